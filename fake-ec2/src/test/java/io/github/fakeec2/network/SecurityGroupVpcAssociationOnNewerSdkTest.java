package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupForVpc;
import software.amazon.awssdk.services.ec2.model.SecurityGroupVpcAssociation;
import software.amazon.awssdk.services.ec2.model.StaleSecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Groups that are used in other VPCs than their own. */
class SecurityGroupVpcAssociationOnNewerSdkTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
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

    private void allow(String groupId, String from) {
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(groupId).ipPermissions(p -> p.ipProtocol("tcp").fromPort(3306)
                .toPort(3306).userIdGroupPairs(pair -> pair.groupId(from))));
    }

    private List<StaleSecurityGroup> stale(String vpcId) {
        return ec2.describeStaleSecurityGroups(r -> r.vpcId(vpcId)).staleSecurityGroupSet();
    }

    private List<SecurityGroupVpcAssociation> associations() {
        return ec2.describeSecurityGroupVpcAssociations(r -> { }).securityGroupVpcAssociations();
    }

    @Test
    void aGroupCanBeUsedInAVpcItIsAssociatedWith() {
        String subnet = ec2.createSubnet(r -> r.vpcId(right).cidrBlock("10.1.0.0/24")).subnet().subnetId();
        assertRefused("InvalidParameter", "Security group " + web + " and subnet " + subnet
                + " belong to different networks.", () -> launch(subnet));
        ec2.associateSecurityGroupVpc(r -> r.groupId(web).vpcId(right));
        launch(subnet);

        assertThat(ec2.getSecurityGroupsForVpc(r -> r.vpcId(right)).securityGroupForVpcs())
                .extracting(SecurityGroupForVpc::groupName).containsExactly("default", "web", "db");
        assertRefused("DependencyViolation", "The security group '" + web + "' is in use in the VPC '" + right
                + "' and cannot be disassociated.",
                () -> ec2.disassociateSecurityGroupVpc(r -> r.groupId(web).vpcId(right)));
    }

    private void launch(String subnet) {
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro")
                .minCount(1).maxCount(1).subnetId(subnet).securityGroupIds(web));
    }

    @Test
    void anAssociationTakesAMomentToComeAndToGo() {
        try (var slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            String other = vpc(client, "10.1.0.0/16");
            String own = group(client, vpc(client, "10.0.0.0/16"), "web");
            assertThat(client.associateSecurityGroupVpc(r -> r.groupId(own).vpcId(other)).stateAsString())
                    .isEqualTo("associating");
            assertThat(client.getSecurityGroupsForVpc(r -> r.vpcId(other)).securityGroupForVpcs()).hasSize(1);
            slow.time().settle();
            assertThat(client.describeSecurityGroupVpcAssociations(r -> r.filters(
                    Filter.builder().name("state").values("associated").build())).securityGroupVpcAssociations())
                    .containsExactly(SecurityGroupVpcAssociation.builder().groupId(own).vpcId(other)
                            .groupOwnerId("123456789012").vpcOwnerId("123456789012").state("associated").build());
            assertThat(client.associateSecurityGroupVpc(r -> r.groupId(own).vpcId(other)).stateAsString())
                    .isEqualTo("associated");
            assertThat(client.disassociateSecurityGroupVpc(r -> r.groupId(own).vpcId(other)).stateAsString())
                    .isEqualTo("disassociating");
            slow.time().settle();
            assertThat(client.describeSecurityGroupVpcAssociations(r -> { }).securityGroupVpcAssociations()).isEmpty();
        }
    }

    @Test
    void groupsThatCanBeUsedInOneVpcCanNameEachOtherUntilTheyCannot() {
        ec2.associateSecurityGroupVpc(r -> r.groupId(web).vpcId(right));
        allow(db, web);
        allow(web, db);
        assertThat(ec2.describeSecurityGroups(r -> r.groupIds(db)).securityGroups().get(0).ipPermissions().get(0)
                .userIdGroupPairs()).containsExactly(
                        UserIdGroupPair.builder().groupId(web).userId("123456789012").vpcId(left).build());
        assertThat(stale(right)).isEmpty();
        ec2.disassociateSecurityGroupVpc(r -> r.groupId(web).vpcId(right));

        assertThat(stale(right)).extracting(StaleSecurityGroup::groupId).containsExactly(db);
        assertThat(stale(left)).extracting(StaleSecurityGroup::groupId).containsExactly(web);
    }

    @Test
    void groupsThatMeetInAThirdVpcCanNameEachOther() {
        String third = vpc(ec2, "10.2.0.0/16");
        ec2.associateSecurityGroupVpc(r -> r.groupId(web).vpcId(third));
        assertRefused("InvalidGroup.NotFound", "You have specified two resources that belong to different networks.",
                () -> allow(db, web));
        ec2.associateSecurityGroupVpc(r -> r.groupId(db).vpcId(third));
        allow(db, web);
    }

    @Test
    void anAssociationKeepsItsGroupAndItsVpcFromGoing() {
        ec2.associateSecurityGroupVpc(r -> r.groupId(web).vpcId(right));
        ec2.deleteSecurityGroup(r -> r.groupId(db));
        assertRefused("DependencyViolation", "resource " + web + " has a dependent object",
                () -> ec2.deleteSecurityGroup(r -> r.groupId(web)));
        assertRefused("DependencyViolation", () -> ec2.deleteVpc(r -> r.vpcId(right)));
        ec2.disassociateSecurityGroupVpc(r -> r.groupId(web).vpcId(right));
        ec2.deleteVpc(r -> r.vpcId(right));
        ec2.deleteSecurityGroup(r -> r.groupId(web));
    }

    @Test
    void defaultGroupsAndTheDefaultVpcHaveNoAssociations() {
        String ofLeft = ec2.describeSecurityGroups(r -> r.filters(
                Filter.builder().name("vpc-id").values(left).build(),
                Filter.builder().name("group-name").values("default").build())).securityGroups().get(0).groupId();
        String defaultVpc = ec2.describeVpcs(r -> r.filters(
                Filter.builder().name("is-default").values("true").build())).vpcs().get(0).vpcId();
        assertRefused("UnsupportedOperation",
                () -> ec2.associateSecurityGroupVpc(r -> r.groupId(ofLeft).vpcId(right)));
        assertRefused("UnsupportedOperation",
                () -> ec2.associateSecurityGroupVpc(r -> r.groupId(web).vpcId(defaultVpc)));
        assertRefused("InvalidParameterValue",
                () -> ec2.associateSecurityGroupVpc(r -> r.groupId(web).vpcId(left)));
        assertRefused("InvalidSecurityGroupVpcAssociation.NotFound", "The security group '" + web
                + "' is not associated with the VPC '" + right + "'.",
                () -> ec2.disassociateSecurityGroupVpc(r -> r.groupId(web).vpcId(right)));
        assertThat(associations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | vpc-0123456789abcdef0 | MissingParameter | The request must contain the parameter groupId",
        "own | null | MissingParameter | The request must contain the parameter vpcId",
        "sg-0123456789abcdef0 | vpc-0123456789abcdef0 | InvalidGroup.NotFound | The security group "
                + "'sg-0123456789abcdef0' does not exist",
        "own | vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist",
        "web | vpc-0123456789abcdef0 | InvalidGroupId.Malformed | Invalid id: \"web\" (expecting \"sg-...\")",
    })
    void anAssociationIsNamedByGroupAndVpc(String groupId, String vpcId, String code, String message) {
        String group = "own".equals(groupId) ? web : groupId;
        assertRefused(code, message, () -> ec2.associateSecurityGroupVpc(r -> r.groupId(group).vpcId(vpcId)));
        assertRefused(code, message, () -> ec2.disassociateSecurityGroupVpc(r -> r.groupId(group).vpcId(vpcId)));
    }
}
