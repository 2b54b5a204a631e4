package io.github.fakeec2.types;

import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.types.InstanceTypeDetails.Range;
import io.github.fakeec2.types.InstanceTypeFacts.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The filters of DescribeInstanceTypes. They look at facts, not at views, of which there would be a thousand. */
final class InstanceTypeFilters {

    static final FilterSet<InstanceTypeFacts> ALL = FilterSet.<InstanceTypeFacts>of("DescribeInstanceTypes")
            .on("auto-recovery-supported", (row, region) -> InstanceTypeTraits.autoRecovery(row.value()))
            .on("bare-metal", (row, region) -> row.value().bareMetal())
            .on("burstable-performance-supported", (row, region) -> row.value().burstable())
            .on("current-generation", (row, region) -> row.value().currentGeneration())
            .on("dedicated-hosts-supported", (row, region) -> row.value().dedicatedHostsSupported())
            .on("ebs-info.ebs-optimized-support", (row, region) -> row.value().ebsOptimized())
            .on("ebs-info.encryption-support", (row, region) -> InstanceTypeTraits.ebsEncryption(row.value()))
            .on("ebs-info.nvme-support", (row, region) -> InstanceTypeTraits.ebsNvme(row.value()))
            .on("free-tier-eligible", (row, region) -> row.value().freeTierEligible())
            .on("hibernation-supported", (row, region) -> row.value().hibernationSupported())
            .on("hypervisor", (row, region) -> row.value().hypervisor().orElse(null))
            .on("instance-storage-info.disk.count", (row, region) -> ofDisks(row.value(), Disks::count))
            .on("instance-storage-info.disk.size-in-gb", (row, region) -> ofDisks(row.value(), Disks::sizeGb))
            .on("instance-storage-info.disk.type", (row, region) -> ofDisks(row.value(), Disks::type))
            .on("instance-storage-info.encryption-support", (row, region) ->
                    ofInstanceStore(row.value(), InstanceTypeTraits::instanceStoreEncryption))
            .on("instance-storage-info.nvme-support", (row, region) ->
                    ofInstanceStore(row.value(), InstanceTypeTraits::instanceStoreNvme))
            .on("instance-storage-info.total-size-in-gb", (row, region) ->
                    ofInstanceStore(row.value(), InstanceTypeFacts::instanceStorageGb))
            .on("instance-storage-supported", (row, region) -> !row.value().disks().isEmpty())
            .on("instance-type", (row, region) -> row.id())
            .on("memory-info.size-in-mib", (row, region) -> row.value().memoryMib())
            .on("network-info.ena-support", (row, region) -> row.value().enaSupport())
            .on("network-info.ipv4-addresses-per-interface", (row, region) -> row.value().ipv4AddressesPerInterface())
            .on("network-info.ipv6-addresses-per-interface", (row, region) -> row.value().ipv6AddressesPerInterface())
            .on("network-info.ipv6-supported", (row, region) -> row.value().ipv6Supported())
            .on("network-info.maximum-network-interfaces", (row, region) -> row.value().maxNetworkInterfaces())
            .on("network-info.network-performance", (row, region) -> row.value().networkPerformance())
            .on("processor-info.supported-architecture", (row, region) -> row.value().architectures())
            .on("processor-info.sustained-clock-speed-in-ghz", (row, region) -> clock(row.value()))
            .on("supported-boot-mode", (row, region) -> InstanceTypeTraits.bootModes(row.value()))
            .on("supported-root-device-type", (row, region) -> InstanceTypeTraits.rootDeviceTypes(row.value()))
            .on("supported-usage-class", (row, region) -> InstanceTypeTraits.usageClasses(row.value()))
            .on("supported-virtualization-type", (row, region) -> row.value().virtualizationTypes())
            .on("vcpu-info.default-cores", (row, region) -> row.value().cores())
            .on("vcpu-info.default-threads-per-core", (row, region) -> row.value().threadsPerCore())
            .on("vcpu-info.default-vcpus", (row, region) -> row.value().vcpus())
            .on("vcpu-info.valid-threads-per-core", (row, region) -> validThreads(row.value()))
            .on("ebs-info.attachment-limit-type", (row, region) -> {
                InstanceTypeDetails details = details(row);
                return details.volumes().isPresent() ? InstanceTypeTraits.attachmentLimit(details) : null;
            })
            .on("ebs-info.maximum-ebs-attachments", (row, region) -> details(row).volumes().orElse(null))
            .on("ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps", (row, region) ->
                    of(details(row).ebsMbps(), Range::baseline))
            .on("ebs-info.ebs-optimized-info.baseline-iops", (row, region) ->
                    of(details(row).ebsIops(), Range::baseline))
            .on("ebs-info.ebs-optimized-info.baseline-throughput-in-mbps", (row, region) ->
                    of(details(row).ebsMbps(), range -> InstanceTypeTraits.megabytes(range.baseline())))
            .on("ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps", (row, region) ->
                    of(details(row).ebsMbps(), Range::peak))
            .on("ebs-info.ebs-optimized-info.maximum-iops", (row, region) ->
                    of(details(row).ebsIops(), Range::peak))
            .on("ebs-info.ebs-optimized-info.maximum-throughput-in-mbps", (row, region) ->
                    of(details(row).ebsMbps(), range -> InstanceTypeTraits.megabytes(range.peak())))
            .on("network-info.bandwidth-weightings", (row, region) ->
                    InstanceTypeTraits.bandwidthWeightings(details(row)))
            .on("network-info.efa-info.maximum-efa-interfaces", (row, region) ->
                    details(row).efaInterfaces() == 0 ? null : details(row).efaInterfaces())
            .on("network-info.efa-supported", (row, region) -> details(row).efaInterfaces() > 0)
            .on("network-info.encryption-in-transit-supported", (row, region) -> details(row).encryptionInTransit())
            .on("network-info.flexible-ena-queues-support", (row, region) ->
                    InstanceTypeTraits.supported(details(row).flexibleQueues()))
            .on("network-info.maximum-network-cards", (row, region) -> details(row).cards())
            .on("nitro-enclaves-support", (row, region) ->
                    InstanceTypeTraits.supported(details(row).nitroEnclaves()))
            .on("nitro-tpm-support", (row, region) -> InstanceTypeTraits.supported(details(row).nitroTpm()))
            .on("nitro-tpm-info.supported-versions", (row, region) -> InstanceTypeTraits.tpmVersions(details(row)))
            .on("processor-info.supported-features", (row, region) -> details(row).processorFeatures())
            .on("reboot-migration-support", (row, region) ->
                    InstanceTypeTraits.supported(details(row).rebootMigration()))
            .on("vcpu-info.valid-cores", (row, region) -> details(row).validCores());

