package io.github.fakeec2.template;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/** The versions of launch templates. */
@Simulates(family = "Launch templates")
final class LaunchTemplateVersionApi {

    private final Call call;

    LaunchTemplateVersionApi(Call call) {
        this.call = call;
    }

    @Limits("As CreateLaunchTemplate.")
    CreateLaunchTemplateVersionResponse createLaunchTemplateVersion(CreateLaunchTemplateVersionRequest request) {
        LaunchTemplate template =
                LaunchTemplates.get(call, request.launchTemplateId(), request.launchTemplateName()).value();
        RequestLaunchTemplateData data = data(template, request);
        call.requireRoom(Quota.VERSIONS_PER_LAUNCH_TEMPLATE,
                call.table(TemplateVersion.TABLE).by(TemplateVersion.BY_TEMPLATE, template.id()).size(),
                "LaunchTemplateVersionLimitExceeded", "versions of the launch template");
        LaunchTemplate updated = template.withNextVersion();
        call.table(LaunchTemplate.TABLE).update(updated);
        Row<TemplateVersion> row = new VersionMaker(call)
                .insert(updated, updated.latestVersion(), request.versionDescription(), data);
        return CreateLaunchTemplateVersionResponse.builder()
                .launchTemplateVersion(TemplateView.of(row, call, Boolean.TRUE.equals(request.resolveAlias())))
                .build();
    }

    private RequestLaunchTemplateData data(LaunchTemplate template, CreateLaunchTemplateVersionRequest request) {
        if (!Required.isGiven(request.sourceVersion())) {
            return TemplateData.required(request.launchTemplateData());
        }
        TemplateVersion source = LaunchTemplates.version(call, template, request.sourceVersion()).value();
        if (request.launchTemplateData() == null) {
            throw Required.missing("LaunchTemplateData");
        }
        return TemplateData.based(TemplateData.validated(request.launchTemplateData()), source.data());
    }

    DescribeLaunchTemplateVersionsResponse describeLaunchTemplateVersions(
            DescribeLaunchTemplateVersionsRequest request) {
        Page<TemplateVersion> page = VersionListing.page(call, request);
        boolean resolveAlias = Boolean.TRUE.equals(request.resolveAlias());
        return DescribeLaunchTemplateVersionsResponse.builder()
                .launchTemplateVersions(page.map(row -> TemplateView.of(row, call, resolveAlias)))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteLaunchTemplateVersionsResponse deleteLaunchTemplateVersions(DeleteLaunchTemplateVersionsRequest request) {
        return new VersionDeletion(call).delete(request);
    }
}
