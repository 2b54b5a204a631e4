package io.github.fakeec2.types;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.types.InstanceTypeDetails.Range;
import io.github.fakeec2.types.InstanceTypeFacts.Accelerators;
import io.github.fakeec2.types.InstanceTypeFacts.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.EbsInfo;
import software.amazon.awssdk.services.ec2.model.EbsOptimizedInfo;
import software.amazon.awssdk.services.ec2.model.InstanceStorageInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.MemoryInfo;
import software.amazon.awssdk.services.ec2.model.NitroTpmInfo;
import software.amazon.awssdk.services.ec2.model.PlacementGroupInfo;
import software.amazon.awssdk.services.ec2.model.ProcessorInfo;
import software.amazon.awssdk.services.ec2.model.VCpuInfo;

/** An instance type as the SDK's model object. What the catalogue does not know is left out, never made up. */
final class InstanceTypeView {

    /**
     * The views made so far. Not in the rows, which keep their view for the use under one cloud's lock: these are
     * shared by all clouds.
     */
    private static final Map<String, InstanceTypeInfo> VIEWS = new ConcurrentHashMap<>();

    private InstanceTypeView() {}

    static InstanceTypeInfo of(Row<InstanceTypeFacts> row) {
        InstanceTypeInfo view = VIEWS.get(row.id());
        return view != null ? view : VIEWS.computeIfAbsent(row.id(), name -> make(row.value()));
    }

    private static InstanceTypeInfo make(InstanceTypeFacts type) {
        InstanceTypeDetails details = InstanceTypeDetails.of(type);
        InstanceTypeInfo.Builder view = InstanceTypeInfo.builder()
                .instanceType(type.name())
                .currentGeneration(type.currentGeneration())
                .freeTierEligible(type.freeTierEligible())
                .supportedUsageClassesWithStrings(InstanceTypeTraits.usageClasses(type))
                .supportedRootDeviceTypesWithStrings(InstanceTypeTraits.rootDeviceTypes(type))
                .supportedVirtualizationTypesWithStrings(type.virtualizationTypes())
                .bareMetal(type.bareMetal())
                .hypervisor(type.hypervisor().orElse(null))
                .processorInfo(processor(type, details))
                .vCpuInfo(vcpus(type, details))
                .memoryInfo(MemoryInfo.builder().sizeInMiB(type.memoryMib()).build())
                .instanceStorageSupported(!type.disks().isEmpty())
                .instanceStorageInfo(type.disks().isEmpty() ? null : instanceStore(type))
                .ebsInfo(ebs(type, details))
                .networkInfo(InstanceTypeNetworkView.of(type, details))
                .placementGroupInfo(PlacementGroupInfo.builder()
                        .supportedStrategiesWithStrings(InstanceTypeTraits.placementStrategies(type)).build())
                .hibernationSupported(type.hibernationSupported())
                .burstablePerformanceSupported(type.burstable())
                .dedicatedHostsSupported(type.dedicatedHostsSupported())
                .autoRecoverySupported(InstanceTypeTraits.autoRecovery(type))
                .supportedBootModesWithStrings(InstanceTypeTraits.bootModes(type));
        addNewer(view, details);
        for (Accelerators accelerators : type.accelerators()) {
            InstanceTypeAccelerators.addTo(view, accelerators);
        }
        return view.build();
    }

    private static ProcessorInfo processor(InstanceTypeFacts type, InstanceTypeDetails details) {
        ProcessorInfo.Builder processor = ProcessorInfo.builder()
                .supportedArchitecturesWithStrings(type.architectures())
                .applyMutation(NewerSdk.member("ProcessorInfo.manufacturer",
                        view -> view.manufacturer(type.processorManufacturer())));
        type.clockGhz().ifPresent(processor::sustainedClockSpeedInGhz);
        if (!details.processorFeatures().isEmpty()) {
            processor.applyMutation(NewerSdk.member("ProcessorInfo.supportedFeatures",
                    view -> view.supportedFeaturesWithStrings(details.processorFeatures())));
        }
        return processor.build();
    }