    private InstanceTypeFilters() {}

    private static InstanceTypeDetails details(Row<InstanceTypeFacts> row) {
        return InstanceTypeDetails.of(row.value());
    }

    /** A whole number is found with and without its decimal: 650 and 593.75, but also 10000.0. */
    private static Object of(Optional<Range> range, ToDoubleFunction<Range> part) {
        if (range.isEmpty()) {
            return null;
        }
        double number = part.applyAsDouble(range.get());
        return number == Math.rint(number) ? List.of((long) number, number) : (Object) number;
    }

    private static List<Object> ofDisks(InstanceTypeFacts type, Function<Disks, Object> part) {
        List<Object> parts = new ArrayList<>();
        for (Disks some : type.disks()) {
            parts.add(part.apply(some));
        }
        return parts;
    }

    private static Object ofInstanceStore(InstanceTypeFacts type, Function<InstanceTypeFacts, Object> part) {
        return type.disks().isEmpty() ? null : part.apply(type);
    }

    private static Object clock(InstanceTypeFacts type) {
        return type.clockGhz().isPresent() ? Double.valueOf(type.clockGhz().getAsDouble()) : null;
    }

    /** One at a time, and all of them as the documentation spells them: "1,2". */
    private static List<String> validThreads(InstanceTypeFacts type) {
        return switch (InstanceTypeTraits.validThreadsPerCore(type).size()) {
            case 0 -> List.of();
            case 1 -> List.of("1");
            default -> List.of("1", "2", "1,2");
        };
    }
}
