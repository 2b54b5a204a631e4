package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class InternetGatewayTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpcId = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final String attached = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private String create() {
        return ec2.createInternetGateway().internetGateway().internetGatewayId();
    }

    private void detach() {
        ec2.detachInternetGateway(r -> r.internetGatewayId(attached).vpcId(vpcId));
    }

    @Test
    void aNewGatewayIsAttachedToNothing() {
        var tags = TagSpecification.builder().resourceType(ResourceType.INTERNET_GATEWAY)
                .tags(Tag.builder().key("Name").value("edge").build()).build();
        InternetGateway made = ec2.createInternetGateway(r -> r.tagSpecifications(tags)).internetGateway();
        assertThat(made.attachments()).isEmpty();
        assertThat(made.tags()).extracting(Tag::value).containsExactly("edge");
        assertThat(ec2.describeInternetGateways(r -> r.internetGatewayIds(made.internetGatewayId()))
                .internetGateways()).containsExactly(made);
    }

    @Test
    void aVpcHasOneGatewayAndAGatewayOneVpc() {
        assertRefused("Resource.AlreadyAssociated",
                "resource " + attached + " is already attached to network " + vpcId,
                () -> ec2.attachInternetGateway(r -> r.internetGatewayId(attached).vpcId(vpcId)));
        String other = create();
        assertRefused("InvalidParameterValue", "Network " + vpcId + " already has an internet gateway attached",
                () -> ec2.attachInternetGateway(r -> r.internetGatewayId(other).vpcId(vpcId)));

        detach();
        ec2.attachInternetGateway(r -> r.internetGatewayId(other).vpcId(vpcId));

        InternetGateway gateway = ec2.describeInternetGateways(r -> r.internetGatewayIds(other)).internetGateways()
                .get(0);
        assertThat(gateway.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.vpcId()).isEqualTo(vpcId);
            assertThat(attachment.stateAsString()).isEqualTo("available");
        });
        assertRefused("Gateway.NotAttached", "resource " + attached + " is not attached to network " + vpcId,
                this::detach);
    }

    @Test
    void aGatewayStaysWhileItsVpcHasPublicAddresses() {
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1)).instances().get(0).instanceId();
        assertRefused("DependencyViolation", "Network " + vpcId + " has some mapped public address(es). Please unmap "
                + "those public address(es) before detaching the gateway.", this::detach);
        ec2.stopInstances(r -> r.instanceIds(id)); // which gives its public address back
        detach();
    }

    @Test
    void anAttachedGatewayCannotBeDeleted() {
        assertRefused("DependencyViolation",
                "The internetGateway '" + attached + "' has dependencies and cannot be deleted.",
                () -> ec2.deleteInternetGateway(r -> r.internetGatewayId(attached)));
        detach();
        ec2.deleteInternetGateway(r -> r.internetGatewayId(attached));
        assertThat(ec2.describeInternetGateways().internetGateways()).isEmpty();
    }

    @Test
    void aRegionHasSoManyGateways() {
        cloud.quotas().set(Quota.INTERNET_GATEWAYS_PER_REGION, 2);
        create();
        assertRefused("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.",
                this::create);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | vpc  | MissingParameter | The request must contain the parameter internetGatewayId",
        "''   | vpc  | MissingParameter | The request must contain the parameter internetGatewayId",
        "igw  | null | MissingParameter | The request must contain the parameter vpcId",
        "igw-0123456789abcdef0 | vpc | InvalidInternetGatewayID.NotFound "
                + "| The internetGateway ID 'igw-0123456789abcdef0' does not exist",
        "igw-x | vpc | InvalidInternetGatewayId.Malformed | Invalid id: \"igw-x\" (expecting \"igw-...\")",
        "igw  | vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist",
    })
    void attachingAndDetachingNameAGatewayAndAVpc(String gateway, String vpc, String code, String message) {
        String gatewayId = "igw".equals(gateway) ? attached : gateway;
        String network = "vpc".equals(vpc) ? vpcId : vpc;
        assertRefused(code, message,
                () -> ec2.attachInternetGateway(r -> r.internetGatewayId(gatewayId).vpcId(network)));
        assertRefused(code, message,
                () -> ec2.detachInternetGateway(r -> r.internetGatewayId(gatewayId).vpcId(network)));
    }
}
