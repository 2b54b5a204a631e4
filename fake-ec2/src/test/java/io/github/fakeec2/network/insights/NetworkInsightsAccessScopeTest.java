package io.github.fakeec2.network.insights;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.layout.BuiltNetwork;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AccessScopeAnalysisFinding;
import software.amazon.awssdk.services.ec2.model.AccessScopePathRequest;
import software.amazon.awssdk.services.ec2.model.AnalysisPacketHeader;
import software.amazon.awssdk.services.ec2.model.AnalysisStatus;
import software.amazon.awssdk.services.ec2.model.FindingsFound;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAccessScopeAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;
import software.amazon.awssdk.services.ec2.model.PathStatementRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

class NetworkInsightsAccessScopeTest {

    private static final String GATEWAYS = "AWS::EC2::InternetGateway";
    private static final String INTERFACES = "AWS::EC2::NetworkInterface";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    /** Web servers that the internet reaches, an application behind a NAT gateway, a database. */
    private BuiltNetwork build() {
        BuiltNetwork network = cloud.network().vpc("10.0.0.0/16")
                .publicSubnet("web", "us-east-1a").natGateway("web").privateSubnet("app", "us-east-1a")
                .isolatedSubnet("db", "us-east-1a")
                .securityGroup("web", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0")
                        .allowsIngress("tcp", 22, "203.0.113.7/32"))
                .securityGroup("app", in -> in.allowsIngress("tcp", 8080, 8090, "web"))
                .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app"))
                .build();
        Stream.of("web", "app", "db").forEach(layer -> ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).subnetId(network.subnet(layer))
                .securityGroupIds(network.securityGroup(layer))));
        return network;
    }

    private String eni(BuiltNetwork network, String layer) {
        String group = network.securityGroup(layer);
        return ec2.describeNetworkInterfaces(r -> r.filters(f -> f.name("group-id").values(group))).networkInterfaces()
                .get(0).networkInterfaceId();
    }

    // ---- statements

    private static AccessScopePathRequest path(PathStatementRequest source, PathStatementRequest destination,
            String... through) {
        return AccessScopePathRequest.builder().source(source).destination(destination)
                .throughResources(Stream.of(through).map(one -> software.amazon.awssdk.services.ec2.model
                        .ThroughResourcesStatementRequest.builder().resourceStatement(r -> {
                            if (one.startsWith("AWS::")) {
                                r.resourceTypes(one);
                            } else {
                                r.resources(one);
                            }
                        }).build()).toList())
                .build();
    }

    private static PathStatementRequest at(String resource) {
        return PathStatementRequest.builder().resourceStatement(r -> {
            if (resource.startsWith("AWS::")) {
                r.resourceTypes(resource);
            } else {
                r.resources(resource);
            }
        }).build();
    }

    private static PathStatementRequest tcp(String resource, String... ports) {
        return at(resource).toBuilder()
                .packetHeaderStatement(p -> p.protocolsWithStrings("tcp").destinationPorts(ports)).build();
    }

    private String scope(List<AccessScopePathRequest> match, AccessScopePathRequest... exclude) {
        return ec2.createNetworkInsightsAccessScope(r -> r.matchPaths(match).excludePaths(exclude))
                .networkInsightsAccessScope().networkInsightsAccessScopeId();
    }

    private NetworkInsightsAccessScopeAnalysis analyze(String scopeId) {
        String id = ec2.startNetworkInsightsAccessScopeAnalysis(r -> r.networkInsightsAccessScopeId(scopeId))
                .networkInsightsAccessScopeAnalysis().networkInsightsAccessScopeAnalysisId();
        return describe(id);
    }

    private NetworkInsightsAccessScopeAnalysis describe(String id) {
        return ec2.describeNetworkInsightsAccessScopeAnalyses(r -> r.networkInsightsAccessScopeAnalysisIds(id))
                .networkInsightsAccessScopeAnalyses().get(0);
    }

    private List<AccessScopeAnalysisFinding> findings(String id) {
        return ec2.getNetworkInsightsAccessScopeAnalysisFindings(r -> r.networkInsightsAccessScopeAnalysisId(id))
                .analysisFindings();
    }

    /** Each finding as its protocol and destination ports. */
    private List<String> traffic(List<AccessScopePathRequest> match, AccessScopePathRequest... exclude) {
        return findings(analyze(scope(match, exclude)).networkInsightsAccessScopeAnalysisId()).stream().map(finding -> {
            PathComponent first = finding.findingComponents().get(0);
            AnalysisPacketHeader header =
                    first.outboundHeader() != null && first.outboundHeader().protocol() != null
                            ? first.outboundHeader() : first.inboundHeader();
            var ports = header.destinationPortRanges().get(0);
            return (header.protocol().equals("6") ? "tcp/" : "udp/") + ports.from()
                    + (ports.from().equals(ports.to()) ? "" : "-" + ports.to());
        }).toList();
    }

    // ---- findings

    @Test
    void nothingInTheDatabaseSubnetIsReachableFromTheInternet() {
        BuiltNetwork network = build();
        NetworkInsightsAccessScopeAnalysis analysis =
                analyze(scope(List.of(path(at(GATEWAYS), at(network.subnet("db"))))));
        assertThat(analysis.status()).isEqualTo(AnalysisStatus.SUCCEEDED);
        assertThat(analysis.findingsFound()).isEqualTo(FindingsFound.FALSE);
        assertThat(analysis.analyzedEniCount()).isEqualTo(1);
        assertThat(findings(analysis.networkInsightsAccessScopeAnalysisId())).isEmpty();
    }

    @Test
    void aFindingIsTheWholeWay() {
        BuiltNetwork network = build();
        NetworkInsightsAccessScopeAnalysis analysis =
                analyze(scope(List.of(path(at(GATEWAYS), tcp(network.subnet("web"), "443")))));
        assertThat(analysis.findingsFound()).isEqualTo(FindingsFound.TRUE);
        AccessScopeAnalysisFinding finding = findings(analysis.networkInsightsAccessScopeAnalysisId()).get(0);
        assertThat(finding.findingId()).isEqualTo("AccessScopeAnalysisFinding-1");
        assertThat(finding.networkInsightsAccessScopeId()).isEqualTo(analysis.networkInsightsAccessScopeId());
        List<PathComponent> way = finding.findingComponents();
        assertThat(way.get(0).component().id()).isEqualTo(network.internetGatewayId());
        assertThat(way.get(way.size() - 1).component().id()).isEqualTo(eni(network, "web"));
        assertThat(way).extracting(PathComponent::sequenceNumber).startsWith(1, 2, 3);
        assertThat(way).anySatisfy(component -> assertThat(component.component().id())
                .isEqualTo(network.securityGroup("web")));
    }

    @Test
    void waysAreChosenByEndsPacketsAndWhatTheyLeadThrough() {
        BuiltNetwork network = build();
        String web = network.subnet("web");
        String vpc = network.vpcId();
        assertThat(traffic(List.of(path(at(GATEWAYS), at(vpc))))).containsExactly("tcp/22", "tcp/443");
        assertThat(traffic(List.of(path(at(network.internetGatewayId()), at(network.securityGroup("web"))))))
                .containsExactly("tcp/22", "tcp/443");
        assertThat(traffic(List.of(path(null, at(network.securityGroup("app")))))).containsExactly("tcp/8080-8090");
        assertThat(traffic(List.of(path(at(web), at(INTERFACES))))).containsExactly("tcp/8080-8090");
        assertThat(traffic(List.of(path(at(eni(network, "app")), tcp(network.subnet("db"), "5000-6000", "80")))))
                .containsExactly("tcp/5432");
        assertThat(traffic(List.of(path(tcp(GATEWAYS, "1-100"), tcp(vpc, "20-500"))))).containsExactly("tcp/22");
        assertThat(traffic(List.of(path(at(network.subnet("app")), at(GATEWAYS)))))
                .containsExactly("tcp/0-65535", "udp/0-65535");
        assertThat(traffic(List.of(path(tcp(network.subnet("app")), at(GATEWAYS), "AWS::EC2::NatGateway"))))
                .containsExactly("tcp/0-65535");
        assertThat(traffic(List.of(path(tcp(network.subnet("app")), at(GATEWAYS), network.natGateway("web")))))
                .containsExactly("tcp/0-65535");
        assertThat(traffic(List.of(path(at(web), at(GATEWAYS), "AWS::EC2::NatGateway")))).isEmpty();
        assertThat(traffic(List.of(path(at(network.subnet("app")), at(GATEWAYS), "AWS::EC2::VPCPeeringConnection"))))
                .isEmpty();
    }

    @Test
    void addressesInTheInternetAreToldApart() {
        BuiltNetwork network = build();
        assertThat(traffic(List.of(from("203.0.113.7", network)))).containsExactly("tcp/22", "tcp/443");
        assertThat(traffic(List.of(from("203.0.113.8/32", network)))).containsExactly("tcp/443");
        assertThat(traffic(List.of(from("0.0.0.0/0", network)))).containsExactly("tcp/22", "tcp/443");
        String range = scope(List.of(from("203.0.113.0/24", network)));
        assertThatThrownBy(() -> analyze(range)).isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("203.0.113.0/24");
    }

    private static AccessScopePathRequest from(String address, BuiltNetwork network) {
        return path(at(GATEWAYS).toBuilder().packetHeaderStatement(p -> p.sourceAddresses(address)).build(),
                at(network.subnet("web")));
    }

    @Test
    void whatIsExcludedIsTakenOutOfTheFindings() {
        BuiltNetwork network = build();
        String vpc = network.vpcId();
        List<AccessScopePathRequest> in = List.of(path(at(GATEWAYS), at(vpc)));
        assertThat(traffic(in, path(at(GATEWAYS), tcp(network.subnet("web"), "443")))).containsExactly("tcp/22");
        assertThat(traffic(in, path(at(GATEWAYS), null))).isEmpty();
        assertThat(traffic(in, path(null, at(network.subnet("db"))))).containsExactly("tcp/22", "tcp/443");
        List<AccessScopePathRequest> out = List.of(path(at(network.subnet("app")), tcp(GATEWAYS)));
        assertThat(traffic(out, path(null, tcp(GATEWAYS, "443", "80"))))
                .containsExactly("tcp/0-79", "tcp/81-442", "tcp/444-65535");
        assertThat(traffic(out, path(null, at(GATEWAYS), "AWS::EC2::NatGateway"))).isEmpty();
        assertThat(traffic(out, path(null, at(GATEWAYS), "AWS::EC2::VPCEndpoint"))).containsExactly("tcp/0-65535");
    }

    @Test
    void findingsAreThoseOfTheMomentTheAnalysisStarted() {
        BuiltNetwork network = build();
        NetworkInsightsAccessScopeAnalysis analysis = analyze(scope(List.of(path(at(GATEWAYS), at(network.vpcId())))));
        ec2.revokeSecurityGroupIngress(r -> r.groupId(network.securityGroup("web")).ipProtocol("tcp").fromPort(443)
                .toPort(443).cidrIp("0.0.0.0/0"));
        assertThat(findings(analysis.networkInsightsAccessScopeAnalysisId())).hasSize(2);
        assertThat(analyze(analysis.networkInsightsAccessScopeId()).networkInsightsAccessScopeAnalysisId())
                .satisfies(id -> assertThat(findings(id)).hasSize(1));
    }

    @Test
    void anAnalysisRunsForAWhileAndShowsNothingBefore() {
        try (FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = manual.ec2();
            String scope = client.createNetworkInsightsAccessScope(r -> r.matchPaths(path(at(GATEWAYS), null)))
                    .networkInsightsAccessScope().networkInsightsAccessScopeId();
            NetworkInsightsAccessScopeAnalysis running = client.startNetworkInsightsAccessScopeAnalysis(r -> r
                    .networkInsightsAccessScopeId(scope)).networkInsightsAccessScopeAnalysis();
            assertThat(running.status()).isEqualTo(AnalysisStatus.RUNNING);
            assertThat(running.findingsFound()).isEqualTo(FindingsFound.UNKNOWN);
            assertThat(running.endDate()).isNull();
            String id = running.networkInsightsAccessScopeAnalysisId();
            assertThat(client.getNetworkInsightsAccessScopeAnalysisFindings(r -> r
                    .networkInsightsAccessScopeAnalysisId(id)).analysisStatus()).isEqualTo(AnalysisStatus.RUNNING);
            manual.time().advance(Duration.ofMinutes(3));
            assertThat(client.describeNetworkInsightsAccessScopeAnalyses(r -> r.networkInsightsAccessScopeId(scope))
                    .networkInsightsAccessScopeAnalyses()).singleElement().satisfies(done -> {
                        assertThat(done.status()).isEqualTo(AnalysisStatus.SUCCEEDED);
                        assertThat(done.endDate()).isEqualTo(done.startDate().plus(Duration.ofMinutes(2)));
                    });
        }
    }

    @Test
    void anAnalysisOfWhatIsNotThereFails() {
        NetworkInsightsAccessScopeAnalysis analysis =
                analyze(scope(List.of(path(at(GATEWAYS), at("subnet-0123456789abcdef0")))));
        assertThat(analysis.status()).isEqualTo(AnalysisStatus.FAILED);
        assertThat(analysis.statusMessage())
                .isEqualTo("The request failed due to missing component subnet-0123456789abcdef0");
        assertThat(analysis.findingsFound()).isEqualTo(FindingsFound.UNKNOWN);
    }

    // ---- resources

    @Test
    void scopesAndAnalysesAreListedTaggedPagedAndDeleted() {
        var made = ec2.createNetworkInsightsAccessScope(r -> r.matchPaths(path(tcp(GATEWAYS, "80"), null))
                .tagSpecifications(t -> t.resourceType(ResourceType.NETWORK_INSIGHTS_ACCESS_SCOPE)
                        .tags(Tag.builder().key("Name").value("open web").build())));
        String scope = made.networkInsightsAccessScope().networkInsightsAccessScopeId();
        String other = scope(List.of(path(at(INTERFACES), null)));
        assertThat(scope).startsWith("nis-");
        assertThat(made.networkInsightsAccessScope().networkInsightsAccessScopeArn())
                .isEqualTo("arn:aws:ec2:us-east-1:123456789012:network-insights-access-scope/" + scope);
        assertThat(made.networkInsightsAccessScope().tags()).extracting(Tag::value).containsExactly("open web");
        assertThat(ec2.getNetworkInsightsAccessScopeContent(r -> r.networkInsightsAccessScopeId(scope))
                .networkInsightsAccessScopeContent()).isEqualTo(made.networkInsightsAccessScopeContent());
        assertThat(made.networkInsightsAccessScopeContent().matchPaths().get(0).source().packetHeaderStatement()
                .destinationPorts()).containsExactly("80");
        assertThat(ec2.describeNetworkInsightsAccessScopesPaginator(r -> r.maxResults(1)).networkInsightsAccessScopes())
                .extracting(each -> each.networkInsightsAccessScopeId()).containsExactly(scope, other);

        String analysis = analyze(scope).networkInsightsAccessScopeAnalysisId();
        assertThat(analysis).startsWith("nisa-");
        assertThat(ec2.describeNetworkInsightsAccessScopeAnalyses(r -> r.networkInsightsAccessScopeId(other))
                .networkInsightsAccessScopeAnalyses()).isEmpty();
        assertThat(ec2.describeNetworkInsightsAccessScopeAnalyses(r -> r
                .analysisStartTimeBegin(cloud.time().now().plusSeconds(1))).networkInsightsAccessScopeAnalyses())
                .isEmpty();
        assertRefused("AnalysisExistsForNetworkInsightsAccessScope",
                "The networkInsightsAccessScope '" + scope + "' has analyses and cannot be deleted.",
                () -> ec2.deleteNetworkInsightsAccessScope(r -> r.networkInsightsAccessScopeId(scope)));
        ec2.deleteNetworkInsightsAccessScopeAnalysis(r -> r.networkInsightsAccessScopeAnalysisId(analysis));
        ec2.deleteNetworkInsightsAccessScope(r -> r.networkInsightsAccessScopeId(scope));
        assertRefused("InvalidNetworkInsightsAccessScopeId.NotFound",
                "The networkInsightsAccessScope ID '" + scope + "' does not exist",
                () -> ec2.startNetworkInsightsAccessScopeAnalysis(r -> r.networkInsightsAccessScopeId(scope)));
        assertRefused("InvalidNetworkInsightsAccessScopeAnalysisId.NotFound",
                "The networkInsightsAccessScopeAnalysis ID '" + analysis + "' does not exist",
                () -> ec2.getNetworkInsightsAccessScopeAnalysisFindings(r -> r
                        .networkInsightsAccessScopeAnalysisId(analysis)));
    }

    @Test
    @org.junit.jupiter.api.Tag("newer-sdk")
    void findingsArePaged() {
        BuiltNetwork network = build();
        String analysis = analyze(scope(List.of(path(at(GATEWAYS), at(network.vpcId())))))
                .networkInsightsAccessScopeAnalysisId();
        assertThat(ec2.getNetworkInsightsAccessScopeAnalysisFindingsPaginator(r -> r
                .networkInsightsAccessScopeAnalysisId(analysis).maxResults(1)).analysisFindings())
                .extracting(AccessScopeAnalysisFinding::findingId)
                .containsExactly("AccessScopeAnalysisFinding-1", "AccessScopeAnalysisFinding-2");
        assertRefused("InvalidParameterValue", "Value ( 1001 ) for parameter MaxResults is invalid. Expecting a value "
                + "smaller than or equal to 1000.", () -> ec2.getNetworkInsightsAccessScopeAnalysisFindings(r -> r
                .networkInsightsAccessScopeAnalysisId(analysis).maxResults(1001)));
    }

    @Test
    void quotasHold() {
        cloud.quotas().set(Quota.NETWORK_INSIGHTS_ACCESS_SCOPES, 1);
        cloud.quotas().set(Quota.NETWORK_INSIGHTS_ACCESS_SCOPE_ANALYSES, 0);
        String scope = scope(List.of(path(at(GATEWAYS), null)));
        assertRefused("NetworkInsightsAccessScope.LimitExceeded",
                "Performing this operation would exceed the limit of 1 network insights access scopes",
                () -> scope(List.of(path(at(GATEWAYS), null))));
        assertRefused("NetworkInsightsAccessScopeAnalysis.LimitExceeded",
                "Performing this operation would exceed the limit of 0 network insights access scope analyses",
                () -> analyze(scope));
    }

    // ---- bad input

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vpc-1                        | Resources
            nat-0123456789abcdef0        | Resources
            subnet-xyz                   | Resources
            AWS::EC2::Subnet             | ResourceTypes
            AWS::EC2::NatGateway         | ResourceTypes
            """)
    void whatCannotBeAnEndIsRefused(String resource, String member) {
        assertRefused("InvalidParameterValue", "Value (" + resource + ") for parameter " + member + " is invalid.",
                () -> scope(List.of(path(at(resource), null))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            70000 | DestinationPorts
            90-80 | DestinationPorts
            http  | DestinationPorts
            ''    | DestinationPorts
            """)
    void whatIsNoPortIsRefused(String ports, String member) {
        assertRefused("InvalidParameterValue", "Value (" + ports + ") for parameter " + member + " is invalid.",
                () -> scope(List.of(path(tcp(GATEWAYS, ports), null))));
    }

    @Test
    void incompleteAndContradictoryStatementsAreRefused() {
        assertRefused("MissingParameter", "The request must contain the parameter MatchPaths",
                () -> ec2.createNetworkInsightsAccessScope(r -> { }));
        assertRefused("MissingParameter", "The request must contain the parameter MatchPaths.Source",
                () -> scope(List.of(path(null, null))));
        refused("MissingParameter", "The request must contain the parameter MatchPaths.ResourceStatement.Resources",
                s -> s.resourceStatement(r -> { }));
        refused("InvalidParameterCombination",
                "The parameter Resources cannot be used with the parameter ResourceTypes",
                s -> s.resourceStatement(r -> r.resources("igw-0123456789abcdef0").resourceTypes(GATEWAYS)));
        refused("MissingParameter", "The request must contain the parameter MatchPaths.PacketHeaderStatement.Protocols",
                s -> s.packetHeaderStatement(p -> { }));
        refused("InvalidParameterValue", "Value (icmp) for parameter Protocols is invalid.",
                s -> s.packetHeaderStatement(p -> p.protocolsWithStrings("icmp")));
        refused("InvalidParameterValue", "Value (2001:db8::/32) for parameter SourceAddresses is invalid.",
                s -> s.packetHeaderStatement(p -> p.sourceAddresses("2001:db8::/32")));
        refused("InvalidParameterValue", "Value (null) for parameter DestinationAddresses is invalid.",
                s -> s.packetHeaderStatement(p -> p.destinationAddresses((String) null)));
        assertRefused("InvalidParameterValue", "Value (subnet-0123456789abcdef0) for parameter Resources is invalid.",
                () -> scope(List.of(path(at(GATEWAYS), null, "subnet-0123456789abcdef0"))));
    }

    private void refused(String code, String message, Consumer<PathStatementRequest.Builder> statement) {
        assertRefused(code, message, () -> ec2.createNetworkInsightsAccessScope(r -> r
                .matchPaths(AccessScopePathRequest.builder().source(statement).build())));
    }

    @ParameterizedTest
    @CsvSource({"vgw-0123456789abcdef0", "AWS::EC2::VPCEndpointService",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1234567890abcdef"})
    void whatIsNotSimulatedIsRefusedLoudly(String resource) {
        assertThatThrownBy(() -> scope(List.of(path(at(resource), null)))).isInstanceOf(NotSimulatedException.class)
                .hasMessageStartingWith("CreateNetworkInsightsAccessScope with ");
        assertThatThrownBy(() -> ec2.createNetworkInsightsAccessScope(r -> r.matchPaths(AccessScopePathRequest.builder()
                .source(s -> s.packetHeaderStatement(p -> p.sourcePorts("1024-65535"))).build())))
                .isInstanceOf(NotSimulatedException.class).hasMessageContaining("sourcePorts");
    }
}
