package io.github.fakeec2.template;

import io.github.fakeec2.network.Parts;
import io.github.fakeec2.query.FilterSet;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateLicenseConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/** The filters of DescribeLaunchTemplateVersions (API reference, {@code Filter.N}). */
final class VersionFilters {

    static final FilterSet<TemplateVersion> ALL =
            FilterSet.<TemplateVersion>of("DescribeLaunchTemplateVersions")
                    .on("create-time", (row, region) -> row.createdAt())
                    .on("is-default-version", (row, region) -> row.value().number()
                            == region.table(LaunchTemplate.TABLE).value(row.value().templateId()).defaultVersion())
                    .on("ebs-optimized", data(RequestLaunchTemplateData::ebsOptimized))
                    .on("image-id", data(RequestLaunchTemplateData::imageId))
                    .on("instance-type", data(RequestLaunchTemplateData::instanceTypeAsString))
                    .on("kernel-id", data(RequestLaunchTemplateData::kernelId))
                    .on("ram-disk-id", data(RequestLaunchTemplateData::ramDiskId))
                    .on("iam-instance-profile",
                            data(data -> data.iamInstanceProfile() == null ? null : data.iamInstanceProfile().arn()))
                    .on("host-resource-group-arn",
                            data(data -> data.placement() == null ? null : data.placement().hostResourceGroupArn()))
                    .on("http-endpoint", data(data ->
                            data.metadataOptions() == null ? null : data.metadataOptions().httpEndpointAsString()))
                    .on("http-tokens", data(data ->
                            data.metadataOptions() == null ? null : data.metadataOptions().httpTokensAsString()))
                    // Templates have no such parameter.
                    .on("http-protocol-ipv4", (row, region) -> null)
                    .on("license-configuration-arn", data(VersionFilters::licenses))
                    .on("network-card-index", data(VersionFilters::networkCards));

    private VersionFilters() {
    }

    private static FilterSet.Extractor<TemplateVersion> data(Function<RequestLaunchTemplateData, Object> look) {
        return (row, region) -> look.apply(row.value().data());
    }

    private static List<Object> licenses(RequestLaunchTemplateData data) {
        return Parts.of(data.licenseSpecifications(),
                LaunchTemplateLicenseConfigurationRequest::licenseConfigurationArn);
    }

    private static List<Object> networkCards(RequestLaunchTemplateData data) {
        return Parts.of(data.networkInterfaces(),
                LaunchTemplateInstanceNetworkInterfaceSpecificationRequest::networkCardIndex);
    }
}
