package io.github.fakeec2.types;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.types.InstanceTypeFacts.Accelerators;
import io.github.fakeec2.types.InstanceTypeFacts.Disks;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.model.DiskInfo;
import software.amazon.awssdk.services.ec2.model.EbsInfo;
import software.amazon.awssdk.services.ec2.model.InstanceStorageInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.MemoryInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;
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
        InstanceTypeInfo.Builder view = InstanceTypeInfo.builder()
                .instanceType(type.name())
                .currentGeneration(type.currentGeneration())
                .freeTierEligible(type.freeTierEligible())
                .supportedUsageClassesWithStrings(InstanceTypeTraits.usageClasses(type))
                .supportedRootDeviceTypesWithStrings(InstanceTypeTraits.rootDeviceTypes(type))
                .supportedVirtualizationTypesWithStrings(type.virtualizationTypes())
                .bareMetal(type.bareMetal())
                .hypervisor(type.hypervisor().orElse(null))
                .processorInfo(processor(type))
                .vCpuInfo(vcpus(type))
                .memoryInfo(MemoryInfo.builder().sizeInMiB(type.memoryMib()).build())
                .instanceStorageSupported(!type.disks().isEmpty())
                .instanceStorageInfo(type.disks().isEmpty() ? null : instanceStore(type))
                .ebsInfo(ebs(type))
                .networkInfo(network(type))
                .placementGroupInfo(PlacementGroupInfo.builder()
                        .supportedStrategiesWithStrings(InstanceTypeTraits.placementStrategies(type)).build())
                .hibernationSupported(type.hibernationSupported())
                .burstablePerformanceSupported(type.burstable())
                .dedicatedHostsSupported(type.dedicatedHostsSupported())
                .autoRecoverySupported(InstanceTypeTraits.autoRecovery(type))
                .supportedBootModesWithStrings(InstanceTypeTraits.bootModes(type));
        for (Accelerators accelerators : type.accelerators()) {
            InstanceTypeAccelerators.addTo(view, accelerators);
        }
        return view.build();
    }

    private static ProcessorInfo processor(InstanceTypeFacts type) {
        ProcessorInfo.Builder processor = ProcessorInfo.builder()
                .supportedArchitecturesWithStrings(type.architectures())
                .applyMutation(NewerSdk.member("ProcessorInfo.manufacturer",
                        view -> view.manufacturer(type.processorManufacturer())));
        type.clockGhz().ifPresent(processor::sustainedClockSpeedInGhz);
        return processor.build();
    }

    private static VCpuInfo vcpus(InstanceTypeFacts type) {
        List<Integer> threads = InstanceTypeTraits.validThreadsPerCore(type);
        return VCpuInfo.builder()
                .defaultVCpus(type.vcpus())
                .defaultCores(type.cores())
                .defaultThreadsPerCore(type.threadsPerCore())
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

    private static EbsInfo ebs(InstanceTypeFacts type) {
        return EbsInfo.builder()
                .ebsOptimizedSupport(type.ebsOptimized())
                .encryptionSupport(InstanceTypeTraits.ebsEncryption(type))
                .nvmeSupport(InstanceTypeTraits.ebsNvme(type))
                .build();
    }

    private static NetworkInfo network(InstanceTypeFacts type) {
        return NetworkInfo.builder()
                .networkPerformance(type.networkPerformance())
                .maximumNetworkInterfaces(type.maxNetworkInterfaces())
                .ipv4AddressesPerInterface(type.ipv4AddressesPerInterface())
                .ipv6AddressesPerInterface(type.ipv6AddressesPerInterface())
                .ipv6Supported(type.ipv6Supported())
                .enaSupport(type.enaSupport())
                .build();
    }
}
