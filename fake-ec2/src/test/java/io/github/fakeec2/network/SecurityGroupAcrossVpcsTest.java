package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupReference;
import software.amazon.awssdk.services.ec2.model.StaleSecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Rules that name groups of other VPCs. */
class SecurityGroupAcrossVpcsTest {

    private static final String NO_NETWORK = "You have specified two resources that belong to different networks.";
    private static final String OTHER_ACCOUNT = "210987654321";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final Ec2Client partner = cloud.account(OTHER_ACCOUNT).ec2();
    private final String left = vpc(ec2, "10.0.0.0/16");
    private final String right = vpc(ec2, "10.1.0.0/16");
    private final String web = group(ec2, left, "web");
    private final String db = group(ec2, right, "db");

    @AfterEach
    void closeTheCloud() {
        cloud.close();
    }

    private static String vpc(Ec2Client client, String cidr) {
        return client.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
    }

    private static String group(Ec2Client client, String vpcId, String name) {
        return client.createSecurityGroup(r -> r.groupName(name).description(name).vpcId(vpcId)).groupId();
    }

    private String peer(String vpcId, Ec2Client other, String account, String otherVpcId) {
        String id = ec2.createVpcPeeringConnection(r -> r.vpcId(vpcId).peerVpcId(otherVpcId).peerOwnerId(account))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        other.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        return id;
    }

    private static UserIdGroupPair pair(String groupId) {
        return UserIdGroupPair.builder().groupId(groupId).build();
    }

