package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

class SecurityGroupTest {

    private static String create(Ec2Client ec2, String name) {
        return ec2.createSecurityGroup(r -> r.groupName(name).description("for " + name)).groupId();
    }

    @Test
    void aNewGroupLetsEverythingOutAndNothingIn() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            var tags = TagSpecification.builder().resourceType(ResourceType.SECURITY_GROUP)
                    .tags(Tag.builder().key("team").value("a").build()).build();
            var created = ec2.createSecurityGroup(r -> r.groupName(" web ").description("the web tier")
                    .tagSpecifications(tags));
            SecurityGroup group = ec2.describeSecurityGroups(r -> r.groupIds(created.groupId()))
                    .securityGroups().get(0);
            assertThat(group.groupName()).isEqualTo("web");
            assertThat(group.description()).isEqualTo("the web tier");
            assertThat(group.vpcId()).isEqualTo(ec2.describeVpcs().vpcs().get(0).vpcId());
            assertThat(group.tags()).isEqualTo(created.tags()).hasSize(1);
            assertThat(group.ipPermissions()).isEmpty();
            assertThat(group.ipPermissionsEgress()).singleElement()
                    .satisfies(rule -> assertThat(rule.ipRanges().get(0).cidrIp()).isEqualTo("0.0.0.0/0"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | x | MissingParameter | The request must contain the parameter GroupName",
        "''   | x | MissingParameter | The request must contain the parameter GroupName",
        "web  | null | MissingParameter | The request must contain the parameter GroupDescription",
        "sg-1 | x | InvalidParameterValue | Value (sg-1) for parameter GroupName is invalid. "
                + "Group names may not be in the format sg-*.",
        "default | x | InvalidParameterValue | Cannot use reserved security group name: default",
        "weß | x | InvalidParameterValue | Value (weß) for parameter GroupName is invalid. "
                + "Character sets beyond ASCII are not supported.",
        "web | ünique | InvalidParameterValue | Value (ünique) for parameter GroupDescription is invalid. "
                + "Character sets beyond ASCII are not supported.",
        "web | a?b | InvalidParameterValue | Invalid security group description. Valid descriptions are strings less "
                + "than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
    })
    void namesAndDescriptionsHaveRules(String name, String description, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused(code, message,
                    () -> cloud.ec2().createSecurityGroup(r -> r.groupName(name).description(description)));
        }
    }

    @Test
    void namesAreUniqueInAVpcWhateverTheirCase() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            create(ec2, "invoices");
            assertRefused("InvalidGroup.Duplicate", "The security group 'INVOICES' already exists for VPC '"
                    + ec2.describeVpcs().vpcs().get(0).vpcId() + "'", () -> create(ec2, "INVOICES"));
        }
    }

    @Test
    void groupsAreFoundByIdNameAndFilter() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String web = create(ec2, "web");
            ec2.authorizeSecurityGroupIngress(
                    r -> r.groupId(web).ipProtocol("tcp").fromPort(443).toPort(443).cidrIp("10.0.0.0/8"));
            assertThat(ec2.describeSecurityGroups().securityGroups()).hasSize(2);
            assertThat(ec2.describeSecurityGroups(r -> r.groupNames("web")).securityGroups())
                    .extracting(SecurityGroup::groupId).containsExactly(web);
            assertFound(ec2, "group-name", "we?", web);
            assertFound(ec2, "ip-permission.from-port", "443", web);
            assertFound(ec2, "ip-permission.cidr", "10.*", web);
            assertFound(ec2, "ip-permission.protocol", "tcp", web);
            assertThat(ec2.describeSecurityGroups(r -> r.filters(filter("ip-permission.group-name", "default")))
                    .securityGroups()).extracting(SecurityGroup::groupName).containsExactly("default");
            assertThat(ec2.describeSecurityGroups(r -> r.filters(filter("egress.ip-permission.cidr", "0.0.0.0/0")))
                    .securityGroups()).hasSize(2);
        }
    }

    private static void assertFound(Ec2Client ec2, String name, String value, String groupId) {
        assertThat(ec2.describeSecurityGroups(r -> r.filters(filter(name, value))).securityGroups())
                .as("%s = %s", name, value)
                .extracting(SecurityGroup::groupId).containsExactly(groupId);
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    @Test
    void aGroupIsDeletedByIdOrByName() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String web = create(ec2, "web");
            ec2.deleteSecurityGroup(r -> r.groupId(web));
            create(ec2, "web");
            ec2.deleteSecurityGroup(r -> r.groupName("web"));
            assertThat(ec2.describeSecurityGroups().securityGroups()).hasSize(1);
            assertThat(ec2.describeSecurityGroupRules(r -> { }).securityGroupRules()).hasSize(2);
            assertRefused("InvalidGroup.NotFound", "The security group '" + web + "' does not exist",
                    () -> ec2.deleteSecurityGroup(r -> r.groupId(web)));
            assertRefused("InvalidGroup.NotFound", "The security group 'web' does not exist in default VPC '"
                            + ec2.describeVpcs().vpcs().get(0).vpcId() + "'",
                    () -> ec2.deleteSecurityGroup(r -> r.groupName("web")));
            assertRefused("InvalidGroupId.Malformed", "The security-group ID 'web' is malformed",
                    () -> ec2.deleteSecurityGroup(r -> r.groupId("web")));
            assertRefused("MissingParameter", "The request must contain the parameter groupName or groupId",
                    () -> ec2.deleteSecurityGroup(r -> { }));
        }
    }

    @Test
    void aGroupThatSomethingDependsOnStays() {
        try (var cloud = FakeCloud.builder().acceptAnyImage(true).build()) {
            Ec2Client ec2 = cloud.ec2();
            String web = create(ec2, "web");
            String db = create(ec2, "db");
            IpPermission fromWeb = IpPermission.builder().ipProtocol("tcp").fromPort(5432).toPort(5432)
                    .userIdGroupPairs(UserIdGroupPair.builder().groupId(web).build()).build();
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(fromWeb));
            assertRefused("DependencyViolation", "resource " + web + " has a dependent object",
                    () -> ec2.deleteSecurityGroup(r -> r.groupId(web)));
            ec2.revokeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(fromWeb));
            String instance = ec2.runInstances(r -> r.imageId("ami-0123456789abcdef0")
                    .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).securityGroupIds(web))
                    .instances().get(0).instanceId();
            ec2.stopInstances(r -> r.instanceIds(instance));
            assertRefused("DependencyViolation", "resource " + web + " has a dependent object",
                    () -> ec2.deleteSecurityGroup(r -> r.groupId(web)));
            ec2.terminateInstances(r -> r.instanceIds(instance));
            ec2.deleteSecurityGroup(r -> r.groupId(web));
        }
    }

    @Test
    void aGroupMayNameItselfAndStillBeDeleted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String web = create(ec2, "web");
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).sourceSecurityGroupName("web"));
            assertThat(ec2.describeSecurityGroups(r -> r.groupIds(web)).securityGroups().get(0).ipPermissions())
                    .extracting(IpPermission::ipProtocol).containsExactly("tcp", "udp", "icmp");
            ec2.deleteSecurityGroup(r -> r.groupId(web));
        }
    }

    @Test
    void aGroupThatCannotBeSeenYetIsNotFoundByNameAndYetItsNameIsTaken() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
            String missing = "The security group 'web' does not exist in default VPC '" + vpc + "'";
            cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(3));
            create(ec2, "web");

            assertRefused("InvalidGroup.NotFound", missing,
                    () -> ec2.describeSecurityGroups(r -> r.groupNames("web")));
            assertRefused("InvalidGroup.NotFound", missing,
                    () -> ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                            .minCount(1).maxCount(1).securityGroups("web")));
            assertRefused("InvalidGroup.Duplicate", "The security group 'web' already exists for VPC '" + vpc + "'",
                    () -> create(ec2, "web"));
            cloud.time().advance(Duration.ofSeconds(3));
            assertThat(ec2.describeSecurityGroups(r -> r.groupNames("web")).securityGroups()).hasSize(1);
        }
    }

    @Test
    void theDefaultGroupStays() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = ec2.describeSecurityGroups().securityGroups().get(0).groupId();
            assertRefused("CannotDelete",
                    "the specified group: \"" + id + "\" name: \"default\" cannot be deleted by a user",
                    () -> ec2.deleteSecurityGroup(r -> r.groupId(id)));
        }
    }

    @Test
    void namesAndDescriptionsHaveUpTo255Characters() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String longest = "x".repeat(255);
            ec2.createSecurityGroup(r -> r.groupName(longest).description(longest));
            assertRefused("InvalidParameterValue",
                    () -> ec2.createSecurityGroup(r -> r.groupName(longest + "y").description("d")));
            assertRefused("InvalidParameterValue",
                    () -> ec2.createSecurityGroup(r -> r.groupName("y").description(longest + "y")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SG-1 | Value (SG-1) for parameter GroupName is invalid. Group names may not be in the format sg-*.",
        "Default | Cannot use reserved security group name: Default",
        "a?b | Invalid security group name. Valid names are strings less than 256 characters from the following set:  "
                + "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
    })
    void badNamesAreRefusedWhateverTheirCase(String name, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue", message, () -> create(cloud.ec2(), name));
        }
    }

    @Test
    void aRegionHoldsNoMoreGroupsThanTheQuota() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.SECURITY_GROUPS_PER_REGION, 2);
            create(ec2, "web");
            assertRefused("SecurityGroupLimitExceeded", "The maximum number of security groups for VPC '"
                    + ec2.describeVpcs().vpcs().get(0).vpcId() + "' has been reached.", () -> create(ec2, "db"));
        }
    }

    @Test
    void aLaunchTakesNoMoreGroupsThanTheQuota() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.SECURITY_GROUPS_PER_INTERFACE, 1);
            String web = create(ec2, "web");
            String db = create(ec2, "db");
            assertRefused("SecurityGroupsPerInterfaceLimitExceeded",
                    () -> ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                            .minCount(1).maxCount(1).securityGroupIds(web, db)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist",
        "web | InvalidVpcID.Malformed | Invalid id: \"web\" (expecting \"vpc-...\")",
    })
    void aGroupIsMadeInAVpcThatThereIs(String vpcId, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused(code, message, () -> cloud.ec2()
                    .createSecurityGroup(r -> r.groupName("web").description("web").vpcId(vpcId)));
        }
    }

    @Test
    void aGroupOfAnotherRegionOrAccountIsNotThere() {
        try (var cloud = FakeCloud.create()) {
            String web = create(cloud.ec2(), "web");
            assertRefused("InvalidGroup.NotFound", () -> cloud.client(Ec2Client.class, "eu-west-1")
                    .deleteSecurityGroup(r -> r.groupId(web)));
            assertRefused("InvalidGroup.NotFound", () -> cloud.account("210987654321").ec2()
                    .describeSecurityGroups(r -> r.groupIds(web)));
        }
    }
}
