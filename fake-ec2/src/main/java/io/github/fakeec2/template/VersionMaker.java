package io.github.fakeec2.template;

import io.github.fakeec2.access.Callers;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/** Makes versions of launch templates, the first and all others. */
final class VersionMaker {

    private static final int LONGEST_DESCRIPTION = 255;

    private final Call call;

    VersionMaker(Call call) {
        this.call = call;
    }

    Row<TemplateVersion> insert(LaunchTemplate template, long number, String description,
            RequestLaunchTemplateData data) {
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw AwsError.invalidValue("VersionDescription", description,
                    "Length exceeds maximum of " + LONGEST_DESCRIPTION + ".");
        }
        return call.table(TemplateVersion.TABLE).insert(new TemplateVersion(
                TemplateVersion.idOf(template.id(), number), template.id(), number, description, Callers.arn(call),
                data), Map.of());
    }
}
