package io.github.fakeec2.template;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/**
 * A version of a launch template. It never changes; to AWS it has no id of its own.
 *
 * @param id the template's id and the number
 * @param description what the maker says of it, or null
 * @param createdBy the ARN of who made it
 * @param data the launch parameters, as they were given
 */
record TemplateVersion(String id, String templateId, long number, String description, String createdBy,
        RequestLaunchTemplateData data) implements Resource {

    static final TableType<TemplateVersion> TABLE = TableType.of("launch-template-version", "lt-");

    /** Finds the versions of a template; its name and which of them is the default are in their views. */
    static final TableType.Index<TemplateVersion> BY_TEMPLATE =
            TABLE.shows(LaunchTemplate.TABLE, TemplateVersion::templateId);

    static String idOf(String templateId, long number) {
        return templateId + "/" + number;
    }
}
