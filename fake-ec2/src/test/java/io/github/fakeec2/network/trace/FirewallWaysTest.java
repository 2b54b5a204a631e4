package io.github.fakeec2.network.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups and network ACLs, as calls of EC2 make them and packets meet them. */
class FirewallWaysTest {

    private static final String QUESTION = "i-a -> i-db tcp/5432";
    private static final String NO_RULE = "SG_HAS_NO_RULES at eni-db";
    private static final String NO_MATCH = "ENI_SG_RULES_MISMATCH at eni-db";

    /** The instance i-db in subnet-a2, with a group sg-db of its own. */
    private static Site site(Site site) {
        return site.vpc("a", 0).group("sg-db", "a").instance("i-db", "subnet-a2", "10.0.2.20", "sg-db");
    }

    private static IpPermission.Builder postgres() {
        return IpPermission.builder().ipProtocol("tcp").fromPort(5432).toPort(5432);
    }

    private static IpPermission from(String cidr) {
        return postgres().ipRanges(IpRange.builder().cidrIp(cidr).build()).build();
    }

    static IpPermission from(Site site, String group) {
        return postgres().userIdGroupPairs(UserIdGroupPair.builder().groupId(site.id(group)).build()).build();
    }

    static void allow(Site site, IpPermission permission) {
        site.ec2.authorizeSecurityGroupIngress(r -> r.groupId(site.id("sg-db")).ipPermissions(permission));
    }

    static void revoke(Site site, IpPermission permission) {
        site.ec2.revokeSecurityGroupIngress(r -> r.groupId(site.id("sg-db")).ipPermissions(permission));
    }

    private static Way way(String what, Consumer<Site> build, Consumer<Site> change, String closed) {
        return new Way(what, QUESTION, "pass", site -> build.accept(site(site)), change, closed);
    }

