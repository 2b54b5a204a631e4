package io.github.fakeec2.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

class InstanceTypeDescriptionTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aTypeIsDescribedByItsFacts() {
        InstanceTypeInfo type = describe("m5d.large");

        assertThat(type.instanceType()).isEqualTo(InstanceType.M5_D_LARGE);
        assertThat(type.currentGeneration()).isTrue();
        assertThat(type.freeTierEligible()).isFalse();
        assertThat(type.bareMetal()).isFalse();
        assertThat(type.hypervisorAsString()).isEqualTo("nitro");
        assertThat(type.burstablePerformanceSupported()).isFalse();
        assertThat(type.supportedVirtualizationTypesAsStrings()).containsExactly("hvm");
        assertThat(type.supportedUsageClassesAsStrings()).containsExactly("on-demand", "spot");
        assertThat(type.supportedRootDeviceTypesAsStrings()).containsExactly("ebs");
        assertThat(type.processorInfo().supportedArchitecturesAsStrings()).containsExactly("x86_64");
        assertThat(type.processorInfo().sustainedClockSpeedInGhz()).isEqualTo(3.1);
        assertThat(type.vCpuInfo().defaultVCpus()).isEqualTo(2);
        assertThat(type.vCpuInfo().defaultCores()).isEqualTo(1);
        assertThat(type.vCpuInfo().defaultThreadsPerCore()).isEqualTo(2);
        assertThat(type.vCpuInfo().validThreadsPerCore()).containsExactly(1, 2);
        assertThat(type.memoryInfo().sizeInMiB()).isEqualTo(8192);
        assertThat(type.instanceStorageInfo().totalSizeInGB()).isEqualTo(75);
        assertThat(type.instanceStorageInfo().disks()).hasSize(1);
        assertThat(type.instanceStorageInfo().nvmeSupportAsString()).isEqualTo("required");
        assertThat(type.instanceStorageInfo().encryptionSupportAsString()).isEqualTo("required");
        assertThat(type.ebsInfo().ebsOptimizedSupportAsString()).isEqualTo("default");
        assertThat(type.ebsInfo().encryptionSupportAsString()).isEqualTo("supported");
        assertThat(type.ebsInfo().nvmeSupportAsString()).isEqualTo("required");
        assertThat(type.networkInfo().networkPerformance()).isEqualTo("Up to 10 Gigabit");
        assertThat(type.networkInfo().maximumNetworkInterfaces()).isEqualTo(3);
        assertThat(type.networkInfo().ipv4AddressesPerInterface()).isEqualTo(10);
        assertThat(type.networkInfo().ipv6Supported()).isTrue();
        assertThat(type.networkInfo().enaSupportAsString()).isEqualTo("required");
        assertThat(type.gpuInfo()).isNull();
    }

    @Test
    void whatAnOldTypeLacksIsSaidOrLeftOut() {
        InstanceTypeInfo type = describe("t2.micro");

        assertThat(type.hypervisorAsString()).isEqualTo("xen");
        assertThat(type.instanceStorageSupported()).isFalse();
        assertThat(type.instanceStorageInfo()).isNull();
        assertThat(type.ebsInfo().ebsOptimizedSupportAsString()).isEqualTo("unsupported");
        assertThat(type.ebsInfo().nvmeSupportAsString()).isEqualTo("unsupported");
        assertThat(type.vCpuInfo().validThreadsPerCore()).containsExactly(1);
        assertThat(type.placementGroupInfo().supportedStrategiesAsStrings()).containsExactly("partition", "spread");
        assertThat(type.autoRecoverySupported()).isTrue();
    }

    @Test
    void bareMetalHasNoHypervisorAndNoCpuOptions() {
        InstanceTypeInfo type = describe("m5.metal");

        assertThat(type.bareMetal()).isTrue();
        assertThat(type.hypervisor()).isNull();
        assertThat(type.vCpuInfo().validThreadsPerCore()).isEmpty();
        assertThat(type.autoRecoverySupported()).isFalse();
    }

    @Test
    void acceleratorsAreInTheMemberOfTheirKind() {
        InstanceTypeInfo gpu = describe("g4dn.12xlarge");
        assertThat(gpu.gpuInfo().totalGpuMemoryInMiB()).isEqualTo(4 * 16_384);
        assertThat(gpu.gpuInfo().gpus()).singleElement()
                .satisfies(device -> assertThat(device.name()).isEqualTo("T4"))
                .satisfies(device -> assertThat(device.manufacturer()).isEqualTo("NVIDIA"))
                .satisfies(device -> assertThat(device.count()).isEqualTo(4))
                .satisfies(device -> assertThat(device.memoryInfo().sizeInMiB()).isEqualTo(16_384));

        assertThat(describe("dl2q.24xlarge").inferenceAcceleratorInfo().accelerators()).hasSize(1);
        assertThat(describe("f1.2xlarge").fpgaInfo().fpgas()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            m6g.large      | uefi
            mac1.metal     | uefi
            mac2.metal     | uefi
            m4.large       | legacy-bios
            m5.metal       | legacy-bios
            g4ad.xlarge    | legacy-bios
            m5.large       | legacy-bios, uefi
            """)
    void bootModesFollowFromProcessorAndHypervisor(String type, String modes) {
        assertThat(describe(type).supportedBootModesAsStrings()).containsExactly(modes.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            m5.large          | on-demand, spot
            mac2.metal        | on-demand
            u-6tb1.metal      | on-demand
            p5.48xlarge       | on-demand, spot, capacity-block
            p6e-gb200.36xlarge | capacity-block
            """)
    void usageClassesFollowFromTheFamily(String type, String classes) {
        assertThat(describe(type).supportedUsageClassesAsStrings()).containsExactly(classes.split(", "));
    }

    @Test
    void namedTypesComeOnceEachInTheOrderOfTheRequest() {
        DescribeInstanceTypesResponse response = ec2.describeInstanceTypes(
                r -> r.instanceTypesWithStrings("t3.micro", "m5.large", "t3.micro"));

        assertThat(response.instanceTypes()).extracting(InstanceTypeInfo::instanceTypeAsString)
                .containsExactly("t3.micro", "m5.large");
        assertThat(response.nextToken()).isNull();
    }

    @Test
    void allPagesTogetherHaveEveryTypeInOrder() {
        List<String> names = new ArrayList<>();
        ec2.describeInstanceTypesPaginator(r -> r.maxResults(100)).instanceTypes()
                .forEach(type -> names.add(type.instanceTypeAsString()));

        assertThat(names).isSorted().containsExactlyInAnyOrderElementsOf(
                InstanceTypeCatalog.all().stream().map(InstanceTypeFacts::name).toList());
    }

    @Test
    void aListingIsCutAtAHundredTypesEvenWhenNoPageSizeIsGiven() {
        DescribeInstanceTypesResponse first = ec2.describeInstanceTypes(r -> { });
        DescribeInstanceTypesResponse second = ec2.describeInstanceTypes(r -> r.nextToken(first.nextToken()));

        assertThat(first.instanceTypes()).hasSize(100);
        assertThat(second.instanceTypes()).hasSize(100).doesNotContainAnyElementsOf(first.instanceTypes());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 4, 101, Integer.MAX_VALUE})
    void aPageHasFiveToAHundredTypes(int size) {
        assertRefused(() -> ec2.describeInstanceTypes(r -> r.maxResults(size)), "InvalidMaxResults", "Value ( " + size
                + " ) for parameter maxResults is invalid. Expecting a value from ( 5 ) to  ( 100 ).");
    }

    @Test
    void unknownTypesAreNamedTogetherInOneError() {
        assertRefused(() -> ec2.describeInstanceTypes(
                        r -> r.instanceTypesWithStrings("t3.micro", "t3.tiny", "i", "t3.tiny")),
                "InvalidInstanceType", "The following supplied instance types do not exist: [t3.tiny, i]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "T3.MICRO", "t3.*", "%s", "[t3.micro]"})
    void whatIsNoNameOfATypeIsUnknown(String name) {
        assertRefused(() -> ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings(name)),
                "InvalidInstanceType", "The following supplied instance types do not exist: [" + name + "]");
    }

    @Test
    void aNullAmongTheTypesIsAnErrorOfAws() {
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> ec2.describeInstanceTypes(
                r -> r.instanceTypesWithStrings(Collections.singletonList(null))));
    }

    @Test
    void aRequestNamesAtMostAHundredTypes() {
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> ec2.describeInstanceTypes(
                r -> r.instanceTypesWithStrings(Collections.nCopies(101, "t3.micro"))));
    }

    @Test
    void namesGoTogetherNeitherWithAPageSizeNorWithAToken() {
        String token = ec2.describeInstanceTypes(r -> { }).nextToken();

        assertRefused(() -> ec2.describeInstanceTypes(r -> r.instanceTypes(InstanceType.T3_MICRO).maxResults(5)),
                "InvalidParameterCombination",
                "The parameter instanceTypes cannot be used with the parameter maxResults");
        assertRefused(() -> ec2.describeInstanceTypes(r -> r.instanceTypes(InstanceType.T3_MICRO).nextToken(token)),
                "InvalidParameterCombination",
                "The parameter instanceTypes cannot be used with the parameter nextToken");
    }

    @Test
    void aTokenOfTheOfferingsIsNotTaken() {
        String token = ec2.describeInstanceTypeOfferings(r -> { }).nextToken();

        assertRefused(() -> ec2.describeInstanceTypes(r -> r.nextToken(token)),
                "InvalidParameterValue", "Unable to parse pagination token");
    }

    private InstanceTypeInfo describe(String type) {
        return ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings(type)).instanceTypes().get(0);
    }

    private static void assertRefused(ThrowingCallable call, String code, String message) {
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(call)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
    }
}