    private static IpPermission mysql(UserIdGroupPair pair) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(3306).toPort(3306).userIdGroupPairs(pair).build();
    }

    private void allow(String groupId, UserIdGroupPair pair) {
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(groupId).ipPermissions(mysql(pair)));
    }

    private List<IpPermission> permissions(String groupId) {
        return ec2.describeSecurityGroups(r -> r.groupIds(groupId)).securityGroups().get(0).ipPermissions();
    }

    private List<StaleSecurityGroup> stale(String vpcId) {
        return ec2.describeStaleSecurityGroups(r -> r.vpcId(vpcId)).staleSecurityGroupSet();
    }

    // ---- over a peering connection

    @Test
    void aGroupOfAVpcThatIsNotPeeredCannotBeNamed() {
        assertRefused("InvalidGroup.NotFound", NO_NETWORK, () -> allow(db, pair(web)));
        String pending = ec2.createVpcPeeringConnection(r -> r.vpcId(left).peerVpcId(right))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        assertRefused("InvalidGroup.NotFound", NO_NETWORK, () -> allow(db, pair(web)));
        ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(pending));
        allow(db, pair(web));
    }

    @Test
    void aRuleShowsThePeeringConnectionItGoesOver() {
        String peering = peer(left, ec2, "123456789012", right);
        allow(db, pair(web));

        UserIdGroupPair shown = pair(web).toBuilder().userId("123456789012").vpcId(left)
                .vpcPeeringConnectionId(peering).peeringStatus("active").build();
        assertThat(permissions(db)).singleElement()
                .satisfies(permission -> assertThat(permission.userIdGroupPairs()).containsExactly(shown));
        assertThat(ec2.describeSecurityGroupRules(r -> r.filters(
                Filter.builder().name("group-id").values(db).build())).securityGroupRules().get(1)
                .referencedGroupInfo()).satisfies(info -> {
                    assertThat(info.groupId()).isEqualTo(web);
                    assertThat(info.vpcPeeringConnectionId()).isEqualTo(peering);
                    assertThat(info.vpcId()).isEqualTo(left);
                    assertThat(info.peeringStatus()).isEqualTo("active");
                });
        ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        assertThat(permissions(db).get(0).userIdGroupPairs().get(0).peeringStatus()).isEqualTo("deleted");
        cloud.time().advance(Duration.ofDays(3));
        assertThat(permissions(db).get(0).userIdGroupPairs().get(0).peeringStatus()).isEqualTo("deleted");
    }

    @Test
    void whoHasAPairFromADescribeCanNameItAgain() {
        peer(left, ec2, "123456789012", right);
        allow(db, pair(web));
        UserIdGroupPair shown = permissions(db).get(0).userIdGroupPairs().get(0);
        ec2.authorizeSecurityGroupEgress(r -> r.groupId(db).ipPermissions(mysql(shown)));
        ec2.revokeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(mysql(shown)));
        assertThat(permissions(db)).isEmpty();
    }

    @Test
    void thePeeringConnectionThatAPairNamesMustBeTheRightOne() {
        String third = vpc(ec2, "10.2.0.0/16");
        String wrong = peer(left, ec2, "123456789012", third);
        peer(left, ec2, "123456789012", right);
        assertRefused("InvalidGroup.NotFound", NO_NETWORK,
                () -> allow(db, pair(web).toBuilder().vpcPeeringConnectionId(wrong).build()));
        assertRefused("InvalidVpcPeeringConnectionID.NotFound", () -> allow(db, pair(web).toBuilder()
                .vpcPeeringConnectionId("pcx-0123456789abcdef0").build()));
    }

    @Test
    void aGroupOfAnotherAccountIsNamedWithItsOwner() {
        String theirs = vpc(partner, "10.3.0.0/16");
        String app = group(partner, theirs, "app");
        UserIdGroupPair owned = pair(app).toBuilder().userId(OTHER_ACCOUNT).build();
        assertRefused("InvalidGroup.NotFound", NO_NETWORK, () -> allow(db, owned));
        peer(right, partner, OTHER_ACCOUNT, theirs);
        assertRefused("InvalidGroup.NotFound", "The security group '" + app + "' does not exist",
                () -> allow(db, pair(app)));
        assertRefused("InvalidGroup.NotFound", "The security group '" + app + "' does not exist",
                () -> allow(db, owned.toBuilder().userId("333333333333").build()));
        assertRefused("InvalidGroup.NotFound", () -> allow(db,
                UserIdGroupPair.builder().groupName("app").userId(OTHER_ACCOUNT).build()));
        allow(db, owned);

        assertThat(permissions(db).get(0).userIdGroupPairs().get(0).userId()).isEqualTo(OTHER_ACCOUNT);
        assertThat(ec2.describeSecurityGroups(r -> r.filters(Filter.builder().name("ip-permission.user-id")
                .values(OTHER_ACCOUNT).build())).securityGroups()).hasSize(1);
        assertThat(ec2.describeSecurityGroups(r -> r.filters(Filter.builder().name("ip-permission.group-name")
                .values("app").build())).securityGroups()).isEmpty();
        assertThat(partner.describeSecurityGroupReferences(r -> r.groupId(app)).securityGroupReferenceSet())
                .singleElement().satisfies(reference -> assertThat(reference.referencingVpcId()).isEqualTo(right));
    }

    @Test
    void aGroupOfAnotherRegionCannotBeNamed() {
        Ec2Client ireland = cloud.client(Ec2Client.class, "eu-west-1");
        String abroad = group(ireland, vpc(ireland, "10.4.0.0/16"), "abroad");
        assertRefused("InvalidGroup.NotFound", "The security group '" + abroad + "' does not exist",
                () -> allow(db, pair(abroad)));
    }

    @Test
    void whoNamesAGroupFromThePeerVpcIsTold() {
        String peering = peer(left, ec2, "123456789012", right);
        assertThat(ec2.describeSecurityGroupReferences(r -> r.groupId(web)).securityGroupReferenceSet()).isEmpty();
        allow(db, pair(web));

        assertThat(ec2.describeSecurityGroupReferences(r -> r.groupId(web, db)).securityGroupReferenceSet())
                .containsExactly(SecurityGroupReference.builder().groupId(web).referencingVpcId(right)
                        .vpcPeeringConnectionId(peering).build());
        assertRefused("MissingParameter", "The request must contain the parameter groupId",
                () -> ec2.describeSecurityGroupReferences(r -> { }));
        assertRefused("InvalidGroup.NotFound",
                () -> ec2.describeSecurityGroupReferences(r -> r.groupId("sg-0123456789abcdef0")));
    }

    // ---- stale rules

    @Test
    void aRuleIsStaleOnceItsPeeringConnectionIsDeleted() {
        String peering = peer(left, ec2, "123456789012", right);
        allow(db, pair(web));
        ec2.authorizeSecurityGroupEgress(r -> r.groupId(db).ipPermissions(mysql(pair(web))));
        assertThat(stale(right)).isEmpty();
        ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));

        assertThat(stale(left)).isEmpty();
        StaleSecurityGroup group = stale(right).get(0);
        assertThat(group.groupId()).isEqualTo(db);
        assertThat(group.groupName()).isEqualTo("db");
        assertThat(group.vpcId()).isEqualTo(right);
        assertThat(group.staleIpPermissionsEgress()).isEqualTo(group.staleIpPermissions()).singleElement()
                .satisfies(permission -> assertThat(permission.fromPort()).isEqualTo(3306))
                .satisfies(permission -> assertThat(permission.userIdGroupPairs()).containsExactly(
                        pair(web).toBuilder().userId("123456789012").vpcId(left).vpcPeeringConnectionId(peering)
                                .peeringStatus("deleted").build()));
    }

    @Test
    void aRuleInAPeerVpcDoesNotKeepAGroupFromGoingAndIsStaleThen() {
        peer(left, ec2, "123456789012", right);
        allow(db, pair(web));
        ec2.deleteSecurityGroup(r -> r.groupId(web));

        assertThat(stale(right)).singleElement().satisfies(group -> assertThat(
                group.staleIpPermissions().get(0).userIdGroupPairs().get(0).userId()).isNull());
        ec2.updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(db)
                .ipPermissions(mysql(pair(web).toBuilder().description("gone").build())));
        ec2.revokeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(mysql(pair(web))));
        assertThat(stale(right)).isEmpty();
        assertRefused("InvalidGroup.NotFound", () -> allow(db, pair(web)));
    }

    @Test
    void staleGroupsComePageByPageForAVpcThatThereIs() {
        String peering = peer(left, ec2, "123456789012", right);
        for (int i = 0; i < 6; i++) {
            allow(group(ec2, right, "db" + i), pair(web));
        }
        ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        assertThat(ec2.describeStaleSecurityGroupsPaginator(r -> r.vpcId(right).maxResults(5)).stream()
                .map(page -> page.staleSecurityGroupSet().size())).containsExactly(5, 1);
        assertRefused("InvalidParameterValue",
                () -> ec2.describeStaleSecurityGroups(r -> r.vpcId(right).maxResults(256)));
        assertRefused("InvalidParameterValue",
                () -> ec2.describeStaleSecurityGroups(r -> r.vpcId(right).nextToken("x")));
        assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                () -> ec2.describeStaleSecurityGroups(r -> { }));
        assertRefused("InvalidVpcID.NotFound", () -> stale("vpc-0123456789abcdef0"));
    }
}