    static Stream<Way> securityGroups() {
        return Stream.of(
                way("a rule for a CIDR block is revoked", site -> allow(site, from("10.0.1.0/24")),
                        site -> revoke(site, from("10.0.1.0/24")), NO_RULE),
                way("a rule for a CIDR block is changed to another block", site -> {
                    allow(site, from("10.0.1.10/32"));
                }, site -> {
                    String rule = site.ec2.describeSecurityGroupRules(r -> r.filters(f -> f.name("group-id")
                                    .values(site.id("sg-db")))).securityGroupRules().stream()
                            .filter(one -> !one.isEgress()).findFirst().orElseThrow().securityGroupRuleId();
                    site.ec2.modifySecurityGroupRules(r -> r.groupId(site.id("sg-db")).securityGroupRules(
                            update -> update.securityGroupRuleId(rule).securityGroupRule(one -> one.ipProtocol("tcp")
                                    .fromPort(5432).toPort(5432).cidrIpv4("10.0.1.11/32"))));
                }, NO_MATCH),
                way("the sender loses the group that a rule names", site -> allow(site, from(site, "sg-a")),
                        site -> site.ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(site.id("eni-a"))
                                .groups(site.id("sg-db"))), NO_MATCH),
                way("the receiver gets another group", site -> allow(site, from(site, "sg-a")),
                        site -> site.ec2.modifyInstanceAttribute(r -> r.instanceId(site.id("i-db"))
                                .groups(site.group("sg-none", "a").id("sg-none"))), NO_RULE),
                way("a range is taken out of the prefix list that a rule names", site -> {
                    String list = site.name("pl", site.ec2.createManagedPrefixList(r -> r.prefixListName("clients")
                            .addressFamily("IPv4").maxEntries(3)
                            .entries(AddPrefixListEntry.builder().cidr("10.0.1.0/28").build())).prefixList()
                            .prefixListId());
                    allow(site, postgres().prefixListIds(PrefixListId.builder().prefixListId(list).build()).build());
                }, site -> site.ec2.modifyManagedPrefixList(r -> r.prefixListId(site.id("pl")).currentVersion(1L)
                        .removeEntries(RemovePrefixListEntry.builder().cidr("10.0.1.0/28").build())), NO_MATCH),
                way("the sender may send no more", site -> allow(site, from("0.0.0.0/0")),
                        site -> site.ec2.revokeSecurityGroupEgress(r -> r.groupId(site.id("sg-a")).ipPermissions(
                                IpPermission.builder().ipProtocol("-1")
                                        .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build()).build())),
                        "ENI_SG_RULES_MISMATCH at eni-a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("securityGroups")
    void securityGroupsLetInWhatTheirRulesName(Way way) {
        way.check();
    }

    /** VPCs a and b that are peered; i-db is in b, and lets the group of a in. */
    private static void peered(Site site, Ec2Client client, String account, Consumer<Site> more) {
        site.vpc("a", 0).vpc(client, "b", 1);
        peer(site, client, account);
        site.route("rtb-a", "10.1.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx")))
                .route(client, "rtb-b", "10.0.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx")))
                .group(client, "sg-db", "b").instance(client, "i-db", "subnet-b2", "10.1.2.20", "sg-db");
        client.authorizeSecurityGroupIngress(r -> r.groupId(site.id("sg-db")).ipPermissions(postgres()
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(site.id("sg-a")).userId(site.cloud.accountId())
                        .build()).build()));
        more.accept(site);
    }

    private static void peer(Site site, Ec2Client client, String account) {
        site.name("pcx", site.ec2.createVpcPeeringConnection(r -> r.vpcId(site.id("vpc-a")).peerVpcId(site.id("vpc-b"))
                .peerOwnerId(account)).vpcPeeringConnection().vpcPeeringConnectionId());
        client.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(site.id("pcx")));
    }

    static Stream<Way> groupsOfOtherVpcs() {
        return Stream.of(
                new Way("the sender loses its group", QUESTION, "pass",
                        site -> peered(site, site.ec2, site.cloud.accountId(), same -> { }),
                        site -> site.ec2.modifyInstanceAttribute(r -> r.instanceId(site.id("i-a"))
                                .groups(site.group("sg-new", "a").id("sg-new"))), NO_MATCH),
                new Way("the sender of another account loses its group", QUESTION, "pass",
                        site -> peered(site, site.partner, Site.OTHER_ACCOUNT, same -> { }),
                        site -> site.ec2.modifyInstanceAttribute(r -> r.instanceId(site.id("i-a"))
                                .groups(site.group("sg-new", "a").id("sg-new"))), NO_MATCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groupsOfOtherVpcs")
    void rulesSeeGroupsOfVpcsThatAreJoinedToTheirOwn(Way way) {
        way.check();
    }

    @Test
    void aStaleRuleMatchesNothingThoughTheVpcsArePeeredAnew() {
        try (Site site = new Site()) {
            peered(site, site.ec2, site.cloud.accountId(), same -> { });
            assertThat(site.ask(QUESTION)).isEqualTo("pass");
            site.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(site.id("pcx")));
            assertThat(site.ask(QUESTION)).isEqualTo("BAD_STATE_ROUTE at rtb-a");
            peer(site, site.ec2, site.cloud.accountId());
            site.ec2.replaceRoute(r -> r.routeTableId(site.id("rtb-a")).destinationCidrBlock("10.1.0.0/16")
                    .vpcPeeringConnectionId(site.id("pcx")));
            site.ec2.replaceRoute(r -> r.routeTableId(site.id("rtb-b")).destinationCidrBlock("10.0.0.0/16")
                    .vpcPeeringConnectionId(site.id("pcx")));
            assertThat(site.ask(QUESTION)).isEqualTo(NO_MATCH);
            assertThat(site.cloud.network().trace(site.flow(QUESTION)).explain()).contains("(it is stale)");
            revoke(site, from(site, "sg-a"));
            allow(site, from(site, "sg-a"));
            assertThat(site.ask(QUESTION)).isEqualTo("pass");
        }
    }

    // ---- network ACLs

    /** A network ACL acl-new for subnet-a2: port 5432 may come in, and ephemeral ports may go out. */
    private static void guarded(Site site) {
        allow(site(site), from("0.0.0.0/0"));
        site.name("acl-new", site.ec2.createNetworkAcl(r -> r.vpcId(site.id("vpc-a"))).networkAcl().networkAclId());
        entry(site, 100, false, "allow", 5432, 5432);
        entry(site, 100, true, "allow", 1024, 65535);
        String old = site.ec2.describeNetworkAcls(r -> r.networkAclIds(site.id("acl-a"))).networkAcls().get(0)
                .associations().stream().filter(guard -> guard.subnetId().equals(site.id("subnet-a2"))).findFirst()
                .orElseThrow().networkAclAssociationId();
        site.name("aclassoc", site.ec2.replaceNetworkAclAssociation(r -> r.associationId(old)
                .networkAclId(site.id("acl-new"))).newAssociationId());
    }

    private static void entry(Site site, int number, boolean egress, String action, int from, int to) {
        site.ec2.createNetworkAclEntry(entryOf(site, number, egress, action, from, to));
    }

    private static CreateNetworkAclEntryRequest entryOf(Site site, int number, boolean egress, String action, int from,
            int to) {
        return CreateNetworkAclEntryRequest.builder().networkAclId(site.id("acl-new")).ruleNumber(number)
                .egress(egress).ruleAction(action).protocol("6").cidrBlock("10.0.1.0/24")
                .portRange(ports -> ports.from(from).to(to)).build();
    }

    private static Way guardedWay(String what, Consumer<Site> change, String closed) {
        return new Way(what, QUESTION, "pass", FirewallWaysTest::guarded, change, closed);
    }

    static Stream<Way> networkAcls() {
        return Stream.of(
                guardedWay("an entry with a lower number denies", site -> entry(site, 50, false, "deny", 5000, 6000),
                        "SUBNET_ACL_RESTRICTION at acl-new"),
                guardedWay("an entry with a higher number denies, to no effect",
                        site -> entry(site, 150, false, "deny", 5000, 6000), "pass"),
                guardedWay("the entry is deleted", site -> site.ec2.deleteNetworkAclEntry(r -> r
                        .networkAclId(site.id("acl-new")).ruleNumber(100).egress(false)),
                        "SUBNET_ACL_RESTRICTION at acl-new"),
                guardedWay("some ephemeral ports are closed to answers", site -> site.ec2.replaceNetworkAclEntry(r -> r
                        .networkAclId(site.id("acl-new")).ruleNumber(100).egress(true).ruleAction("allow").protocol("6")
                        .cidrBlock("10.0.1.0/24").portRange(ports -> ports.from(32768).to(50000))),
                        "answer: SUBNET_ACL_RESTRICTION at acl-new"),
                guardedWay("the subnet gets back the VPC's own ACL, which is then closed to answers", site -> {
                    site.ec2.replaceNetworkAclAssociation(r -> r.associationId(site.id("aclassoc"))
                            .networkAclId(site.id("acl-a")));
                    site.ec2.deleteNetworkAclEntry(r -> r.networkAclId(site.id("acl-a")).ruleNumber(100).egress(true));
                }, "SUBNET_ACL_RESTRICTION at acl-a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networkAcls")
    void networkAclsDecideByTheirFirstEntryThatMatchesAndKnowNoConnections(Way way) {
        way.check();
    }

    @Test
    void aNeighbourInTheSubnetMeetsNoNetworkAcl() {
        try (Site site = new Site()) {
            guarded(site);
            site.instance("i-near", "subnet-a2", "10.0.2.30", "sg-a");
            assertThat(site.ask("i-near -> i-db tcp/5432")).isEqualTo("pass");
            assertThat(site.ask("i-a -> i-near tcp/5432")).isEqualTo("pass");
            assertThat(site.ask("i-a -> i-near tcp/80")).isEqualTo("SUBNET_ACL_RESTRICTION at acl-new");
        }
    }
}
