package io.github.fakeec2.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityMode;
import software.amazon.awssdk.services.ec2.model.BlockPublicAccessMode;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.KeyType;
import software.amazon.awssdk.services.ec2.model.SSEType;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

/**
 * The answers that SDK 2.20.0, the oldest that the library works with, has no members for. They stand here and not with
 * their resources, so that the tests there run on that SDK too.
 */
class MembersOnNewerSdkTest {

    private static final String ARN = "arn:aws:ec2:us-east-1:123456789012:";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void anInstanceHasABootModeOfItsOwnAndAStatusOfItsVolumes() {
        Instance instance = launch();

        assertThat(ec2.describeInstances(r -> r.instanceIds(instance.instanceId())).reservations().get(0).instances()
                .get(0).currentInstanceBootModeAsString()).isEqualTo("uefi");
        assertThat(ec2.describeInstanceStatus(r -> r.instanceIds(instance.instanceId())).instanceStatuses())
                .singleElement().satisfies(status -> {
                    assertThat(status.attachedEbsStatus().status()).isEqualTo(SummaryStatus.OK);
                    assertThat(status.attachedEbsStatus().details()).hasSize(1);
                });
    }

    @Test
    void aVolumeTellsItsZoneIdItsEncryptionAndThatNobodyManagesIt() {
        launch();

        assertThat(ec2.describeVolumes().volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.availabilityZoneId()).startsWith("use1-az");
            assertThat(volume.sseType()).isEqualTo(SSEType.NONE);
            assertThat(volume.operator().managed()).isFalse();
        });
        assertThat(ec2.describeVolumeStatus(r -> { }).volumeStatuses()).singleElement()
                .satisfies(status -> assertThat(status.availabilityZoneId()).startsWith("use1-az"));
    }

    @Test
    void aNetworkInterfaceTellsItsZoneIdAndThatNobodyManagesIt() {
        launch();

        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).singleElement().satisfies(eni -> {
            assertThat(eni.availabilityZoneId()).startsWith("use1-az");
            assertThat(eni.operator().managed()).isFalse();
            assertThat(ec2.describeNetworkInterfaceAttribute(r -> r.networkInterfaceId(eni.networkInterfaceId())
                    .attribute("associatePublicIpAddress")).associatePublicIpAddress()).isTrue();
        });
    }

    @Test
    void nothingBlocksPublicAccessToNetworks() {
        assertThat(ec2.describeVpcs().vpcs()).allSatisfy(vpc -> assertThat(
                vpc.blockPublicAccessStates().internetGatewayBlockMode()).isEqualTo(BlockPublicAccessMode.OFF));
        assertThat(ec2.describeSubnets().subnets()).allSatisfy(subnet -> assertThat(
                subnet.blockPublicAccessStates().internetGatewayBlockMode()).isEqualTo(BlockPublicAccessMode.OFF));
    }

    @Test
    void aNatGatewayIsInOneZone() {
        String subnet = ec2.describeSubnets().subnets().get(0).subnetId();
        assertThat(ec2.createNatGateway(r -> r.subnetId(subnet).connectivityType("private")).natGateway()
                .availabilityMode()).isEqualTo(AvailabilityMode.ZONAL);
    }

    @Test
    void aTransitGatewayTellsWhetherGroupsCanBeNamedAcrossIt() {
        var gateway = ec2.createTransitGateway(r -> { }).transitGateway();
        var subnet = ec2.describeSubnets().subnets().get(0);
        assertThat(gateway.options().securityGroupReferencingSupportAsString()).isEqualTo("disable");
        assertThat(ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway.transitGatewayId())
                .vpcId(subnet.vpcId()).subnetIds(subnet.subnetId())).transitGatewayVpcAttachment().options()
                .securityGroupReferencingSupportAsString()).isEqualTo("enable");
    }

    @Test
    void securityGroupsAndTheirRulesHaveArns() {
        var created = ec2.createSecurityGroup(r -> r.groupName("web").description("the web tier"));
        String id = created.groupId();

        assertThat(created.securityGroupArn()).isEqualTo(ARN + "security-group/" + id);
        assertThat(ec2.describeSecurityGroups(r -> r.groupIds(id)).securityGroups()).singleElement()
                .satisfies(group -> assertThat(group.securityGroupArn()).isEqualTo(created.securityGroupArn()));
        assertThat(ec2.describeSecurityGroupRules(r -> { }).securityGroupRules()).isNotEmpty().allSatisfy(
                rule -> assertThat(rule.securityGroupRuleArn())
                        .isEqualTo(ARN + "security-group-rule/" + rule.securityGroupRuleId()));
        assertThat(ec2.deleteSecurityGroup(r -> r.groupId(id))).satisfies(deleted -> {
            assertThat(deleted.groupId()).isEqualTo(id);
            assertThat(deleted.returnValue()).isTrue();
        });
    }

    @Test
    void securityGroupsAreListedForAVpc() {
        String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
        String web = ec2.createSecurityGroup(r -> r.groupName("web").description("the web tier")).groupId();

        assertThat(ec2.getSecurityGroupsForVpc(r -> r.vpcId(vpc).filters(f -> f.name("group-name").values("web")))
                .securityGroupForVpcs()).singleElement().satisfies(group -> {
                    assertThat(group.groupId()).isEqualTo(web);
                    assertThat(group.primaryVpcId()).isEqualTo(vpc);
                });
    }

    @Test
    void aRevocationTellsWhichRulesItRemoved() {
        String web = ec2.createSecurityGroup(r -> r.groupName("web").description("the web tier")).groupId();
        String ingress = ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipProtocol("tcp").fromPort(22)
                .toPort(22).cidrIp("10.0.0.0/8")).securityGroupRules().get(0).securityGroupRuleId();

        assertThat(ec2.revokeSecurityGroupIngress(r -> r.groupId(web).securityGroupRuleIds(ingress))
                .revokedSecurityGroupRules()).singleElement().satisfies(rule -> {
                    assertThat(rule.securityGroupRuleId()).isEqualTo(ingress);
                    assertThat(rule.fromPort()).isEqualTo(22);
                    assertThat(rule.cidrIpv4()).isEqualTo("10.0.0.0/8");
                });
        assertThat(ec2.revokeSecurityGroupEgress(r -> r.groupId(web).ipPermissions(
                        p -> p.ipProtocol("-1").ipRanges(range -> range.cidrIp("0.0.0.0/0"))))
                .revokedSecurityGroupRules()).singleElement()
                .satisfies(rule -> assertThat(rule.isEgress()).isTrue());
    }

    @Test
    void deletingAKeyPairAnswersWithTheIdOfWhatWasThere() {
        String id = ec2.createKeyPair(r -> r.keyName("k").keyType(KeyType.ED25519)).keyPairId();

        assertThat(ec2.deleteKeyPair(r -> r.keyName("k"))).satisfies(deleted -> {
            assertThat(deleted.keyPairId()).isEqualTo(id);
            assertThat(deleted.returnValue()).isTrue();
        });
        assertThat(ec2.deleteKeyPair(r -> r.keyName("k"))).satisfies(again -> {
            assertThat(again.keyPairId()).isNull();
            assertThat(again.returnValue()).isTrue();
        });
    }

    @Test
    void aZoneTellsTheLongNameOfItsGroup() {
        assertThat(ec2.describeAvailabilityZones().availabilityZones().get(0).groupLongName())
                .isEqualTo("US East (N. Virginia) 1");
    }

    @Test
    void anInstanceTypeTellsTheMakerOfItsProcessorAndItsAccelerators() {
        assertThat(describe("m5d.large").processorInfo().manufacturer()).isEqualTo("Intel");
        assertThat(describe("inf2.xlarge").neuronInfo().neuronDevices()).hasSize(1);
        assertThat(describe("vt1.3xlarge").mediaAcceleratorInfo().accelerators()).hasSize(1);
        assertThat(describe("dl2q.24xlarge").inferenceAcceleratorInfo()).satisfies(inference -> {
            assertThat(inference.totalInferenceMemoryInMiB()).isPositive();
            assertThat(inference.accelerators().get(0).memoryInfo().sizeInMiB()).isPositive();
        });
    }

    private Instance launch() {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1)).instances().get(0);
    }

    /** In Oregon, which has them all. */
    private InstanceTypeInfo describe(String type) {
        return cloud.client(Ec2Client.class, "us-west-2")
                .describeInstanceTypes(r -> r.instanceTypesWithStrings(type)).instanceTypes().get(0);
    }
}
