package io.github.fakeec2.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import java.util.List;
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

    @Test
    void allPagesTogetherHaveEveryOfferOnce() {
        assertThat(ec2.describeInstanceTypeOfferingsPaginator(r -> r.locationType(LocationType.AVAILABILITY_ZONE))
                .instanceTypeOfferings().stream().toList())
                .hasSize(2 * InstanceTypeCatalog.all().size()).doesNotHaveDuplicates();
    }

    @Test
    void aListingIsCutAtAThousandOffersEvenWhenNoPageSizeIsGiven() {
        DescribeInstanceTypeOfferingsResponse response = ec2.describeInstanceTypeOfferings(r -> { });

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
