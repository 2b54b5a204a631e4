package io.github.fakeec2.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Refusals;
import io.github.fakeec2.region.RegionCatalog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

class InstanceTypeOfferingTest {

    private final FakeCloud cloud = FakeCloud.builder().region("us-west-1").build();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REGION               | us-west-1
            AVAILABILITY_ZONE    | us-west-1a, us-west-1c
            AVAILABILITY_ZONE_ID | usw1-az3, usw1-az1
            """)
    void aTypeIsOfferedAtEveryLocationOfTheRegion(LocationType type, String locations) {
        List<InstanceTypeOffering> offerings = ec2.describeInstanceTypeOfferings(
                r -> r.locationType(type).filters(filter("instance-type", "m5.large"))).instanceTypeOfferings();

        assertThat(offerings).extracting(InstanceTypeOffering::location).containsExactly(locations.split(", "));
        assertThat(offerings).allMatch(offering -> offering.instanceType() == InstanceType.M5_LARGE)
                .allMatch(offering -> offering.locationType() == type);
    }

    @Test
    void withoutATypeOfLocationTheRegionIsMeant() {
        DescribeInstanceTypeOfferingsResponse response =
                ec2.describeInstanceTypeOfferings(r -> r.filters(filter("instance-type", "t3.*")));

        assertThat(response.instanceTypeOfferings()).hasSize(7)
                .allMatch(offering -> offering.locationType() == LocationType.REGION);
    }

    @Test
    void aZoneIsFoundByTheFilterLocation() {
        assertThat(ec2.describeInstanceTypeOfferings(r -> r.locationType(LocationType.AVAILABILITY_ZONE)
                        .filters(filter("instance-type", "t3.micro", "t3.nano"), filter("location", "us-west-1c")))
                .instanceTypeOfferings()).extracting(InstanceTypeOffering::instanceTypeAsString)
                .containsExactly("t3.micro", "t3.nano");
    }

    @ParameterizedTest
    @CsvSource({"region, us-west-2", "availability-zone, us-west-1b", "availability-zone, us-west-1",
        "availability-zone-id, us-west-1a", "outpost, *"})
    void elsewhereNothingIsOffered(String type, String location) {
        assertThat(ec2.describeInstanceTypeOfferings(r -> r.locationType(type).filters(filter("location", location)))
                .instanceTypeOfferings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t3.micro       | us-east-1      | a b c d f
            t2.micro       | us-east-1      | a b c d e f
            m5.large       | us-east-1      | a b c d f
            c7g.large      | us-east-1      | a b c d f
            m4.large       | us-east-1      | a b c d e f
            t3.micro       | us-east-2      | a b c
            t2.micro       | us-west-2      | a b c
            t4g.nano       | us-west-2      | a b c d
            m5.large       | eu-central-1   | a b c
            r6g.large      | ap-northeast-2 | a b c d
            t2.micro       | ap-northeast-2 | a c
            t1.micro       | eu-north-1     |
            m1.small       | us-east-2      |
            m4.large       | eu-north-1     |
            t2.micro       | eu-south-2     |
            t3.micro       | eu-south-2     | a b c
            hpc6a.48xlarge | us-east-1      |
            hpc6a.48xlarge | us-east-2      | b
            p5.48xlarge    | eu-central-1   |
            p5.4xlarge     | us-west-1      |
            p5.48xlarge    | us-west-1      | a c
            mac2.metal     | us-west-1      |
            trn1.2xlarge   | us-east-1      | a f
            t3.micro       | mx-central-1   | a b c
            p3.2xlarge     | us-east-1      | a b c d
            t3.tiny        | us-east-1      |
            t3.micro       | us-east-9      |
            """)
    void notEveryZoneHasEveryType(String type, String region, String letters) {
        List<String> zones = letters == null ? List.of()
                : Stream.of(letters.split(" ")).map(region::concat).toList();

        assertThat(InstanceTypeOffers.zonesOffering(type, region)).isEqualTo(zones);
        assertThat(InstanceTypeOffers.isOffered(type, region)).isEqualTo(!zones.isEmpty());
        assertThat(InstanceTypeOffers.isOffered(type, region, region + "a")).isEqualTo(zones.contains(region + "a"));
    }

    @Test
    void everyTypeIsOfferedSomewhere() {
        assertThat(InstanceTypeCatalog.all()).allMatch(type -> RegionCatalog.all().stream()
                .anyMatch(region -> InstanceTypeOffers.isOffered(type.name(), region.name())));
    }

    @Test
    void everyRegionOffersWhatEveryoneUses() {
        assertThat(RegionCatalog.all()).allMatch(region -> InstanceTypeOffers.isOffered("t3.micro", region.name()))
                .allMatch(region -> InstanceTypeOffers.isOffered("t4g.micro", region.name()))
                .allMatch(region -> InstanceTypeOffers.isOffered("m6g.large", region.name()));
    }

    @Test
    void whatARegionDoesNotOfferItDoesNotDescribe() {
        assertThat(ec2.describeInstanceTypesPaginator(r -> { }).instanceTypes()).extracting(
                InstanceTypeInfo::instanceTypeAsString).contains("p5.48xlarge").doesNotContain("p5.4xlarge");
        Refusals.assertRefused("InvalidInstanceType",
                "The following supplied instance types do not exist: [p5.4xlarge]",
                () -> ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings("p5.4xlarge")));
    }

    @Test
    void allPagesTogetherHaveEveryOfferOnce() {
        assertThat(ec2.describeInstanceTypeOfferingsPaginator(r -> r.locationType(LocationType.AVAILABILITY_ZONE))
                .instanceTypeOfferings().stream().toList())
                .hasSizeBetween(1_000, 2 * InstanceTypeCatalog.all().size()).doesNotHaveDuplicates();
    }

    @Test
    void aListingIsCutAtAThousandOffersEvenWhenNoPageSizeIsGiven() {
        DescribeInstanceTypeOfferingsResponse response = ec2.describeInstanceTypeOfferings(
                r -> r.locationType(LocationType.AVAILABILITY_ZONE));

        assertThat(response.instanceTypeOfferings()).hasSize(1_000);
        assertThat(response.nextToken()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4, 1_001})
    void aPageHasFiveToAThousandOffers(int size) {
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() -> ec2.describeInstanceTypeOfferings(r -> r.maxResults(size)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidMaxResults"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Value ( " + size + " ) for "
                        + "parameter maxResults is invalid. Expecting a value from ( 5 ) to  ( 1000 )."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zone", "REGION", "Availability-Zone"})
    void anUnknownTypeOfLocationIsRefused(String type) {
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() -> ec2.describeInstanceTypeOfferings(r -> r.locationType(type)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
