package io.github.fakeec2.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.network.NetworkInterface.Addressing;
import io.github.fakeec2.network.NetworkInterface.Place;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.network.NetworkInterface.Settings;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.World;
import io.github.fakeec2.time.TimeFlow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsNamesTest {

    private static final String VPC = "vpc-0123456789abcdef0";

    /** No operation switches DNS hostnames off yet, hence a region that is made by hand. */
    @ParameterizedTest
    @CsvSource({
        "us-east-1, true, 54.80.0.4, ec2-54-80-0-4.compute-1.amazonaws.com",
        "eu-west-1, true, 54.80.0.4, ec2-54-80-0-4.eu-west-1.compute.amazonaws.com",
        "us-east-1, false, 54.80.0.4, ''",
        "us-east-1, true, , ",
        "us-east-1, false, , "
    })
    void aPublicAddressHasANameWhereItsVpcGivesNames(String region, boolean dnsHostnames, String ip, String name) {
        var world = new World(1, Instant.EPOCH, TimeFlow.MANUAL, (made, ground) -> ground.table(Vpc.TABLE).insert(
                new Vpc(VPC, "available", List.of(), List.of(), true, "dopt-1", "default", true, dnsHostnames, false),
                Map.of()));
        RegionState ground = world.region("123456789012", region);
        var address = new PrivateAddress("10.0.0.4", ip == null ? null : PublicAddress.assigned(ip));
        var eni = new NetworkInterface("eni-1", new Place("subnet-1", VPC, region + "a", "use1-az1"),
                "02:00:00:00:00:01", NetworkInterfaces.PLAIN, Addressing.single(address),
                new Settings(List.of(), "", true, true), null, null);

        assertThat(NetworkInterfaces.publicDnsName(ground, eni)).isEqualTo(name);
    }
}
