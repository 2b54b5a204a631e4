package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/** Assertions on a launch template. */
public class LaunchTemplateAssert extends AbstractResourceAssert<LaunchTemplateAssert, LaunchTemplate> {

    LaunchTemplateAssert(Scope scope, Supplier<String> idOrName) {
        super(scope, ResourceKinds.LAUNCH_TEMPLATE, idOrName);
    }

    /** The version that a launch gets which names none, or {@code $Default}, is the given one. */
    public LaunchTemplateAssert hasDefaultVersion(long version) {
        return expectEqual("to have default version", "version", version, LaunchTemplate::defaultVersionNumber);
    }

    /** The version that a launch gets which names {@code $Latest} is the given one. */
    public LaunchTemplateAssert hasLatestVersion(long version) {
        return expectEqual("to have latest version", "version", version, LaunchTemplate::latestVersionNumber);
    }
}
