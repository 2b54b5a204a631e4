package io.github.fakeec2.compute.view;

import io.github.fakeec2.compute.BandwidthWeighting;
import io.github.fakeec2.compute.BootMode;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.MetadataOptions;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.query.FilterSet;
import java.util.function.Function;

/** The filters of DescribeInstances that look at options of an instance. */
final class InstanceOptionFilters {

    private InstanceOptionFilters() {
    }

    static FilterSet<Instance> addTo(FilterSet<Instance> filters) {
        addMetadata(filters);
        addNames(filters);
        return filters
                .on("current-instance-boot-mode", (row, region) -> BootMode.of(row.value()))
                .on("enclave-options.enabled", settings(Settings::enclave))
                .on("maintenance-options.auto-recovery", settings(settings -> settings.maintenance().autoRecovery()))
                .on("network-performance-options.bandwidth-weighting", settings(
                        settings -> BandwidthWeighting.isFor(settings.machine().type())
                                ? settings.machine().bandwidthWeighting() : null))
                .on("usage-operation-update-time", (row, region) -> row.createdAt())
                .on("operator.managed", (row, region) -> false)
                // What no simulated instance has: they are HVM, without product codes, and nobody else manages them.
                .on("kernel-id", (row, region) -> null)
                .on("operator.principal", (row, region) -> null)
                .on("outpost-arn", (row, region) -> null)
                .on("product-code", (row, region) -> null)
                .on("product-code.type", (row, region) -> null)
                .on("ramdisk-id", (row, region) -> null);
    }

    private static void addMetadata(FilterSet<Instance> filters) {
        filters.on("metadata-options.http-endpoint", metadata(MetadataOptions::httpEndpoint))
                .on("metadata-options.http-protocol-ipv4", metadata(MetadataOptions::httpEndpoint))
                .on("metadata-options.http-protocol-ipv6", metadata(MetadataOptions::httpProtocolIpv6))
                .on("metadata-options.http-put-response-hop-limit", metadata(MetadataOptions::hopLimit))
                .on("metadata-options.http-tokens", metadata(MetadataOptions::httpTokens))
                .on("metadata-options.instance-metadata-tags", metadata(MetadataOptions::instanceMetadataTags))
                .on("metadata-options.state", (row, region) -> MetadataOptions.stateOf(row.value()));
    }

    private static void addNames(FilterSet<Instance> filters) {
        String each = "private-dns-name-options.";
        filters.on(each + "enable-resource-name-dns-a-record", settings(settings -> settings.dnsNaming().aRecord()))
                .on(each + "enable-resource-name-dns-aaaa-record",
                        settings(settings -> settings.dnsNaming().aaaaRecord()))
                .on(each + "hostname-type", settings(settings -> settings.dnsNaming().hostnameType()));
    }

    private static FilterSet.Extractor<Instance> settings(Function<Settings, Object> value) {
        return (row, region) -> value.apply(row.value().settings());
    }

    private static FilterSet.Extractor<Instance> metadata(Function<MetadataOptions, Object> value) {
        return settings(settings -> value.apply(settings.metadata()));
    }
}
