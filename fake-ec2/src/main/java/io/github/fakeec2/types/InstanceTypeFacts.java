package io.github.fakeec2.types;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What DescribeInstanceTypes tells of an instance type.
 *
 * @param name such as {@code m5.large}
 * @param vcpus the default number of vCPUs: cores times threads per core
 * @param cores the default number of cores
 * @param threadsPerCore the default number of threads per core: 1 or 2
 * @param memoryMib memory in MiB
 * @param architectures in the API's spelling: i386, x86_64, arm64, x86_64_mac, arm64_mac
 * @param processorManufacturer such as {@code Intel}
 * @param clockGhz the sustained clock speed in GHz, where known
 * @param burstable whether it earns and spends CPU credits
 * @param currentGeneration whether AWS lists it among the current generation
 * @param bareMetal whether it runs without a hypervisor
 * @param hypervisor nitro or xen; empty for bare metal
 * @param disks the instance store, empty where there is none
 * @param nvmeDisks whether the instance store is reached through NVMe
 * @param networkPerformance AWS's words, such as {@code Up to 10 Gigabit}
 * @param enaSupport of enhanced networking: unsupported, supported or required
 * @param maxNetworkInterfaces over all network cards
 * @param ipv4AddressesPerInterface the primary address included
 * @param ipv6Supported whether interfaces may have IPv6 addresses: as many as IPv4 addresses
 * @param ebsOptimized unsupported, supported or default
 * @param virtualizationTypes hvm, and paravirtual where the type still boots such images
 * @param hibernationSupported whether Linux instances can hibernate
 * @param dedicatedHostsSupported whether a Dedicated Host can carry it
 * @param freeTierEligible whether the free tier of an account made today covers it
 * @param accelerators GPUs and other devices, empty where there are none
 */
public record InstanceTypeFacts(
        String name,
        int vcpus,
        int cores,
        int threadsPerCore,
        long memoryMib,
        List<String> architectures,
        String processorManufacturer,
        OptionalDouble clockGhz,
        boolean burstable,
        boolean currentGeneration,
        boolean bareMetal,
        Optional<String> hypervisor,
        List<Disks> disks,
        boolean nvmeDisks,
        String networkPerformance,
        String enaSupport,
        int maxNetworkInterfaces,
        int ipv4AddressesPerInterface,
        boolean ipv6Supported,
        String ebsOptimized,
        List<String> virtualizationTypes,
        boolean hibernationSupported,
        boolean dedicatedHostsSupported,
        boolean freeTierEligible,
        List<Accelerators> accelerators) implements Resource {

    /** No region has a table of this kind: what all regions share is in {@link InstanceTypeCatalog}. */
    public static final TableType<InstanceTypeFacts> TABLE = TableType.<InstanceTypeFacts>of("instance-type", "")
            .notFound("InvalidInstanceType", "The following supplied instance types do not exist: [%s]");

    public InstanceTypeFacts {
        Objects.requireNonNull(name, "name");
        architectures = List.copyOf(architectures);
        disks = List.copyOf(disks);
        virtualizationTypes = List.copyOf(virtualizationTypes);
        accelerators = List.copyOf(accelerators);
    }

    @Override
    public String id() {
        return name;
    }

    /** The part of the name before the dot, such as {@code m5}. */
    public String family() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The part of the name after the dot, such as {@code large}. */
    public String size() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** All disks of the instance store together, in GB; 0 where there is none. */
    public long instanceStorageGb() {
        long total = 0;
        for (Disks some : disks) {
            total += (long) some.count() * some.sizeGb();
        }
        return total;
    }

    /** IPv6 addresses per interface: as many as IPv4 addresses, or none. */
    public int ipv6AddressesPerInterface() {
        return ipv6Supported ? ipv4AddressesPerInterface : 0;
    }

    /**
     * Equal disks of the instance store.
     *
     * @param count how many
     * @param sizeGb the size of each, in GB
     * @param type ssd or hdd
     */
    public record Disks(int count, int sizeGb, String type) {}

    /**
     * Equal accelerators.
     *
     * @param kind which member of the API's answer they belong to
     * @param manufacturer such as {@code NVIDIA}
     * @param name such as {@code T4}
     * @param count how many
     * @param memoryMib the memory of each, in MiB
     */
    public record Accelerators(Kind kind, String manufacturer, String name, int count, int memoryMib) {

        /** GpuInfo, NeuronInfo, InferenceAcceleratorInfo, FpgaInfo or MediaAcceleratorInfo. */
        public enum Kind { GPU, NEURON, INFERENCE, FPGA, MEDIA }
    }
}
