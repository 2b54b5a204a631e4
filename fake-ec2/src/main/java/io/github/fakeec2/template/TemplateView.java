package io.github.fakeec2.template;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.parameters.Parameters;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

/** Launch templates and versions as the SDK's model objects. */
final class TemplateView {

    private TemplateView() {
    }

    static software.amazon.awssdk.services.ec2.model.LaunchTemplate of(Row<LaunchTemplate> row) {
        return row.view(() -> software.amazon.awssdk.services.ec2.model.LaunchTemplate.builder()
                .launchTemplateId(row.id())
                .launchTemplateName(row.value().name())
                .createTime(row.createdAt())
                .createdBy(row.value().createdBy())
                .defaultVersionNumber(row.value().defaultVersion())
                .latestVersionNumber(row.value().latestVersion())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }

    /**
     * A version, with the AMI's id in place of a parameter that names it where the request wants that (API reference,
     * DescribeLaunchTemplateVersions, {@code ResolveAlias}).
     *
     * @throws AwsError {@code SsmInvalidParameter} for a parameter that does not exist
     */
    static LaunchTemplateVersion of(Row<TemplateVersion> row, Call call, boolean resolveAlias) {
        LaunchTemplateVersion view = of(row, call);
        String image = row.value().data().imageId();
        if (!resolveAlias || image == null || !Parameters.isReference(image)) {
            return view;
        }
        String imageId = Parameters.imageId(call, image);
        return view.toBuilder()
                .launchTemplateData(view.launchTemplateData().toBuilder().imageId(imageId).build())
                .build();
    }

    private static LaunchTemplateVersion of(Row<TemplateVersion> row, Call call) {
        return row.view(() -> {
            TemplateVersion version = row.value();
            LaunchTemplate template = call.table(LaunchTemplate.TABLE).value(version.templateId());
            return LaunchTemplateVersion.builder()
                    .launchTemplateId(template.id())
                    .launchTemplateName(template.name())
                    .versionNumber(version.number())
                    .versionDescription(version.description())
                    .createTime(row.createdAt())
                    .createdBy(version.createdBy())
                    .defaultVersion(version.number() == template.defaultVersion())
                    .launchTemplateData(LaunchTemplates.data(version.data()))
                    .build();
        });
    }
}
