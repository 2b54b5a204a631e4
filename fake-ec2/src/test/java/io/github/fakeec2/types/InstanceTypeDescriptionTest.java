package io.github.fakeec2.types;

import static java.util.stream.Collectors.joining;
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
import software.amazon.awssdk.services.ec2.model.EbsOptimizedInfo;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;

class InstanceTypeDescriptionTest {

    private final FakeCloud cloud = FakeCloud.builder().region("us-west-2").build();
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
        assertThat(type.vCpuInfo().validThreadsPerCore()).isEmpty();
        assertThat(type.ebsInfo().ebsOptimizedInfo()).isNull();
        assertThat(type.placementGroupInfo().supportedStrategiesAsStrings()).containsExactly("partition", "spread");
        assertThat(type.autoRecoverySupported()).isTrue();
    }

    @Test
    void bareMetalHasNoHypervisorAndNoCpuOptions() {
        InstanceTypeInfo type = describe("m5.metal");

        assertThat(type.bareMetal()).isTrue();
        assertThat(type.hypervisor()).isNull();
        assertThat(type.vCpuInfo().validThreadsPerCore()).isEmpty();
        assertThat(type.vCpuInfo().validCores()).isEmpty();
        assertThat(type.autoRecoverySupported()).isTrue();
        assertThat(describe("m5d.metal").autoRecoverySupported()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # type          | Mbps         | IOPS         | MB/s             | volumes      | valid cores
            t3.nano         |   43-2085    |  250-11800   | 5.375-260.625    |  27 shared   | 1
            t3a.micro       |   90-2085    |  500-11800   | 11.25-260.625    |  27 shared   | 1
            m4.large        |  450-450     | 3600-3600    | 56.25-56.25      |  40 shared   | 1
            m5.large        |  650-4750    | 3600-18750   | 81.25-593.75     |  27 shared   | 1
            m5.4xlarge      | 4750-4750    | 18750-18750  | 593.75-593.75    |  27 shared   | 2, 4, 6, 8
            m5.metal        | 19000-19000  | 80000-80000  | 2375.0-2375.0    |  31 shared   |
            m5d.4xlarge     | 4750-4750    | 18750-18750  | 593.75-593.75    |  25 shared   | 2, 4, 6, 8
            m6g.medium      |  315-4750    | 2500-20000   | 39.375-593.75    |  27 shared   |
            m6i.xlarge      | 1250-10000   | 6000-40000   | 156.25-1250.0    |  27 shared   | 1, 2
            m7i.large       |  650-10000   | 3600-40000   | 81.25-1250.0     |  32 dedicated | 1
            m7i.16xlarge    | 20000-20000  | 80000-80000  | 2500.0-2500.0    |  48 dedicated | 1..32
            c7a.4xlarge     | 5000-10000   | 20000-40000  | 625.0-1250.0     |  32 dedicated | 1, 2, 4, 6, 8, 10, 12, 14, 16
            r5b.large       | 1250-10000   | 5417-43333   | 156.25-1250.0    |  27 shared   | 1
            i3.metal        | 19000-19000  | 80000-80000  | 2375.0-2375.0    |  31 shared   |
            d3.8xlarge      | 5000-5000    | 30000-30000  | 625.0-625.0      |   3 shared   | 2, 4, 6, 8, 10, 12, 14, 16
            p3.2xlarge      | 1750-1750    | 10000-10000  | 218.75-218.75    |  27 shared   | 1, 2, 3, 4
            p4d.24xlarge    | 19000-19000  | 80000-80000  | 2375.0-2375.0    |  28 dedicated | 2..48
            """)
    void bandwidthToEbsAndCpuOptionsAreAsPublished(String name, String mbps, String iops, String megabytes,
            String volumes, String cores) {
        InstanceTypeInfo type = describe(name);
        EbsOptimizedInfo ebs = type.ebsInfo().ebsOptimizedInfo();

        assertThat(ebs.baselineBandwidthInMbps() + "-" + ebs.maximumBandwidthInMbps()).isEqualTo(mbps);
        assertThat(ebs.baselineIops() + "-" + ebs.maximumIops()).isEqualTo(iops);
        assertThat(ebs.baselineThroughputInMBps() + "-" + ebs.maximumThroughputInMBps()).isEqualTo(megabytes);
        assertThat(InstanceTypeDetails.of(find(name)).volumes().orElseThrow() + " "
                + InstanceTypeTraits.attachmentLimit(InstanceTypeDetails.of(find(name)))).isEqualTo(volumes);
        String valid = type.vCpuInfo().validCores().stream().map(String::valueOf).collect(joining(", "));
        assertThat(valid.isEmpty() ? null : valid.replaceFirst(",.{40,} ", "..")).isEqualTo(cores);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # type        | cards | interfaces of one | of one card  | baseline  | EFA | ENA Express | transit
            t3.nano       |  1    |  2   | Up to 5 Gigabit    | 0.032     |  0  | false | false
            t2.micro      |  1    |  2   | Low to Moderate    | 0.064     |  0  | false | false
            m5.large      |  1    |  3   | Up to 10 Gigabit   | 0.75      |  0  | false | false
            m5n.24xlarge  |  1    | 15   | 100 Gigabit        | 100       |  1  | false | true
            c5n.18xlarge  |  1    | 15   | 100 Gigabit        | 100       |  1  | false | true
            c6i.8xlarge   |  1    |  8   | 12.5 Gigabit       | 12.5      |  0  | true  | true
            c6in.32xlarge |  2    |  8   | 200 Gigabit        | 400       |  2  | true  | true
            p4d.24xlarge  |  4    | 15   | 100 Gigabit        | 400       |  4  | false | true
            p5.48xlarge   | 32    |  2   | 100 Gigabit        | 3200      | 32  | true  | true
            """)
    void networkCardsAreAsPublished(String name, int cards, int interfaces, String performance, double gbps, int efa,
            boolean express, boolean transit) {
        NetworkInfo network = describe(name).networkInfo();

        assertThat(network.maximumNetworkCards()).isEqualTo(cards);
        assertThat(network.networkCards()).hasSize(cards).allSatisfy(card -> {
            assertThat(card.maximumNetworkInterfaces()).isEqualTo(interfaces);
            assertThat(card.networkPerformance()).isEqualTo(performance);
        });
        assertThat(InstanceTypeDetails.of(find(name)).networkBaselineGbps()).contains(gbps);
        assertThat(network.efaSupported()).isEqualTo(efa > 0);
        assertThat(network.efaInfo() == null ? 0 : network.efaInfo().maximumEfaInterfaces()).isEqualTo(efa);
        assertThat(network.enaSrdSupported()).isEqualTo(express);
        assertThat(network.encryptionInTransitSupported()).isEqualTo(transit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # type        | enclaves | TPM  | clock | reboot | queues | weights | features
            t2.micro      | false | false   | false | true   | false  | false   |
            m5.large      | false | true    | false | true   | false  | false   |
            m5.xlarge     | true  | true    | false | true   | false  | false   |
            m5.metal      | false | false   | false | true   | false  | false   |
            m5d.xlarge    | true  | true    | false | false  | false  | false   |
            m6g.large     | true  | true    | false | true   | false  | false   |
            m6a.large     | false | true    | false | true   | false  | false   | amd-sev-snp
            m6i.large     | false | true    | false | true   | true   | false   |
            m7g.large     | true  | true    | true  | true   | false  | false   |
            m8i.large     | false | true    | true  | true   | true   | true    | nested-virtualization
            c7a.48xlarge  | true  | true    | true  | true   | false  | false   |
            """)
    void featuresAreAsPublished(String name, boolean enclaves, boolean tpm, boolean clock, boolean reboot,
            boolean queues, boolean weights, String feature) {
        InstanceTypeDetails details = InstanceTypeDetails.of(find(name));

        assertThat(details.nitroEnclaves()).isEqualTo(enclaves);
        assertThat(details.nitroTpm()).isEqualTo(tpm);
        assertThat(details.hardwareClock()).isEqualTo(clock);
        assertThat(details.rebootMigration()).isEqualTo(reboot);
        assertThat(details.flexibleQueues()).isEqualTo(queues);
        assertThat(details.bandwidthWeighting()).isEqualTo(weights);
        assertThat(details.processorFeatures()).isEqualTo(feature == null ? List.of() : List.of(feature));
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
            mac1.metal     | legacy-bios
            mac2.metal     | legacy-bios
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
            u-6tb1.56xlarge   | on-demand
            p5.48xlarge       | capacity-block, on-demand, spot
            trn1.2xlarge      | on-demand, spot
            t2.nano           | on-demand
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
                InstanceTypeCatalog.rows("us-west-2").stream().map(row -> row.id()).toList());
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

    private static InstanceTypeFacts find(String type) {
        return InstanceTypeCatalog.find(type).orElseThrow();
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
