package io.github.fakeec2.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.FakeCloud;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Region;

class RegionsAndZonesTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void theRegionsOfANewAccountAreThoseThatNeedNoOptingIn() {
        assertThat(ec2.describeRegions().regions()).hasSize(17)
                .allMatch(region -> region.optInStatus().equals("opt-in-not-required"));
        assertThat(ec2.describeRegions(r -> r.allRegions(true)).regions()).hasSize(34);
    }

    @Test
    void aRegionIsDescribedByNameWhetherEnabledOrNot() {
        Region region = ec2.describeRegions(r -> r.regionNames("af-south-1")).regions().get(0);

        assertThat(region.endpoint()).isEqualTo("ec2.af-south-1.amazonaws.com");
        assertThat(region.optInStatus()).isEqualTo("not-opted-in");
        assertError(() -> ec2.describeRegions(r -> r.regionNames("us-east-1", "us-east-9")), "InvalidParameterValue",
                "Invalid region: [us-east-9]");
    }

    @Test
    void whoUsesARegionThatNeedsOptingInHasOptedIn() {
        Ec2Client capeTown = cloud.client(Ec2Client.class, "af-south-1");

        assertThat(capeTown.describeRegions(r -> r.filters(filter("opt-in-status", "opted-in"))).regions())
                .extracting(Region::regionName).containsExactly("af-south-1");
    }

    @ParameterizedTest
    @CsvSource({"region-name, us-*, 4", "endpoint, ec2.eu-west-?.amazonaws.com, 3", "opt-in-status, not-opted-in, 17"})
    void regionsAreFiltered(String filter, String value, int found) {
        assertThat(ec2.describeRegions(r -> r.allRegions(true).filters(filter(filter, value))).regions())
                .hasSize(found);
    }

    @Test
    void aZoneIsDescribedAsAwsDescribesIt() {
        AvailabilityZone zone = ec2.describeAvailabilityZones().availabilityZones().get(0);

        assertThat(zone.zoneName()).isEqualTo("us-east-1a");
        assertThat(zone.zoneId()).isEqualTo("use1-az6");
        assertThat(zone.state()).isEqualTo(AvailabilityZoneState.AVAILABLE);
        assertThat(zone.messages()).isEmpty();
        assertThat(zone.regionName()).isEqualTo("us-east-1");
        assertThat(zone.groupName()).isEqualTo("us-east-1-zg-1");
        assertThat(zone.networkBorderGroup()).isEqualTo("us-east-1");
        assertThat(zone.zoneType()).isEqualTo("availability-zone");
        assertThat(zone.optInStatusAsString()).isEqualTo("opt-in-not-required");
    }

    @Test
    void zonesAreDescribedByNameAndById() {
        assertThat(ec2.describeAvailabilityZones(r -> r.zoneNames("us-east-1c").zoneIds("use1-az6"))
                .availabilityZones()).extracting(AvailabilityZone::zoneName)
                .containsExactly("us-east-1a", "us-east-1c");
        assertError(() -> ec2.describeAvailabilityZones(r -> r.zoneNames("us-east-1z", "eu-west-1a")),
                "InvalidParameterValue", "Invalid availability zone: [us-east-1z]");
        assertError(() -> ec2.describeAvailabilityZones(r -> r.zoneIds("euw1-az1")), "InvalidParameterValue",
                "Invalid availability zone-id: [euw1-az1]");
    }

    @Test
    void aZoneThatIsDownSaysSoUntilItIsUpAgain() {
        cloud.faults().zone("us-east-1b").goesDown();

        AvailabilityZone down = ec2.describeAvailabilityZones(r -> r.filters(filter("state", "unavailable")))
                .availabilityZones().get(0);
        assertThat(down.zoneName()).isEqualTo("us-east-1b");
        assertThat(down.messages()).hasSize(1);
        assertThat(ec2.describeAvailabilityZones(r -> r.filters(filter("message", "*"))).availabilityZones())
                .containsExactly(down);

        cloud.faults().zone("us-east-1b").recovers();

        assertThat(ec2.describeAvailabilityZones(r -> r.filters(filter("state", "available"))).availabilityZones())
                .hasSize(6);
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static void assertError(ThrowingCallable call, String code, String message) {
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, call);
        assertThat(error).isNotNull();
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
    }
}
