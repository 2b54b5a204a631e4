package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** What network ACLs and security groups let through of IPv6, depending on whether the VPC has an IPv6 range. */
class FirewallIpv6Test {

    private static final String OUT = "out 100 allow 0.0.0.0/0, out 32767 deny 0.0.0.0/0";
    private static final String IN = "in 100 allow 0.0.0.0/0, in 32767 deny 0.0.0.0/0";
    private static final String OUT_IPV6 = "out 100 allow 0.0.0.0/0, out 101 allow ::/0, out 32767 deny 0.0.0.0/0, "
            + "out 32768 deny ::/0";
    private static final String IN_IPV6 = "in 100 allow 0.0.0.0/0, in 101 allow ::/0, in 32767 deny 0.0.0.0/0, "
            + "in 32768 deny ::/0";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void closeTheCloud() {
        cloud.close();
    }

    private String vpc(boolean ipv6) {
        return ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(ipv6)).vpc().vpcId();
    }

    private void addIpv6(String vpcId) {
        ec2.associateVpcCidrBlock(r -> r.vpcId(vpcId).amazonProvidedIpv6CidrBlock(true));
    }

    private static Filter of(String vpcId) {
        return Filter.builder().name("vpc-id").values(vpcId).build();
    }

    private NetworkAcl acl(String vpcId) {
        return ec2.describeNetworkAcls(r -> r.filters(of(vpcId))).networkAcls().get(0);
    }

    private static String entries(NetworkAcl acl) {
        return String.join(", ", acl.entries().stream().map(entry -> (entry.egress() ? "out " : "in ")
                + entry.ruleNumber() + " " + entry.ruleActionAsString() + " "
                + (entry.cidrBlock() != null ? entry.cidrBlock() : entry.ipv6CidrBlock())).toList());
    }

    private List<String> letOut(String vpcId, String name) {
        SecurityGroup group = ec2.describeSecurityGroups(r -> r.filters(of(vpcId),
                Filter.builder().name("group-name").values(name).build())).securityGroups().get(0);
        IpPermission all = group.ipPermissionsEgress().get(0);
        return all.ipv6Ranges().stream().map(range -> range.cidrIpv6()).toList();
    }

    @Test
    void theDefaultListAllowsIpv6WhereTheVpcHasIt() {
        assertThat(entries(acl(vpc(false)))).isEqualTo(OUT + ", " + IN);
        assertThat(entries(acl(vpc(true)))).isEqualTo(OUT_IPV6 + ", " + IN_IPV6);
    }

    @Test
    void theDefaultListAllowsIpv6OnceTheVpcGetsIt() {
        String vpc = vpc(false);
        addIpv6(vpc);
        assertThat(entries(acl(vpc))).isEqualTo(OUT_IPV6 + ", " + IN_IPV6);
    }

    @Test
    void aDirectionOfTheDefaultListThatSomebodyHasChangedStaysClosed() {
        String vpc = vpc(false);
        ec2.createNetworkAclEntry(r -> r.networkAclId(acl(vpc).networkAclId()).ruleNumber(10).egress(false)
                .protocol("-1").ruleAction("deny").cidrBlock("10.9.0.0/16"));
        addIpv6(vpc);
        assertThat(entries(acl(vpc))).isEqualTo(OUT_IPV6
                + ", in 10 deny 10.9.0.0/16, in 100 allow 0.0.0.0/0, in 32767 deny 0.0.0.0/0, in 32768 deny ::/0");
    }

    @Test
    void aCustomListDeniesIpv6Too() {
        String vpc = vpc(true);
        assertThat(entries(ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl())).isEqualTo(
                "out 32767 deny 0.0.0.0/0, out 32768 deny ::/0, in 32767 deny 0.0.0.0/0, in 32768 deny ::/0");
    }

    @Test
    void theLastEntryForIpv6CannotBeChanged() {
        String acl = acl(vpc(true)).networkAclId();
        assertRefused("InvalidParameterValue",
                () -> ec2.deleteNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(32768).egress(true)));
    }

    @Test
    void aNewGroupLetsIpv6OutWhereTheVpcHasIt() {
        String without = vpc(false);
        String with = vpc(true);
        ec2.createSecurityGroup(r -> r.groupName("web").description("web").vpcId(without));
        ec2.createSecurityGroup(r -> r.groupName("web").description("web").vpcId(with));
        assertThat(letOut(without, "web")).isEmpty();
        assertThat(letOut(with, "web")).containsExactly("::/0");
        assertThat(letOut(with, "default")).containsExactly("::/0");
    }

    @Test
    void theDefaultGroupLetsIpv6OutOnceTheVpcGetsItUnlessSomebodyHasChangedIt() {
        String vpc = vpc(false);
        addIpv6(vpc);
        assertThat(letOut(vpc, "default")).containsExactly("::/0");

        String changed = vpc(false);
        String group = ec2.describeSecurityGroups(r -> r.filters(of(changed))).securityGroups().get(0).groupId();
        ec2.authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(IpPermission.builder().ipProtocol("tcp")
                .fromPort(1).toPort(1).ipRanges(range -> range.cidrIp("10.0.0.0/8")).build()));
        addIpv6(changed);
        assertThat(letOut(changed, "default")).isEmpty();
    }

    @Test
    void anAclOfAnotherVpcCannotGuardASubnet() {
        String other = ec2.createNetworkAcl(r -> r.vpcId(vpc(false))).networkAcl().networkAclId();
        var association = ec2.describeNetworkAcls(r -> r.filters(Filter.builder().name("association.subnet-id")
                .values("subnet-*").build())).networkAcls().get(0).associations().get(0);
        assertRefused("InvalidParameterValue", "Network acl " + other + " and subnet " + association.subnetId()
                + " belong to different networks", () -> ec2.replaceNetworkAclAssociation(
                        r -> r.networkAclId(other).associationId(association.networkAclAssociationId())));
    }

    @Test
    void aNewSubnetHasTheDefaultListAndAnOldOneLeavesItsList() {
        String vpc = vpc(false);
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")).subnet().subnetId();
        assertThat(acl(vpc).associations()).singleElement()
                .satisfies(association -> assertThat(association.subnetId()).isEqualTo(subnet));
        ec2.deleteSubnet(r -> r.subnetId(subnet));
        assertThat(acl(vpc).associations()).isEmpty();
    }
}
