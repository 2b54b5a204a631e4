package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;

/** Packet filters of Reachability Analyzer's paths, and what its analyses exclude. */
class NetworkInsightsOnNewerSdkTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();
    private final String igw = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
    private final String eni = ec2.createNetworkInterface(
            r -> r.subnetId(ec2.describeSubnets().subnets().get(0).subnetId())).networkInterface().networkInterfaceId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private NetworkInsightsPath create(Consumer<CreateNetworkInsightsPathRequest.Builder> more) {
        return ec2.createNetworkInsightsPath(r -> more.accept(r.source(igw).destination(eni).protocol("tcp")))
                .networkInsightsPath();
    }

    @ParameterizedTest
    @CsvSource({"filter-at-source.source-address, 198.51.100.1",
        "filter-at-source.source-port-range, 1024-65535", "filter-at-source.destination-address, 203.0.113.9",
        "filter-at-source.destination-port-range, 443", "filter-at-destination.source-address, 198.51.100.2",
        "filter-at-destination.source-port-range, 5-6", "filter-at-destination.destination-address, 172.31.0.9",
        "filter-at-destination.destination-port-range, 440-443"})
    void pathsAreFoundByTheirFilters(String name, String value) {
        NetworkInsightsPath path = create(r -> r
                .filterAtSource(f -> f.sourceAddress("198.51.100.1").destinationAddress("203.0.113.9")
                        .sourcePortRange(p -> p.fromPort(1024).toPort(65535))
                        .destinationPortRange(p -> p.fromPort(443).toPort(443)))
                .filterAtDestination(f -> f.sourceAddress("198.51.100.2").destinationAddress("172.31.0.9")
                        .sourcePortRange(p -> p.fromPort(5).toPort(6))
                        .destinationPortRange(p -> p.fromPort(440).toPort(443))));
        ec2.createNetworkInsightsPath(r -> r.source(eni).destination(igw).protocol("udp"));

        assertThat(ec2.describeNetworkInsightsPaths(r -> r.filters(
                Filter.builder().name(name).values(value).build())).networkInsightsPaths()).containsExactly(path);
        assertThat(path.filterAtSource().destinationPortRange().toPort()).isEqualTo(443);
        assertThat(path.filterAtDestination().sourceAddress()).isEqualTo("198.51.100.2");
    }

    @Test
    void anAddressIsADestinationInTheFilter() {
        assertThat(create(r -> r.source(eni).destination(null)
                .filterAtSource(f -> f.destinationAddress("203.0.113.9"))).destination()).isNull();
    }

    @Test
    void filtersTakeThePlaceOfSingleAddressesAndPorts() {
        assertRefused("InvalidParameterCombination",
                () -> create(r -> r.sourceIp("198.51.100.1").filterAtSource(f -> { })));
        assertRefused("InvalidParameterCombination",
                () -> create(r -> r.destinationPort(1).filterAtSource(f -> { })));
        assertRefused("InvalidParameterCombination",
                () -> create(r -> r.destinationIp("172.31.0.9").filterAtDestination(f -> { })));
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "-1, 4", "0, 65536", ", 4", "4,"})
    void rangesOfPortsAreInOrder(Integer from, Integer to) {
        assertRefused("InvalidParameterValue", () -> create(r -> r.filterAtSource(
                f -> f.destinationPortRange(p -> p.fromPort(from).toPort(to)))));
    }

    @Test
    void whatIsExcludedIsNamedByArn() {
        String path = create(r -> { }).networkInsightsPathId();
        assertRefused("InvalidParameterValue", () -> ec2.startNetworkInsightsAnalysis(
                r -> r.networkInsightsPathId(path).filterOutArns("house")));
    }
}
