package io.github.fakeec2.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** What Reachability Analyzer finds: ways, component by component, and why there is none. */
class ReachabilityAnalyzerTest extends AnalyzedNetwork {

    // ---- ways

    @Test
    void aWayInFromTheInternetIsShownAsTheGuideShowsIt() {
        NetworkInsightsAnalysis analysis = analyze("igw", "web", 443);

        assertThat(analysis.networkPathFound()).isTrue();
        assertThat(analysis.explanations()).isEmpty();
        String eni = interfaceOf(web);
        String group = network.securityGroup("web");
        assertThat(ids(analysis.forwardPathComponents())).containsExactly(igw, acl(), group, eni, web);
        assertThat(ids(analysis.returnPathComponents()))
                .containsExactly(web, eni, group, acl(), table("web"), igw);
        assertThat(analysis.forwardPathComponents()).extracting(PathComponent::sequenceNumber)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void componentsOfAWayInTellWhatLetsThePacketPass() {
        List<PathComponent> way = analyze("igw", "web", 443).forwardPathComponents();

        PathComponent gateway = way.get(0);
        assertThat(gateway.component().arn()).endsWith(":internet-gateway/" + igw);
        assertThat(gateway.vpc().id()).isEqualTo(network.vpcId());
        assertThat(gateway.inboundHeader().destinationAddresses()).containsExactly(publicIp(web) + "/32");
        assertThat(gateway.inboundHeader().protocol()).isEqualTo("6");
        assertThat(gateway.inboundHeader().destinationPortRanges()).singleElement()
                .satisfies(ports -> assertThat(ports.from()).isEqualTo(443));
        assertThat(gateway.outboundHeader().destinationAddresses()).containsExactly(privateIp(web) + "/32");
        assertThat(gateway.outboundHeader().sourceAddresses()).isEmpty();
        assertThat(way.get(1).aclRule()).satisfies(rule -> {
            assertThat(rule.cidr()).isEqualTo("0.0.0.0/0");
            assertThat(rule.egress()).isFalse();
            assertThat(rule.protocol()).isEqualTo("all");
            assertThat(rule.ruleAction()).isEqualTo("allow");
            assertThat(rule.ruleNumber()).isEqualTo(100);
        });
        assertThat(way.get(2).securityGroupRule()).satisfies(rule -> {
            assertThat(rule.cidr()).isEqualTo("0.0.0.0/0");
            assertThat(rule.direction()).isEqualTo("ingress");
            assertThat(rule.protocol()).isEqualTo("tcp");
            assertThat(rule.portRange().from()).isEqualTo(443);
        });
        assertThat(way.get(3).attachedTo().id()).isEqualTo(web);
        assertThat(way.get(3).subnet().id()).isEqualTo(network.subnet("web"));
        assertThat(way.get(4).inboundHeader().destinationAddresses()).containsExactly(privateIp(web) + "/32");
    }

    @Test
    void aWayOutLeadsThroughRouteTablesAndTheNatGateway() {
        NetworkInsightsAnalysis analysis = analyze("app", "igw", 443);

        String nat = network.natGateway("web");
        assertThat(ids(analysis.forwardPathComponents())).containsExactly(app, interfaceOf(app),
                network.securityGroup("app"), acl(), table("app"), acl(), nat, acl(),
                table("web"), igw);
        assertThat(analysis.forwardPathComponents().get(4).routeTableRoute()).satisfies(route -> {
            assertThat(route.destinationCidr()).isEqualTo("0.0.0.0/0");
            assertThat(route.natGatewayId()).isEqualTo(nat);
            assertThat(route.origin()).isEqualTo("createroute");
            assertThat(route.state()).isEqualTo("active");
        });
        PathComponent translating = analysis.forwardPathComponents().get(6);
        assertThat(translating.outboundHeader().sourceAddresses()).hasSize(1);
        assertThat(translating.outboundHeader().sourcePortRanges().get(0).from()).isEqualTo(1024);
        assertThat(translating.outboundHeader().destinationAddresses()).isEmpty();
        assertThat(ids(analysis.returnPathComponents())).startsWith(igw).endsWith(interfaceOf(app), app);
    }

    @Test
    void insideAVpcTheLocalRouteLeadsAndRulesNameGroups() {
        List<PathComponent> way = analyze(interfaceOf(app), interfaceOf(db), 5432).forwardPathComponents();

        assertThat(ids(way)).containsExactly(interfaceOf(app), network.securityGroup("app"), acl(),
                table("app"), acl(), network.securityGroup("db"), interfaceOf(db));
        assertThat(way.get(0).outboundHeader().sourceAddresses()).containsExactly(privateIp(app) + "/32");
        assertThat(way.get(3).routeTableRoute().gatewayId()).isEqualTo("local");
        assertThat(way.get(3).routeTableRoute().origin()).isEqualTo("createroutetable");
        assertThat(way.get(5).securityGroupRule().securityGroupId()).isEqualTo(network.securityGroup("app"));
        assertThat(way.get(6).inboundHeader().destinationPortRanges().get(0).to()).isEqualTo(5432);
    }

    @Test
    void aPeeringConnectionLeadsFromOneVpcToTheOther() {
        String far = launchIn(defaultSubnet());
        String peering = peerWithDefaultVpc("172.31.0.0/16");

        NetworkInsightsAnalysis analysis = analyze(db, far, 80);

        assertThat(analysis.explanations()).extracting(Explanation::explanationCode)
                .containsExactly("ENI_SG_RULES_MISMATCH");
        PathComponent crossing = analysis.forwardPathComponents().stream()
                .filter(one -> one.component().id().equals(peering)).findFirst().orElseThrow();
        assertThat(crossing.sourceVpc().id()).isEqualTo(network.vpcId());
        assertThat(crossing.destinationVpc().id()).isNotEqualTo(network.vpcId());
    }

    @Test
    void oneOpenPortIsEnoughForAPathOfAnyPort() {
        NetworkInsightsAnalysis analysis = analyze("igw", "web", null);

        assertThat(analysis.networkPathFound()).isTrue();
        assertThat(analysis.forwardPathComponents().get(0).inboundHeader().destinationPortRanges()).singleElement()
                .satisfies(ports -> assertThat(List.of(ports.from(), ports.to())).containsExactly(443, 443));
    }

    @Test
    void aTransitGatewayIsAnalyzedForwardAlone() {
        String far = launchIn(defaultSubnet(), openGroup());
        String gateway = ec2.createTransitGateway(r -> r.description("hub")).transitGateway().transitGatewayId();
        attach(gateway, network.vpcId(), network.subnet("app"));
        attach(gateway, defaultVpc(), defaultSubnet());
        ec2.createRoute(r -> r.routeTableId(table("app")).destinationCidrBlock("172.31.0.0/16")
                .transitGatewayId(gateway));

        NetworkInsightsAnalysis analysis = analyze(app, far, 80);

        assertThat(analysis.networkPathFound()).as("%s", analysis.explanations()).isTrue();
        assertThat(analysis.returnPathComponents()).isEmpty();
        assertThat(analysis.forwardPathComponents()).anySatisfy(one -> {
            assertThat(one.component().id()).startsWith("tgw-rtb-");
            assertThat(one.transitGateway().id()).isEqualTo(gateway);
            assertThat(one.transitGatewayRouteTableRoute().routeOrigin()).isEqualTo("propagated");
            assertThat(one.transitGatewayRouteTableRoute().resourceType()).isEqualTo("vpc");
        });
    }

    // ---- why there is none

    static Stream<Arguments> whatKeepsPacketsFromArriving() {
        return Stream.of(
                row("app", "web", 22, "ENI_SG_RULES_MISMATCH", t -> { }),
                row("app", "db", 5432, "SG_HAS_NO_RULES", t -> t.ec2.revokeSecurityGroupEgress(
                        r -> r.groupId(t.network.securityGroup("app")).ipPermissions(p -> p.ipProtocol("-1")
                                .ipRanges(range -> range.cidrIp("0.0.0.0/0"))))),
                row("app", "db", 5432, "SUBNET_ACL_RESTRICTION", t -> t.deny(false)),
                row("db", "igw", 443, "NO_ROUTE_TO_DESTINATION", t -> { }),
                row("app", "db", 5432, "BAD_STATE", t -> t.ec2.stopInstances(r -> r.instanceIds(t.db))),
                row("app", "igw", 443, "BAD_STATE_ROUTE",
                        t -> t.ec2.deleteNatGateway(r -> r.natGatewayId(t.network.natGateway("web")))),
                row("db", "igw", 443, "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", t -> t.ec2.createRoute(
                        r -> r.routeTableId(t.table("db")).destinationCidrBlock("0.0.0.0/0")
                                .gatewayId(t.igw))),
                row("igw", "app", 8080, "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", t -> { }),
                row("app", "db", 5432, "UNASSOCIATED_COMPONENT",
                        t -> t.ec2.terminateInstances(r -> r.instanceIds(t.db))));
    }

    private static Arguments row(String source, String destination, int port, String code,
            Consumer<ReachabilityAnalyzerTest> breaks) {
        return Arguments.of(code, source, destination, port, breaks);
    }

    private void deny(boolean egress) {
        ec2.createNetworkAclEntry(r -> r.networkAclId(acl()).ruleNumber(50).protocol("6").egress(egress)
                .ruleAction(RuleAction.DENY).cidrBlock("10.0.0.0/16").portRange(p -> p.from(1).to(65535)));
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @MethodSource("whatKeepsPacketsFromArriving")
    void whatKeepsPacketsFromArrivingIsNamedByItsCode(String code, String source, String destination, int port,
            Consumer<ReachabilityAnalyzerTest> breaks) {
        breaks.accept(this);

        NetworkInsightsAnalysis analysis = analyze(source, destination, port);

        assertThat(analysis.networkPathFound()).isFalse();
        assertThat(analysis.statusAsString()).isEqualTo("succeeded");
        assertThat(analysis.explanations()).extracting(Explanation::explanationCode).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"igw, web, 192.168.0.1, , IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS",
        "igw, web, 100.64.0.1, , IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS",
        "web, igw, , 192.168.0.1, IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
        "web, igw, , 100.64.0.1, IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS",
        "app, db, 10.0.99.1, , ENI_SOURCE_DEST_CHECK_RESTRICTION",
        "app, db, , 10.0.99.1, FILTER_AT_DESTINATION_DESTINATION_ADDRESS"})
    void addressesThatCannotBeAreNamedByTheirCode(String source, String destination, String sourceIp,
            String destinationIp, String code) {
        NetworkInsightsAnalysis analysis = analyze(r -> r.source(id(source)).destination(id(destination))
                .protocol("tcp").destinationPort(443).sourceIp(sourceIp).destinationIp(destinationIp));

        assertThat(analysis.explanations()).extracting(Explanation::explanationCode).containsExactly(code);
    }

    @Test
    void aSecurityGroupThatLetsNothingPassIsExplainedWithItsInterface() {
        NetworkInsightsAnalysis analysis = analyze("web", "db", 5432);

        assertThat(analysis.explanations()).singleElement().satisfies(why -> {
            assertThat(why.direction()).isEqualTo("ingress");
            assertThat(why.networkInterface().id()).isEqualTo(interfaceOf(db));
            assertThat(why.securityGroups()).extracting(AnalysisComponent::id)
                    .containsExactly(network.securityGroup("db"));
            assertThat(why.subnet().id()).isEqualTo(network.subnet("db"));
            assertThat(why.vpc().id()).isEqualTo(network.vpcId());
        });
        PathComponent last = analysis.forwardPathComponents().get(analysis.forwardPathComponents().size() - 1);
        assertThat(last.component().id()).isEqualTo(network.securityGroup("db"));
        assertThat(last.explanations()).isEqualTo(analysis.explanations());
        assertThat(analysis.returnPathComponents()).isEmpty();
    }

    @Test
    void anAclIsExplainedWithTheEntryThatDenies() {
        deny(true);

        assertThat(analyze("app", "db", 5432).explanations()).singleElement().satisfies(why -> {
            assertThat(why.acl().id()).isEqualTo(acl());
            assertThat(why.aclRule().ruleNumber()).isEqualTo(50);
            assertThat(why.aclRule().ruleAction()).isEqualTo("deny");
            assertThat(why.aclRule().portRange().to()).isEqualTo(65535);
            assertThat(why.direction()).isEqualTo("egress");
            assertThat(why.subnet().id()).isEqualTo(network.subnet("app"));
        });
    }

    @Test
    void aMissingRouteIsExplainedWithTheTableAndWhatItShouldLeadTo() {
        assertThat(analyze("db", "igw", 443).explanations()).singleElement().satisfies(why -> {
            assertThat(why.routeTable().id()).isEqualTo(table("db"));
            assertThat(why.destination().id()).isEqualTo(igw);
            assertThat(why.vpc().id()).isEqualTo(network.vpcId());
        });
    }

    @Test
    void anAnswerThatDoesNotGetBackIsExplainedToo() {
        ec2.deleteRoute(r -> r.routeTableId(table("web")).destinationCidrBlock("0.0.0.0/0"));

        NetworkInsightsAnalysis analysis = analyze("igw", "web", 443);

        assertThat(analysis.networkPathFound()).isFalse();
        assertThat(ids(analysis.forwardPathComponents())).startsWith(igw).endsWith(web);
        assertThat(analysis.explanations()).singleElement().satisfies(why -> {
            assertThat(why.explanationCode()).isEqualTo("NO_ROUTE_TO_DESTINATION");
            assertThat(why.destination().id()).isEqualTo(igw);
        });
    }

    @Test
    void whatDoesNotWorkIsNamedWithItsState() {
        ec2.stopInstances(r -> r.instanceIds(db));

        assertThat(analyze("app", "db", 5432).explanations()).singleElement().satisfies(why -> {
            assertThat(why.component().id()).isEqualTo(db);
            assertThat(why.state()).isEqualTo("stopped");
        });
    }

    @Test
    void aTransitGatewayIsNotReachedFromZonesWithoutOneOfItsSubnets() {
        String far = launchIn(defaultSubnet());
        String gateway = ec2.createTransitGateway(r -> r.description("hub")).transitGateway().transitGatewayId();
        attach(gateway, network.vpcId(), network.subnet("app"));
        ec2.createRoute(r -> r.routeTableId(table("db")).destinationCidrBlock("172.31.0.0/16")
                .transitGatewayId(gateway));
        ec2.createRoute(r -> r.routeTableId(table("app")).destinationCidrBlock("172.31.0.0/16")
                .transitGatewayId(gateway));

        assertThat(analyze(db, far, 80).explanations()).singleElement().satisfies(why -> {
            assertThat(why.explanationCode()).isEqualTo("TGW_ROUTE_AZ_RESTRICTION");
            assertThat(why.availabilityZones()).containsExactly("us-east-1b");
            assertThat(why.transitGateway().id()).isEqualTo(gateway);
        });
        assertThat(analyze(app, far, 80).explanations()).singleElement().satisfies(why -> {
            assertThat(why.explanationCode()).isEqualTo("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT");
            assertThat(why.transitGatewayRouteTable().id()).startsWith("tgw-rtb-");
        });
    }

    @Test
    void gatewayEndpointsTakeTcpAloneAndStartNothing() {
        String endpoint = ec2.createVpcEndpoint(r -> r.vpcId(network.vpcId())
                .serviceName("com.amazonaws.us-east-1.s3").routeTableIds(table("db"))).vpcEndpoint()
                .vpcEndpointId();

        assertThat(analyze(db, endpoint, 443).networkPathFound()).isTrue();
        assertThat(analyze(r -> r.source(db).destination(endpoint).protocol("udp")).explanations()).singleElement()
                .satisfies(why -> {
                    assertThat(why.explanationCode()).isEqualTo("VPCE_GATEWAY_PROTOCOL_RESTRICTION");
                    assertThat(why.vpcEndpoint().id()).isEqualTo(endpoint);
                    assertThat(why.protocols()).containsExactly("17");
                });
        assertThat(analyze(endpoint, db, 443).explanations()).extracting(Explanation::explanationCode)
                .containsExactly("VPCE_INTRA_VPC_TRAFFIC");
    }

    @Test
    void noWayLeadsOutThroughOneInternetGatewayAndInThroughAnother() {
        String far = launchIn(defaultSubnet(), openGroup());

        assertThat(cloud.network().trace(Flow.tcp(Endpoint.instance(web), Endpoint.instance(far), 80)).isReachable())
                .isTrue();
        assertThat(analyze(web, far, 80).explanations()).extracting(Explanation::explanationCode)
                .containsExactly("IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS");
    }

    @Test
    void packetsFromOnPremisesNeedAVpnConnectionThatIsUp() {
        String vgw = ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(vgw).vpcId(network.vpcId()));
        String customer = ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.7").bgpAsn(65000))
                .customerGateway().customerGatewayId();
        String connection = ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer)
                .vpnGatewayId(vgw).options(o -> o.staticRoutesOnly(true))).vpnConnection().vpnConnectionId();

        assertThat(analyze(r -> r.source(vgw).sourceIp("192.168.1.1").destination(db).protocol("tcp")).explanations())
                .singleElement().satisfies(why -> {
                    assertThat(why.explanationCode()).isEqualTo("BAD_STATE_VPN");
                    assertThat(why.vpnConnection().id()).isEqualTo(connection);
                });
    }

    @Test
    void anInterfaceThatIsAttachedToNothingSendsNothing() {
        String eni = ec2.createNetworkInterface(r -> r.subnetId(network.subnet("app"))).networkInterface()
                .networkInterfaceId();

        assertThat(analyze(eni, db, 5432).explanations()).singleElement().satisfies(why -> {
            assertThat(why.explanationCode()).isEqualTo("BAD_STATE_ATTACHMENT");
            assertThat(why.networkInterface().id()).isEqualTo(eni);
        });
    }

    // ---- filters

    @Test
    void aWayMustLeadThroughWhatIsAskedFor() {
        String nat = "arn:aws:ec2:us-east-1:" + ec2.describeVpcs().vpcs().get(0).ownerId() + ":natgateway/"
                + network.natGateway("web");
        assertThat(analyze(r -> r.source(app).destination(igw).protocol("tcp"), nat).networkPathFound()).isTrue();
        assertThat(analyze(r -> r.source(web).destination(igw).protocol("tcp"), nat).explanations()).singleElement()
                .satisfies(why -> {
                    assertThat(why.explanationCode()).isEqualTo("COMPONENT_FILTER_RESTRICTION");
                    assertThat(why.component().arn()).isEqualTo(nat);
                });
    }
}