    private static VCpuInfo vcpus(InstanceTypeFacts type, InstanceTypeDetails details) {
        List<Integer> threads = InstanceTypeTraits.validThreadsPerCore(type);
        return VCpuInfo.builder()
                .defaultVCpus(type.vcpus())
                .defaultCores(type.cores())
                .defaultThreadsPerCore(type.threadsPerCore())
                .validCores(details.validCores().isEmpty() ? null : details.validCores())
                .validThreadsPerCore(threads.isEmpty() ? null : threads)
                .build();
    }

    private static InstanceStorageInfo instanceStore(InstanceTypeFacts type) {
        List<DiskInfo> disks = new ArrayList<>();
        for (Disks some : type.disks()) {
            disks.add(DiskInfo.builder().count(some.count()).sizeInGB((long) some.sizeGb()).type(some.type()).build());
        }
        return InstanceStorageInfo.builder()
                .totalSizeInGB(type.instanceStorageGb())
                .disks(disks)
                .nvmeSupport(InstanceTypeTraits.instanceStoreNvme(type))
                .encryptionSupport(InstanceTypeTraits.instanceStoreEncryption(type))
                .build();
    }

    private static EbsInfo ebs(InstanceTypeFacts type, InstanceTypeDetails details) {
        EbsInfo.Builder ebs = EbsInfo.builder()
                .ebsOptimizedSupport(type.ebsOptimized())
                .encryptionSupport(InstanceTypeTraits.ebsEncryption(type))
                .nvmeSupport(InstanceTypeTraits.ebsNvme(type));
        if (details.ebsMbps().isPresent()) {
            ebs.ebsOptimizedInfo(optimized(details.ebsMbps().get(), details.ebsIops().orElseThrow()));
        }
        if (details.volumes().isPresent()) {
            ebs.applyMutation(NewerSdk.member("EbsInfo.maximumEbsAttachments",
                    view -> view.maximumEbsAttachments(details.volumes().get())));
            ebs.applyMutation(NewerSdk.member("EbsInfo.attachmentLimitType",
                    view -> view.attachmentLimitType(InstanceTypeTraits.attachmentLimit(details))));
        }
        return ebs.build();
    }

    private static EbsOptimizedInfo optimized(Range mbps, Range iops) {
        return EbsOptimizedInfo.builder()
                .baselineBandwidthInMbps((int) mbps.baseline())
                .baselineThroughputInMBps(InstanceTypeTraits.megabytes(mbps.baseline()))
                .baselineIops((int) iops.baseline())
                .maximumBandwidthInMbps((int) mbps.peak())
                .maximumThroughputInMBps(InstanceTypeTraits.megabytes(mbps.peak()))
                .maximumIops((int) iops.peak())
                .build();
    }

    /** What came into the SDK in 2023 and later. */
    private static void addNewer(InstanceTypeInfo.Builder view, InstanceTypeDetails details) {
        view.applyMutation(NewerSdk.member("InstanceTypeInfo.nitroEnclavesSupport",
                type -> type.nitroEnclavesSupport(InstanceTypeTraits.supported(details.nitroEnclaves()))));
        view.applyMutation(NewerSdk.member("InstanceTypeInfo.nitroTpmSupport",
                type -> type.nitroTpmSupport(InstanceTypeTraits.supported(details.nitroTpm()))));
        view.applyMutation(NewerSdk.member("InstanceTypeInfo.nitroTpmInfo", type -> type.nitroTpmInfo(
                NitroTpmInfo.builder().supportedVersions(InstanceTypeTraits.tpmVersions(details)).build())));
        view.applyMutation(NewerSdk.member("InstanceTypeInfo.phcSupport",
                type -> type.phcSupport(InstanceTypeTraits.supported(details.hardwareClock()))));
        view.applyMutation(NewerSdk.member("InstanceTypeInfo.rebootMigrationSupport",
                type -> type.rebootMigrationSupport(InstanceTypeTraits.supported(details.rebootMigration()))));
    }
}
