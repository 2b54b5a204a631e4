package io.github.fakeec2.types;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.InstanceRequirements.Builder;
import software.amazon.awssdk.services.ec2.model.InstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

class InstanceRequirementsTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    static List<Arguments> wishes() {
        List<Arguments> wishes = new ArrayList<>();
        row(wishes, "vCPUs at least", r -> r.vCpuCount(c -> c.min(4)), "m5.xlarge", "m5.large");
        row(wishes, "vCPUs at most", r -> r.vCpuCount(c -> c.min(0).max(2)), "m5.large", "m5.xlarge");
        row(wishes, "memory at least", r -> r.memoryMiB(m -> m.min(16_384)), "m5.xlarge", "m5.large");
        row(wishes, "memory at most", r -> r.memoryMiB(m -> m.min(0).max(8_192)), "m5.large", "m5.xlarge");
        row(wishes, "maker of the processor", r -> r.cpuManufacturersWithStrings("amazon-web-services"),
                "m6g.large", "m5.large");
        row(wishes, "memory per vCPU", r -> r.memoryGiBPerVCpu(m -> m.min(8.0).max(8.0)), "r5.large", "m5.large");
        row(wishes, "excluded family", r -> r.excludedInstanceTypes("c5*"), "c6i.large", "c5a.large");
        row(wishes, "excluded exactly", r -> r.excludedInstanceTypes("m5a.*"), "m5n.large", "m5a.large");
        row(wishes, "excluded by generation", r -> r.excludedInstanceTypes("*5*"), "m6i.large", "m5.large");
        row(wishes, "allowed type", r -> r.allowedInstanceTypes("m5.large"), "m5.large", "m5.xlarge");
        row(wishes, "allowed family", r -> r.allowedInstanceTypes("r*"), "r5.large", "m5.large");
        row(wishes, "generation", r -> r.instanceGenerationsWithStrings("current"), "m7i.large", "m5.large");
        row(wishes, "former generation", r -> r.instanceGenerationsWithStrings("previous"), "m5.large", "m7i.large");
        row(wishes, "no bare metal unless asked for", r -> { }, "m5.24xlarge", "m5.metal");
        row(wishes, "bare metal alone", r -> r.bareMetal("required"), "m5.metal", "m5.24xlarge");
        row(wishes, "no burstable unless asked for", r -> { }, "m5.large", "t3.large");
        row(wishes, "burstable alone", r -> r.burstablePerformance("required"), "t3.large", "m5.large");
        row(wishes, "hibernation", r -> r.requireHibernateSupport(true), "m5.large", "m5n.large");
        row(wishes, "interfaces", r -> r.networkInterfaceCount(c -> c.min(8)), "m5.4xlarge", "m5.xlarge");
        row(wishes, "local storage alone", r -> r.localStorage("required"), "m5d.large", "m5.large");
        row(wishes, "no local storage", r -> r.localStorage("excluded"), "m5.large", "m5d.large");
        row(wishes, "type of local storage", r -> r.localStorageTypesWithStrings("hdd"), "d3.xlarge", "m5d.large");
        row(wishes, "size of local storage", r -> r.totalLocalStorageGB(s -> s.min(100.0)), "m5d.xlarge", "m5d.large");
        row(wishes, "bandwidth to EBS", r -> r.baselineEbsBandwidthMbps(b -> b.min(1_000)), "m5.xlarge", "m5.large");
        row(wishes, "GPUs", r -> r.acceleratorTypesWithStrings("gpu"), "g4dn.xlarge", "m5.large");
        row(wishes, "inference chips", r -> r.acceleratorTypesWithStrings("inference"), "inf2.xlarge", "g4dn.xlarge");
        row(wishes, "FPGAs", r -> r.acceleratorTypesWithStrings("fpga"), "f2.6xlarge", "g4dn.xlarge");
        row(wishes, "media cards", r -> r.acceleratorTypesWithStrings("media"), "vt1.3xlarge", "g4dn.xlarge");
        row(wishes, "several accelerators", r -> r.acceleratorCount(c -> c.min(4)), "g4dn.12xlarge", "g4dn.xlarge");
        row(wishes, "no accelerators", r -> r.acceleratorCount(c -> c.max(0)), "m5.large", "g4dn.xlarge");
        row(wishes, "maker of accelerators", r -> r.acceleratorManufacturersWithStrings("amd"),
                "g4ad.xlarge", "g4dn.xlarge");
        row(wishes, "name of accelerators", r -> r.acceleratorNamesWithStrings("radeon-pro-v520"),
                "g4ad.xlarge", "g4dn.xlarge");
        row(wishes, "part of a name", r -> r.acceleratorNamesWithStrings("vu9p"), "f1.2xlarge", "f2.6xlarge");
        row(wishes, "memory of accelerators", r -> r.acceleratorTotalMemoryMiB(m -> m.min(65_536)),
                "g4dn.12xlarge", "g4dn.xlarge");
        row(wishes, "network bandwidth", r -> r.networkBandwidthGbps(b -> b.min(1.0)), "m5.xlarge", "m5.large");
        return wishes;
    }

    /** The builder of what launch templates answer: both of the SDK's classes are read the same way. */
    private static void row(List<Arguments> rows, String name, Consumer<Builder> wish, String met, String unmet) {
        rows.add(Arguments.of(name, wish, met, unmet));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wishes")
    void eachRequirementTellsTypesApart(String name, Consumer<Builder> wish, String met, String unmet) {
        var sdk = software.amazon.awssdk.services.ec2.model.InstanceRequirements.builder()
                .vCpuCount(c -> c.min(0)).memoryMiB(m -> m.min(0)).applyMutation(wish).build();
        InstanceRequirements requirements = InstanceRequirements.of(sdk, "InstanceRequirements");

        assertThat(requirements.isMetBy(InstanceTypeCatalog.find(met).orElseThrow())).as(met).isTrue();
        assertThat(requirements.isMetBy(InstanceTypeCatalog.find(unmet).orElseThrow())).as(unmet).isFalse();
    }

    @Test
    void allRequirementsMustBeMetAndArchitectureAndVirtualizationToo() {
        assertThat(types(r -> r.vCpuCount(c -> c.min(2).max(2)).memoryMiB(m -> m.min(8_192).max(8_192))
                .allowedInstanceTypes("m5*", "m6*"))).contains("m5.large", "m5a.large", "m6i.large", "m6g.large")
                .doesNotContain("m5.xlarge", "c5.xlarge");
        assertThat(ask(List.of(ArchitectureType.ARM64), List.of(VirtualizationType.HVM),
                r -> r.allowedInstanceTypes("m6*.large"))).contains("m6g.large").doesNotContain("m6i.large");
        assertThat(ask(List.of(ArchitectureType.X86_64), List.of(VirtualizationType.PARAVIRTUAL), r -> { }))
                .contains("m3.large").doesNotContain("m5.large");
    }

    @Test
    void whatTheRegionDoesNotOfferIsLeftOut() {
        assertThat(types(r -> r.allowedInstanceTypes("hpc6a.*"))).isEmpty();
        assertThat(types(r -> r.allowedInstanceTypes("hpc7g.16xlarge"))).containsExactly("hpc7g.16xlarge");
    }

    @Test
    void listsComePageByPage() {
        var first = ec2.getInstanceTypesFromInstanceRequirements(r -> r.architectureTypes(ArchitectureType.X86_64)
                .virtualizationTypes(VirtualizationType.HVM).maxResults(3).instanceRequirements(any()));
        var second = ec2.getInstanceTypesFromInstanceRequirements(r -> r.architectureTypes(ArchitectureType.X86_64)
                .virtualizationTypes(VirtualizationType.HVM).instanceRequirements(any())
                .nextToken(first.nextToken()));

        assertThat(first.instanceTypes()).hasSize(3).doesNotContainAnyElementsOf(second.instanceTypes());
        assertThat(second.instanceTypes()).hasSizeGreaterThan(100);
        assertThat(second.nextToken()).isNull();
    }

    private static final Map<String, Consumer<InstanceRequirementsRequest.Builder>> WRONG = Map.ofEntries(
            Map.entry("no vCPUs", r -> r.vCpuCount((software.amazon.awssdk.services.ec2.model.VCpuCountRangeRequest)
                    null)),
            Map.entry("no least vCPUs", r -> r.vCpuCount(c -> c.max(2))),
            Map.entry("no memory", r -> r.memoryMiB((software.amazon.awssdk.services.ec2.model.MemoryMiBRequest)
                    null)),
            Map.entry("negative", r -> r.vCpuCount(c -> c.min(-1))),
            Map.entry("bounds reversed", r -> r.memoryMiB(m -> m.min(2).max(1))),
            Map.entry("not a number", r -> r.memoryGiBPerVCpu(m -> m.min(Double.NaN))),
            Map.entry("unknown maker", r -> r.cpuManufacturersWithStrings("intel", "AMD")),
            Map.entry("unknown word", r -> r.bareMetal("maybe")),
            Map.entry("null name", r -> r.allowedInstanceTypes(Collections.singletonList(null))),
            Map.entry("odd name", r -> r.excludedInstanceTypes("m5?")),
            Map.entry("empty name", r -> r.excludedInstanceTypes("")),
            Map.entry("too many names", r -> r.excludedInstanceTypes(Collections.nCopies(401, "m5.*"))),
            Map.entry("negative price", r -> r.spotMaxPricePercentageOverLowestPrice(-1)),
            Map.entry("both lists", r -> r.allowedInstanceTypes("m5.*").excludedInstanceTypes("c5.*")),
            Map.entry("both prices", r -> r.spotMaxPricePercentageOverLowestPrice(1)
                    .maxSpotPriceAsPercentageOfOptimalOnDemandPrice(1)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no vCPUs        | MissingParameter | The request must contain the parameter InstanceRequirements.VCpuCount
            no least vCPUs  | MissingParameter | The request must contain the parameter InstanceRequirements.VCpuCount.Min
            no memory       | MissingParameter | The request must contain the parameter InstanceRequirements.MemoryMiB
            negative        | InvalidParameterValue | Value (-1) for parameter InstanceRequirements.VCpuCount.Min is invalid. The value must not be negative.
            bounds reversed | InvalidParameterValue | Value (1) for parameter InstanceRequirements.MemoryMiB.Max is invalid. The value must not be less than the minimum.
            not a number    | InvalidParameterValue | Value (NaN) for parameter InstanceRequirements.MemoryGiBPerVCpu.Min is invalid. The value must not be negative.
            unknown maker   | InvalidParameterValue | Value (AMD) for parameter InstanceRequirements.CpuManufacturers is invalid. Valid values are amazon-web-services, amd, apple, intel.
            unknown word    | InvalidParameterValue | Value (maybe) for parameter InstanceRequirements.BareMetal is invalid. Valid values are excluded, included, required.
            null name       | InvalidParameterValue | Value (null) for parameter InstanceRequirements.AllowedInstanceTypes is invalid. The value must not be empty.
            odd name        | InvalidParameterValue | Value (m5?) for parameter InstanceRequirements.ExcludedInstanceTypes is invalid. A name has up to 30 letters, digits, dots, hyphens and asterisks.
            empty name      | InvalidParameterValue | Value () for parameter InstanceRequirements.ExcludedInstanceTypes is invalid. A name has up to 30 letters, digits, dots, hyphens and asterisks.
            too many names  | InvalidParameterValue | Value (401 names) for parameter InstanceRequirements.ExcludedInstanceTypes is invalid. There can be at most 400.
            negative price  | InvalidParameterValue | Value (-1) for parameter InstanceRequirements.SpotMaxPricePercentageOverLowestPrice is invalid. The value must not be negative.
            both lists      | InvalidParameterCombination | The parameter InstanceRequirements.AllowedInstanceTypes cannot be used with the parameter InstanceRequirements.ExcludedInstanceTypes
            both prices     | InvalidParameterCombination | The parameter InstanceRequirements.SpotMaxPricePercentageOverLowestPrice cannot be used with the parameter InstanceRequirements.MaxSpotPriceAsPercentageOfOptimalOnDemandPrice
            """)
    @Tag("newer-sdk")
    void wrongRequirementsAreRefused(String what, String code, String message) {
        assertRefused(code, message, () -> types(WRONG.get(what)));
    }

    @Test
    void architectureVirtualizationAndRequirementsMustBeGiven() {
        assertRefused("MissingParameter", "The request must contain the parameter ArchitectureType",
                () -> ask(List.of(), List.of(VirtualizationType.HVM), r -> { }));
        assertRefused("MissingParameter", "The request must contain the parameter VirtualizationType",
                () -> ask(List.of(ArchitectureType.ARM64), List.of(), r -> { }));
        assertRefused("MissingParameter", "The request must contain the parameter InstanceRequirements",
                () -> ec2.getInstanceTypesFromInstanceRequirements(r -> r.architectureTypes(ArchitectureType.ARM64)
                        .virtualizationTypes(VirtualizationType.HVM)));
        assertRefused("InvalidParameterValue", "Value (sparc) for parameter ArchitectureType is invalid.",
                () -> ec2.getInstanceTypesFromInstanceRequirements(r -> r.architectureTypesWithStrings("sparc")
                        .virtualizationTypes(VirtualizationType.HVM).instanceRequirements(any())));
    }

    private List<String> types(Consumer<InstanceRequirementsRequest.Builder> wish) {
        return ask(List.of(ArchitectureType.X86_64, ArchitectureType.ARM64), List.of(VirtualizationType.HVM), wish);
    }

    private List<String> ask(List<ArchitectureType> architectures, List<VirtualizationType> virtualization,
            Consumer<InstanceRequirementsRequest.Builder> wish) {
        return ec2.getInstanceTypesFromInstanceRequirements(r -> r.architectureTypes(architectures)
                        .virtualizationTypes(virtualization)
                        .instanceRequirements(any().toBuilder().applyMutation(wish).build()))
                .instanceTypes().stream().map(type -> type.instanceType()).toList();
    }

    private static InstanceRequirementsRequest any() {
        return InstanceRequirementsRequest.builder().vCpuCount(c -> c.min(0)).memoryMiB(m -> m.min(0)).build();
    }
}
