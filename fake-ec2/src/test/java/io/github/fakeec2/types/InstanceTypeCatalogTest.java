package io.github.fakeec2.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.types.InstanceTypeFacts.Accelerators;
import io.github.fakeec2.types.InstanceTypeFacts.Disks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.InstanceType;

class InstanceTypeCatalogTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t1.micro        |   1 |   0.612 | Very Low           |  2 |  2 | 1 x86
            t2.micro        |   1 |   1     | Low to Moderate    |  2 |  2 | 1 x86
            t2.large        |   2 |   8     | Low to Moderate    |  3 | 12 | 1 x86
            t3.nano         |   2 |   0.5   | Up to 5 Gigabit    |  2 |  2 | 2 x86
            t3.micro        |   2 |   1     | Up to 5 Gigabit    |  2 |  2 | 2 x86
            t3.medium       |   2 |   4     | Up to 5 Gigabit    |  3 |  6 | 2 x86
            t3.2xlarge      |   8 |  32     | Up to 5 Gigabit    |  4 | 15 | 2 x86
            t3a.small       |   2 |   2     | Up to 5 Gigabit    |  2 |  4 | 2 x86
            t4g.micro       |   2 |   1     | Up to 5 Gigabit    |  2 |  2 | 1 arm
            m4.large        |   2 |   8     | Moderate           |  2 | 10 | 2 x86
            m5.large        |   2 |   8     | Up to 10 Gigabit   |  3 | 10 | 2 x86
            m5.xlarge       |   4 |  16     | Up to 10 Gigabit   |  4 | 15 | 2 x86
            m5.24xlarge     |  96 | 384     | 25 Gigabit         | 15 | 50 | 2 x86
            m5.metal        |  96 | 384     | 25 Gigabit         | 15 | 50 | 2 x86
            m5zn.12xlarge   |  48 | 192     | 100 Gigabit        | 15 | 50 | 2 x86
            m6i.32xlarge    | 128 | 512     | 50 Gigabit         | 15 | 50 | 2 x86
            m6g.medium      |   1 |   4     | Up to 10 Gigabit   |  2 |  4 | 1 arm
            m7i.48xlarge    | 192 | 768     | 50 Gigabit         | 15 | 50 | 2 x86
            m7i.metal-24xl  |  96 | 384     | 37.5 Gigabit       | 15 | 50 | 2 x86
            m7a.large       |   2 |   8     | Up to 12.5 Gigabit |  3 | 10 | 1 x86
            m7g.16xlarge    |  64 | 256     | 30 Gigabit         | 15 | 50 | 1 arm
            m8g.48xlarge    | 192 | 768     | 50 Gigabit         | 15 | 50 | 1 arm
            c4.8xlarge      |  36 |  60     | 10 Gigabit         |  8 | 30 | 2 x86
            c5.large        |   2 |   4     | Up to 10 Gigabit   |  3 | 10 | 2 x86
            c5.9xlarge      |  36 |  72     | 12 Gigabit         |  8 | 30 | 2 x86
            c5n.18xlarge    |  72 | 192     | 100 Gigabit        | 15 | 50 | 2 x86
            c6i.4xlarge     |  16 |  32     | Up to 12.5 Gigabit |  8 | 30 | 2 x86
            c6in.32xlarge   | 128 | 256     | 200 Gigabit        | 16 | 50 | 2 x86
            c7g.8xlarge     |  32 |  64     | 15 Gigabit         |  8 | 30 | 1 arm
            c7gn.16xlarge   |  64 | 128     | 200 Gigabit        | 15 | 50 | 1 arm
            r5.4xlarge      |  16 | 128     | Up to 10 Gigabit   |  8 | 30 | 2 x86
            r6i.large       |   2 |  16     | Up to 12.5 Gigabit |  3 | 10 | 2 x86
            r7g.2xlarge     |   8 |  64     | Up to 15 Gigabit   |  4 | 15 | 1 arm
            i3.metal        |  72 | 512     | 25 Gigabit         | 15 | 50 | 2 x86
            i3en.3xlarge    |  12 |  96     | Up to 25 Gigabit   |  4 | 15 | 2 x86
            i4i.xlarge      |   4 |  32     | Up to 10 Gigabit   |  4 | 15 | 2 x86
            d3.8xlarge      |  32 | 256     | 25 Gigabit         |  3 | 20 | 2 x86
            g4dn.xlarge     |   4 |  16     | Up to 25 Gigabit   |  3 | 10 | 2 x86
            g5.48xlarge     | 192 | 768     | 100 Gigabit        |  7 | 50 | 2 x86
            p3.16xlarge     |  64 | 488     | 25 Gigabit         |  8 | 30 | 2 x86
            p4d.24xlarge    |  96 | 1152    | 4x 100 Gigabit     | 60 | 50 | 2 x86
            p5.48xlarge     | 192 | 2048    | 3200 Gigabit       | 64 | 50 | 2 x86
            x1.32xlarge     | 128 | 1952    | 25 Gigabit         |  8 | 30 | 2 x86
            x2gd.metal      |  64 | 1024    | 25 Gigabit         | 15 | 50 | 1 arm
            x2idn.32xlarge  | 128 | 2048    | 100 Gigabit        | 15 | 50 | 2 x86
            u-24tb1.metal   | 448 | 24576   | 100 Gigabit        | 15 | 50 | 2 x86
            t4g.2xlarge     |   8 |  32     | Up to 5 Gigabit    |  4 | 15 | 1 arm
            m3.medium       |   1 |   3.75  | Moderate           |  2 |  6 | 1 x86
            m5a.8xlarge     |  32 | 128     | Up to 10 Gigabit   |  8 | 30 | 2 x86
            m6id.16xlarge   |  64 | 256     | 25 Gigabit         | 15 | 50 | 2 x86
            m8i.large       |   2 |   8     | Up to 12.5 Gigabit |  3 | 20 | 2 x86
            m8i.96xlarge    | 384 | 1536    | 100 Gigabit        | 24 | 64 | 2 x86
            c5a.24xlarge    |  96 | 192     | 20 Gigabit         | 15 | 50 | 2 x86
            c6gn.16xlarge   |  64 | 128     | 100 Gigabit        | 15 | 50 | 1 arm
            c8g.medium      |   1 |   2     | Up to 12.5 Gigabit |  2 |  4 | 1 arm
            r3.large        |   2 |  15     | Moderate           |  3 | 10 | 2 x86
            r5n.24xlarge    |  96 | 768     | 100 Gigabit        | 15 | 50 | 2 x86
            r7iz.32xlarge   | 128 | 1024    | 50 Gigabit         | 15 | 50 | 2 x86
            d2.8xlarge      |  36 | 244     | 10 Gigabit         |  8 | 30 | 2 x86
            i4g.16xlarge    |  64 | 512     | 37.5 Gigabit       | 15 | 50 | 1 arm
            g6.12xlarge     |  48 | 192     | 40 Gigabit         |  8 | 30 | 2 x86
            inf2.xlarge     |   4 |  16     | Up to 15 Gigabit   |  4 | 15 | 2 x86
            trn1.32xlarge   | 128 | 512     | 8x 100 Gigabit     | 40 | 50 | 2 x86
            z1d.12xlarge    |  48 | 384     | 25 Gigabit         | 15 | 50 | 2 x86
            hpc7a.12xlarge  |  24 | 768     | 300 Gigabit        |  4 | 50 | 1 x86
            """)
    void wellKnownTypesAreAsPublished(String type, int vcpus, double memoryGib, String network, int interfaces,
            int addresses, String threadsAndArchitecture) {
        InstanceTypeFacts facts = find(type);

        assertThat(facts.name()).isEqualTo(type);
        assertThat(facts.vcpus()).isEqualTo(vcpus);
        assertThat(facts.cores() * facts.threadsPerCore()).isEqualTo(vcpus);
        assertThat(facts.memoryMib()).isEqualTo((long) Math.ceil(memoryGib * 1024));
        assertThat(facts.networkPerformance()).isEqualTo(network);
        assertThat(facts.maxNetworkInterfaces()).isEqualTo(interfaces);
        assertThat(facts.ipv4AddressesPerInterface()).isEqualTo(addresses);
        assertThat(facts.threadsPerCore()).isEqualTo(threadsAndArchitecture.charAt(0) - '0');
        assertThat(facts.architectures()).contains(threadsAndArchitecture.endsWith("arm") ? "arm64" : "x86_64");
    }

    @Test
    void everyTypeHasPlausibleFacts() {
        assertThat(InstanceTypeCatalog.all()).allSatisfy(facts -> {
            assertThat(facts.vcpus()).isBetween(1, 1920);
            assertThat(facts.cores() * facts.threadsPerCore()).isEqualTo(facts.vcpus());
            assertThat(facts.memoryMib()).isBetween(512L, 32L << 20);
            assertThat(facts.architectures()).isNotEmpty();
            assertThat(facts.maxNetworkInterfaces()).isBetween(2, 80);
            assertThat(facts.hypervisor().isEmpty()).isEqualTo(facts.bareMetal());
            assertThat(facts.bareMetal()).isEqualTo(facts.name().contains(".metal"));
        });
    }

    @Test
    @Tag("sdk-of-the-build")
    void theCatalogueHasEveryTypeOfTheSdk() {
        assertThat(InstanceTypeCatalog.all()).extracting(InstanceTypeFacts::name).doesNotHaveDuplicates()
                .containsAll(InstanceType.knownValues().stream().map(InstanceType::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c8a.large", "m8azn.metal-24xl", "x8i.64xlarge", "g7e.2xlarge", "p6-b300.48xlarge"})
    void typesThatCameOutAfterTheSdkAreKnownToo(String type) {
        assertThat(find(type).vcpus()).isPositive();
        assertThat(InstanceTypeOffers.isOffered(type, "us-west-2")).isTrue();
    }

    @Test
    void everyTypeHasPlausibleDetails() {
        assertThat(InstanceTypeCatalog.all()).allSatisfy(facts -> {
            InstanceTypeDetails details = InstanceTypeDetails.of(facts);
            assertThat(details.ebsMbps().isPresent()).isEqualTo(details.ebsIops().isPresent());
            details.ebsMbps().ifPresent(mbps -> assertThat(mbps.peak()).isGreaterThanOrEqualTo(mbps.baseline()));
            assertThat(details.validCores()).isSorted().doesNotHaveDuplicates()
                    .allMatch(cores -> cores <= facts.cores());
            assertThat(facts.maxNetworkInterfaces() % details.cards()).isZero();
            assertThat(details.efaInterfaces()).isLessThanOrEqualTo(facts.maxNetworkInterfaces());
        });
    }

    @Test
    void whatWasFoundOnceIsFoundAgainAsTheSameObject() {
        assertThat(find("m5.large")).isSameAs(find("m5.large"));
    }

    @Test
    void rowsAreInTheOrderOfTheNames() {
        assertThat(InstanceTypeCatalog.rows()).extracting(row -> row.id()).isSorted()
                .hasSameSizeAs(InstanceTypeCatalog.all());
    }

    @Test
    void memoryPerVcpuStaysWithinWhatAwsOffers() {
        assertThat(InstanceTypeCatalog.all()).allSatisfy(facts ->
                assertThat(facts.memoryMib() / 1024.0 / facts.vcpus()).isBetween(0.25, 64.0));
    }

    @Test
    void instanceStoresAreListedDiskByDisk() {
        assertThat(find("m5d.24xlarge").disks()).containsExactly(new Disks(4, 900, "ssd"));
        assertThat(find("m5d.24xlarge").instanceStorageGb()).isEqualTo(3600);
        assertThat(find("d3en.12xlarge").disks()).containsExactly(new Disks(24, 13980, "hdd"));
        assertThat(find("i4i.32xlarge").instanceStorageGb()).isEqualTo(30_000);
        assertThat(find("i4i.32xlarge").nvmeDisks()).isTrue();
        assertThat(find("c3.large").nvmeDisks()).isFalse();
        assertThat(find("m5.large").disks()).isEmpty();
    }

    @Test
    void acceleratorsAreListedWithTheirMemory() {
        assertThat(find("g4dn.12xlarge").accelerators())
                .containsExactly(new Accelerators(Accelerators.Kind.GPU, "NVIDIA", "T4", 4, 16_384));
        assertThat(find("g4ad.xlarge").accelerators())
                .containsExactly(new Accelerators(Accelerators.Kind.GPU, "AMD", "Radeon Pro V520", 1, 8_192));
        assertThat(find("inf2.48xlarge").accelerators())
                .containsExactly(new Accelerators(Accelerators.Kind.NEURON, "AWS", "Inferentia2", 12, 32_768));
        assertThat(find("m5.large").accelerators()).isEmpty();
    }

    @Test
    void architecturesAreSpelledAsTheApiSpellsThem() {
        assertThat(find("t2.micro").architectures()).containsExactly("i386", "x86_64");
        assertThat(find("t2.large").architectures()).containsExactly("x86_64");
        assertThat(find("mac1.metal").architectures()).containsExactly("x86_64_mac");
        assertThat(find("mac2.metal").architectures()).containsExactly("arm64_mac");
        assertThat(find("a1.large").architectures()).containsExactly("arm64");
    }

    @Test
    void whatATypeCanDoDependsOnItsFamily() {
        assertThat(find("t3.micro").burstable()).isTrue();
        assertThat(find("m5.large").burstable()).isFalse();
        assertThat(find("m3.large").currentGeneration()).isFalse();
        assertThat(find("m4.large").currentGeneration()).isFalse();
        assertThat(find("m7i.large").currentGeneration()).isTrue();
        assertThat(find("m4.large").hypervisor()).contains("xen");
        assertThat(find("m5.large").hypervisor()).contains("nitro");
        assertThat(find("t2.micro").ebsOptimized()).isEqualTo("unsupported");
        assertThat(find("c3.xlarge").ebsOptimized()).isEqualTo("supported");
        assertThat(find("c3.8xlarge").ebsOptimized()).isEqualTo("unsupported");
        assertThat(find("m5.large").ebsOptimized()).isEqualTo("default");
        assertThat(find("t2.micro").enaSupport()).isEqualTo("unsupported");
        assertThat(find("m4.16xlarge").enaSupport()).isEqualTo("supported");
        assertThat(find("m5.large").enaSupport()).isEqualTo("required");
        assertThat(find("m5.large").hibernationSupported()).isTrue();
        assertThat(find("m5.metal").hibernationSupported()).isFalse();
        assertThat(find("t3.micro").dedicatedHostsSupported()).isTrue();
        assertThat(find("t3a.micro").dedicatedHostsSupported()).isFalse();
        assertThat(find("m7i.16xlarge").dedicatedHostsSupported()).isTrue();
        assertThat(find("m7i.24xlarge").dedicatedHostsSupported()).isFalse();
        assertThat(find("m1.small").ipv6AddressesPerInterface()).isZero();
        assertThat(find("m5.large").ipv6AddressesPerInterface()).isEqualTo(10);
        assertThat(find("m1.small").virtualizationTypes()).containsExactly("hvm", "paravirtual");
    }

    @Test
    void theFreeTierCoversSixTypes() {
        assertThat(InstanceTypeCatalog.all()).filteredOn(InstanceTypeFacts::freeTierEligible)
                .extracting(InstanceTypeFacts::name).containsExactlyInAnyOrder(
                        "t3.micro", "t3.small", "t4g.micro", "t4g.small", "c7i-flex.large", "m7i-flex.large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "t3", "t3.", ".micro", "t3.tiny", "T3.MICRO", "t3.micro ", " t3.micro", "m5.4xl",
        "t9.micro", "#.micro", "m.large", "m5.metal-24xl", "m5.large,xl", "m5\n.large"})
    void whatIsNoTypeIsNotFound(String name) {
        assertThat(InstanceTypeCatalog.find(name)).isEmpty();
    }

    private static InstanceTypeFacts find(String type) {
        return InstanceTypeCatalog.find(type).orElseThrow();
    }
}
