package io.github.fakeec2.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/** What Reachability Analyzer finds for paths with packet filters, and past what is excluded. */
class ReachabilityAnalyzerOnNewerSdkTest extends AnalyzedNetwork {

    @Test
    void aPeeringConnectionLeadsNoFurtherThanItsVpc() {
        String peering = peerWithDefaultVpc("203.0.113.0/24");

        assertThat(analyze(r -> r.source(db).protocol("tcp").filterAtSource(f -> f.destinationAddress("203.0.113.9")))
                .explanations()).singleElement().satisfies(why -> {
                    assertThat(why.explanationCode()).isEqualTo("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
                    assertThat(why.vpcPeeringConnection().id()).isEqualTo(peering);
                });
    }

    @Test
    void filtersAtTheSourceChooseThePacket() {
        Consumer<CreateNetworkInsightsPathRequest.Builder> open = r -> r.source(igw).destination(web).protocol("tcp")
                .filterAtSource(f -> f.sourceAddress("198.51.100.7").sourcePortRange(p -> p.fromPort(5000).toPort(5000))
                        .destinationAddress(publicIp(web)).destinationPortRange(p -> p.fromPort(400).toPort(500)));

        PathComponent gateway = analyze(open).forwardPathComponents().get(0);

        assertThat(gateway.inboundHeader().sourceAddresses()).containsExactly("198.51.100.7/32");
        assertThat(gateway.inboundHeader().sourcePortRanges().get(0).to()).isEqualTo(5000);
        assertThat(gateway.inboundHeader().destinationPortRanges().get(0).from()).isEqualTo(443);
        assertThat(analyze(open.andThen(r -> r.filterAtSource(f -> f.destinationPortRange(
                p -> p.fromPort(80).toPort(442))))).networkPathFound()).isFalse();
    }

    @Test
    void filtersAtTheDestinationChooseThePacketAsItArrives() {
        assertThat(analyze(r -> r.source(app).destination(igw).protocol("tcp")
                .filterAtDestination(f -> f.sourceAddress(privateIp(app)))).explanations())
                .extracting(Explanation::explanationCode).containsExactly("FILTER_AT_DESTINATION_SOURCE_ADDRESS");
        assertThat(analyze(r -> r.source(igw).destination(web).protocol("tcp")
                .filterAtDestination(f -> f.destinationAddress(privateIp(web))
                        .destinationPortRange(p -> p.fromPort(443).toPort(443)))).networkPathFound()).isTrue();
        assertThat(analyze(r -> r.source(igw).destination(web).protocol("tcp")
                .filterAtSource(f -> f.destinationPortRange(p -> p.fromPort(443).toPort(443)))
                .filterAtDestination(f -> f.destinationPortRange(p -> p.fromPort(80).toPort(80)))).explanations())
                .extracting(Explanation::explanationCode)
                .containsExactly("FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE");
        assertThat(analyze(r -> r.source(igw).destination(web).protocol("tcp")
                .filterAtDestination(f -> f.sourcePortRange(p -> p.fromPort(1).toPort(9)))).explanations())
                .extracting(Explanation::explanationCode).containsExactly("FILTER_AT_DESTINATION_SOURCE_PORT_RANGE");
        assertThat(analyze(r -> r.source(web).destination(db).protocol("tcp")
                .filterAtSource(f -> f.destinationAddress("10.0.99.1"))).explanations())
                .extracting(Explanation::explanationCode).containsExactly("FILTER_AT_SOURCE_DESTINATION_ADDRESS");
    }

    @Test
    void anAddressAloneCanBeTheDestination() {
        NetworkInsightsAnalysis analysis = analyze(r -> r.source(app).protocol("tcp").filterAtSource(
                f -> f.destinationAddress(privateIp(db)).destinationPortRange(p -> p.fromPort(5432).toPort(5432))));

        assertThat(analysis.networkPathFound()).isTrue();
        assertThat(ids(analysis.forwardPathComponents())).endsWith(interfaceOf(db));
        assertThat(analyze(r -> r.source(app).protocol("tcp").filterAtSource(f -> f.destinationAddress("10.0.99.1")))
                .explanations()).singleElement().satisfies(why -> {
                    assertThat(why.explanationCode()).isEqualTo("NO_SOURCE_OR_DESTINATION");
                    assertThat(why.address()).isEqualTo("10.0.99.1");
                });
    }

    @Test
    void anInternetGatewayDoesNotTranslateTwice() {
        String far = launchIn(defaultSubnet(), openGroup());

        assertThat(analyze(r -> r.source(web).destination(far).protocol("tcp")
                .filterAtSource(f -> f.destinationAddress(publicIp(far)))).explanations())
                .extracting(Explanation::explanationCode).containsExactly("IGW_NAT_REFLECTION");
    }

    @Test
    void aWayMustLeadPastWhatIsExcluded() {
        String nat = "arn:aws:ec2:us-east-1:" + ec2.describeVpcs().vpcs().get(0).ownerId() + ":natgateway/"
                + network.natGateway("web");
        String path = ec2.createNetworkInsightsPath(r -> r.source(app).destination(igw).protocol("tcp"))
                .networkInsightsPath().networkInsightsPathId();
        ec2.startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(path).filterOutArns(nat));
        assertThat(ec2.describeNetworkInsightsAnalyses(r -> r.networkInsightsPathId(path)).networkInsightsAnalyses())
                .singleElement().satisfies(analysis -> {
                    assertThat(analysis.filterOutArns()).containsExactly(nat);
                    assertThat(analysis.explanations()).extracting(Explanation::explanationCode)
                            .containsExactly("COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT");
                });
    }
}
