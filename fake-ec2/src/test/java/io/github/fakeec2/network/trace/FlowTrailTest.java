package io.github.fakeec2.network.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What is sent leaves records in flow logs; and the levers on VPN tunnels. */
class FlowTrailTest {

    private final Site site = new Site();
    private final Ec2Client ec2 = site.ec2;

    @BeforeEach
    void build() {
        site.vpc("a", 0);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String log(String resource, String trafficType, String format) {
        return ec2.createFlowLogs(r -> r.resourceType(resource.startsWith("vpc-") ? "VPC"
                        : resource.startsWith("subnet-") ? "Subnet" : "NetworkInterface")
                .resourceIds(site.id(resource)).trafficType(trafficType).logDestinationType("s3")
                .logDestination("arn:aws:s3:::logs/" + trafficType).logFormat(format)).flowLogIds().get(0);
    }

    /** Everything but the ephemeral port, interfaces by their names. */
    private List<String> seen(String question) {
        String log = log("vpc-a", "ALL", "${interface-id} ${flow-direction} ${pkt-srcaddr} ${pkt-dstaddr} ${dstport} "
                + "${protocol} ${action} ${tcp-flags}");
        site.cloud.network().send(site.flow(question));
        return site.cloud.network().flowLogRecords(log).stream().map(line -> line
                .replace(site.id("eni-a2"), "a2").replace(site.id("eni-a"), "a")
                .replaceAll(" (3[2-9]|[4-6][0-9])[0-9]{3} 6 ", " ephemeral 6 ")).toList();
    }

    @Test
    void aPacketAndItsAnswerAreAcceptedAtBothEnds() {
        assertThat(seen("i-a -> i-a2 tcp/80")).containsExactly(
                "a egress 10.0.1.10 10.0.2.10 80 6 ACCEPT 2",
                "a2 ingress 10.0.1.10 10.0.2.10 80 6 ACCEPT 2",
                "a2 egress 10.0.2.10 10.0.1.10 ephemeral 6 ACCEPT 18",
                "a ingress 10.0.2.10 10.0.1.10 ephemeral 6 ACCEPT 18");
    }

    @Test
    void theAnswerGoesToThePortThatTheQuestionCameFrom() {
        String log = log("eni-a", "ALL", "${srcport} ${dstport}");
        site.cloud.network().send(site.flow("i-a -> i-a2 tcp/80"));
        List<String> ports = site.cloud.network().flowLogRecords(log);
        String port = ports.get(0).split(" ")[0];
        assertThat(Integer.parseInt(port)).isBetween(32768, 65535);
        assertThat(ports).containsExactly(port + " 80", "80 " + port);
    }

    @ParameterizedTest
    @CsvSource({
        "true, a egress 10.0.1.10 10.0.2.10 80 6 REJECT 2",
        "false, a2 ingress 10.0.1.10 10.0.2.10 80 6 REJECT 2",
    })
    void whatANetworkAclDropsIsRejectedAtTheInterfaceBehindIt(boolean egress, String rejected) {
        ec2.createNetworkAclEntry(r -> r.networkAclId(site.id("acl-a")).ruleNumber(1).egress(egress).ruleAction("deny")
                .protocol("6").cidrBlock("0.0.0.0/0").portRange(ports -> ports.from(80).to(80)));
        List<String> seen = seen("i-a -> i-a2 tcp/80");
        assertThat(seen.get(seen.size() - 1)).isEqualTo(rejected);
        assertThat(seen).hasSize(egress ? 1 : 2);
    }

    @Test
    void anAnswerThatANetworkAclDropsIsRejectedThoughTheQuestionWasAccepted() {
        ec2.createNetworkAclEntry(r -> r.networkAclId(site.id("acl-a")).ruleNumber(1).egress(true).ruleAction("deny")
                .protocol("6").cidrBlock("10.0.1.0/24").portRange(ports -> ports.from(1024).to(65535)));
        assertThat(seen("i-a -> i-a2 tcp/80")).endsWith(
                "a2 ingress 10.0.1.10 10.0.2.10 80 6 ACCEPT 2",
                "a2 egress 10.0.2.10 10.0.1.10 ephemeral 6 REJECT 18");
    }

    @Test
    void whatSecurityGroupsDropIsRejected() {
        site.group("sg-shut", "a");
        ec2.modifyInstanceAttribute(r -> r.instanceId(site.id("i-a2")).groups(site.id("sg-shut")));
        String rejects = log("subnet-a2", "REJECT", "${action} ${dstaddr} ${dstport} ${packets} ${bytes}");
        String accepts = log("subnet-a2", "ACCEPT", "${action}");
        assertThat(site.cloud.network().send(site.flow("i-a -> i-a2 udp/53")).isReachable()).isFalse();
        assertThat(site.cloud.network().flowLogRecords(rejects)).containsExactly("REJECT 10.0.2.10 53 1 28");
        assertThat(site.cloud.network().flowLogRecords(accepts)).isEmpty();
    }

    @Test
    void whatIsDroppedForOtherReasonsLeavesNoRecordThere() {
        ec2.stopInstances(r -> r.instanceIds(site.id("i-a2")));
        assertThat(seen("i-a -> i-a2 tcp/80")).containsExactly("a egress 10.0.1.10 10.0.2.10 80 6 ACCEPT 2");
    }

    @Test
    void pingsHaveNoPorts() {
        assertThat(seen("i-a -> i-a2 ping")).containsExactly(
                "a egress 10.0.1.10 10.0.2.10 0 1 ACCEPT 0",
                "a2 ingress 10.0.1.10 10.0.2.10 0 1 ACCEPT 0",
                "a2 egress 10.0.2.10 10.0.1.10 0 1 ACCEPT 0",
                "a ingress 10.0.2.10 10.0.1.10 0 1 ACCEPT 0");
    }

    @Test
    void aNatGatewaySeesThePacketBeforeAndAfterItsTranslation() {
        site.internetGateway("igw", "a").route("rtb-a", "0.0.0.0/0", r -> r.gatewayId(site.id("igw")));
        String nat = ec2.createNatGateway(r -> r.subnetId(site.id("subnet-a"))
                .allocationId(ec2.allocateAddress().allocationId())).natGateway().natGatewayId();
        var address = ec2.describeNatGateways(r -> r.natGatewayIds(nat)).natGateways().get(0).natGatewayAddresses()
                .get(0);
        site.name("eni-nat", address.networkInterfaceId());
        site.table("rtb-nat", "a", "subnet-a2").route("rtb-nat", "0.0.0.0/0", r -> r.natGatewayId(nat));
        String log = log("eni-nat", "ALL", "${flow-direction} ${pkt-srcaddr} ${pkt-dstaddr} ${action}");
        site.cloud.network().send(site.flow("i-a2 -> 198.51.100.7 tcp/443"));
        assertThat(site.cloud.network().flowLogRecords(log)).containsExactly(
                "ingress 10.0.2.10 198.51.100.7 ACCEPT",
                "egress " + address.privateIp() + " 198.51.100.7 ACCEPT",
                "ingress 198.51.100.7 " + address.privateIp() + " ACCEPT",
                "egress 198.51.100.7 10.0.2.10 ACCEPT");
    }

    @Test
    void eachSideOfAPeeringLogsInItsOwnAccount() {
        site.vpc(site.partner, "b", 1);
        String peering = ec2.createVpcPeeringConnection(r -> r.vpcId(site.id("vpc-a")).peerVpcId(site.id("vpc-b"))
                .peerOwnerId(Site.OTHER_ACCOUNT)).vpcPeeringConnection().vpcPeeringConnectionId();
        site.partner.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        site.route("rtb-a", "10.1.0.0/16", r -> r.vpcPeeringConnectionId(peering))
                .route(site.partner, "rtb-b", "10.0.0.0/16", r -> r.vpcPeeringConnectionId(peering));
        String theirs = site.partner.createFlowLogs(r -> r.resourceType("VPC").resourceIds(site.id("vpc-b"))
                .trafficType("ALL").logDestinationType("s3").logDestination("arn:aws:s3:::logs")
                .logFormat("${account-id} ${action}")).flowLogIds().get(0);
        assertThat(site.cloud.network().send(site.flow("i-a -> i-b tcp/80")).isReachable()).isTrue();
        assertThat(site.cloud.network().flowLogRecords(theirs))
                .containsExactly(Site.OTHER_ACCOUNT + " ACCEPT", Site.OTHER_ACCOUNT + " ACCEPT");
    }

    @Test
    void whatADeletedFlowLogHasRecordedIsStillThere() {
        String log = log("eni-a", "ALL", "${action}");
        site.cloud.network().send(site.flow("i-a -> i-a2 tcp/80"));
        ec2.deleteFlowLogs(r -> r.flowLogIds(log));
        site.cloud.network().send(site.flow("i-a -> i-a2 tcp/80"));
        assertThat(site.cloud.network().flowLogRecords(log)).containsExactly("ACCEPT", "ACCEPT");
    }

    @Test
    void aPacketHasOneProtocol() {
        Flow all = Flow.protocol(Endpoint.instance(site.id("i-a")), Endpoint.instance(site.id("i-a2")), -1);
        assertThat(site.cloud.network().trace(all).isReachable()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> site.cloud.network().send(all))
                .withMessage("A packet has one protocol; send one of TCP, say, not of all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fl-0123456789abcdef0", "nonsense", ""})
    void aFlowLogThatIsUnknownIsNotTakenForAnEmptyOne(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> site.cloud.network().flowLogRecords(id))
                .withMessage("There is no flow log " + id + " in this cloud");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpn-0123456789abcdef0", "nonsense", ""})
    void tunnelsAreThoseOfAConnectionThatThereIs(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> site.cloud.network().vpnTunnelsUp(id, true))
                .withMessage("There is no VPN connection " + id + " in this cloud");
    }
}
