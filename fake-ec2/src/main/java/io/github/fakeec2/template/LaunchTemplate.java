package io.github.fakeec2.template;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A launch template: a name for a row of versions, of which one is the default.
 *
 * @param id the launch template's id
 * @param name the name, unique within the region
 * @param createdBy the ARN of who made it
 * @param defaultVersion the number of the version that is launched where none is named
 * @param latestVersion the highest number of a version that is still there
 * @param lastNumber the highest number that a version ever had: numbers are never given again
 */
public record LaunchTemplate(String id, String name, String createdBy, long defaultVersion, long latestVersion,
        long lastNumber) implements Resource {

    /** Launch templates. Errors after the EC2 API reference, "Error codes". */
    public static final TableType<LaunchTemplate> TABLE = TableType.<LaunchTemplate>of("launch-template", "lt-")
            .notFound("InvalidLaunchTemplateId.NotFound",
                    "The specified launch template, with template ID %s, does not exist.")
            .malformed("InvalidLaunchTemplateId.Malformed", "The ID for the launch template is malformed. Ensure that "
                    + "you specify the launch template ID in the form lt-xxxxxxxxxxxxxxxxx.");

    static final TableType.Index<LaunchTemplate> BY_NAME = TABLE.index(LaunchTemplate::name);

    LaunchTemplate withDefault(long number) {
        return new LaunchTemplate(id, name, createdBy, number, latestVersion, lastNumber);
    }

    /** With one version more, which is the latest. */
    LaunchTemplate withNextVersion() {
        return new LaunchTemplate(id, name, createdBy, defaultVersion, lastNumber + 1, lastNumber + 1);
    }

    LaunchTemplate withLatest(long number) {
        return new LaunchTemplate(id, name, createdBy, defaultVersion, number, lastNumber);
    }
}
