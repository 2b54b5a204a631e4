package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityMode;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class NatGatewayTest {

    private static final String ABSENT = "nat-0123456789abcdef0";

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpcId = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final String subnetId = ec2.describeSubnets().subnets().get(0).subnetId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private void settle() {
        cloud.time().settle();
    }

    private String address() {
        return ec2.allocateAddress().allocationId();
    }

    private NatGateway create(Consumer<CreateNatGatewayRequest.Builder> gateway) {
        return ec2.createNatGateway(r -> gateway.accept(r.subnetId(subnetId))).natGateway();
    }

    private NatGateway publicOne(String allocationId) {
        return create(r -> r.allocationId(allocationId));
    }

    private NatGateway privateOne() {
        NatGateway made = create(r -> r.connectivityType(ConnectivityType.PRIVATE));
        settle();
        return now(made);
    }

    private NatGateway now(NatGateway gateway) {
        return ec2.describeNatGateways(r -> r.natGatewayIds(gateway.natGatewayId())).natGateways().get(0);
    }

    private static NatGatewayAddress primary(NatGateway gateway) {
        return gateway.natGatewayAddresses().get(0);
    }

    private NetworkInterface networkInterface(NatGateway gateway) {
        return ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(primary(gateway).networkInterfaceId()))
                .networkInterfaces().get(0);
    }

    private void detachInternetGateway() {
        String id = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
        ec2.detachInternetGateway(r -> r.internetGatewayId(id).vpcId(vpcId));
    }

    // ---- CreateNatGateway

    @Test
    void aPublicGatewayTakesItsElasticIpAddress() {
        String allocationId = address();
        var tags = TagSpecification.builder().resourceType(ResourceType.NATGATEWAY)
                .tags(Tag.builder().key("Name").value("way out").build()).build();
        NatGateway made = create(r -> r.allocationId(allocationId).tagSpecifications(tags));
        assertThat(made.stateAsString()).isEqualTo("pending");
        assertThat(made.vpcId()).isEqualTo(vpcId);
        assertThat(made.subnetId()).isEqualTo(subnetId);
        assertThat(made.connectivityTypeAsString()).isEqualTo("public");
        assertThat(made.createTime()).isEqualTo(cloud.time().now());
        assertThat(made.tags()).extracting(Tag::value).containsExactly("way out");
        assertThat(primary(made).allocationId()).isEqualTo(allocationId);
        assertThat(primary(made).publicIp()).isNull();

        settle();

        NatGatewayAddress address = primary(now(made));
        assertThat(now(made).stateAsString()).isEqualTo("available");
        assertThat(address.isPrimary()).isTrue();
        assertThat(address.statusAsString()).isEqualTo("succeeded");
        var elastic = ec2.describeAddresses(r -> r.allocationIds(allocationId)).addresses().get(0);
        assertThat(address.publicIp()).isEqualTo(elastic.publicIp());
        assertThat(address.associationId()).isEqualTo(elastic.associationId());
        assertThat(elastic.networkInterfaceId()).isEqualTo(address.networkInterfaceId());
        assertThat(elastic.privateIpAddress()).isEqualTo(address.privateIp());
    }

    @Test
    void theInterfaceOfAGatewayIsAws() {
        NatGateway gateway = privateOne();
        NetworkInterface eni = networkInterface(gateway);
        assertThat(eni.description()).isEqualTo("Interface for NAT Gateway " + gateway.natGatewayId());
        assertThat(eni.interfaceTypeAsString()).isEqualTo("nat_gateway");
        assertThat(eni.requesterManaged()).isTrue();
        assertThat(eni.sourceDestCheck()).isFalse();
        assertThat(eni.groups()).isEmpty();
        assertThat(eni.subnetId()).isEqualTo(subnetId);
        assertThat(eni.privateIpAddress()).isEqualTo(primary(gateway).privateIp());
    }

    @Test
    void aPrivateGatewayNeedsNoInternet() {
        detachInternetGateway();
        NatGateway gateway = privateOne();
        assertThat(gateway.stateAsString()).isEqualTo("available");
        assertThat(gateway.connectivityTypeAsString()).isEqualTo("private");
        assertThat(primary(gateway).allocationId()).isNull();
        assertThat(primary(gateway).publicIp()).isNull();
    }

    @Test
    void addressesCanBeChosen() {
        NatGateway made = create(r -> r.connectivityType(ConnectivityType.PRIVATE).privateIpAddress("172.31.0.100")
                .secondaryPrivateIpAddresses("172.31.0.101", "172.31.0.102"));
        settle();
        assertThat(now(made).natGatewayAddresses()).extracting(NatGatewayAddress::privateIp)
                .containsExactly("172.31.0.100", "172.31.0.101", "172.31.0.102");
        assertThat(now(made).natGatewayAddresses()).extracting(NatGatewayAddress::isPrimary)
                .containsExactly(true, false, false);
        assertThat(networkInterface(now(made)).privateIpAddresses()).hasSize(3);
    }

    @Test
    void aPublicGatewayCanHaveASecondElasticIpAddress() {
        String first = address();
        String second = address();
        NatGateway made = create(r -> r.allocationId(first).secondaryAllocationIds(second)
                .secondaryPrivateIpAddresses("172.31.0.9"));
        settle();
        assertThat(now(made).natGatewayAddresses()).extracting(NatGatewayAddress::allocationId)
                .containsExactly(first, second);
        assertThat(now(made).natGatewayAddresses().get(1).privateIp()).isEqualTo("172.31.0.9");
        assertThat(now(made).natGatewayAddresses()).extracting(NatGatewayAddress::publicIp).doesNotContainNull();
    }

    @Test
    void aClientTokenMakesOneGateway() {
        var first = ec2.createNatGateway(r -> r.subnetId(subnetId).connectivityType(ConnectivityType.PRIVATE)
                .clientToken("once"));
        var second = ec2.createNatGateway(r -> r.subnetId(subnetId).connectivityType(ConnectivityType.PRIVATE)
                .clientToken("once"));
        assertThat(first.clientToken()).isEqualTo("once");
        assertThat(second.natGateway()).isEqualTo(first.natGateway());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | private | null | null | MissingParameter "
                + "| The request must include the SubnetId parameter. Add the required parameter and retry the "
                + "request.",
        "subnet-0123456789abcdef0 | private | null | null | InvalidSubnetID.NotFound "
                + "| The subnet ID 'subnet-0123456789abcdef0' does not exist",
        "own | null   | null | null | MissingParameter "
                + "| The request must include the AllocationId parameter. Add the required parameter and retry the "
                + "request.",
        "own | public | ''   | null | MissingParameter "
                + "| The request must include the AllocationId parameter. Add the required parameter and retry the "
                + "request.",
        "own | public | eipalloc-0123456789abcdef0 | null | InvalidElasticIpID.NotFound "
                + "| The elasticIp ID 'eipalloc-0123456789abcdef0' does not exist",
        "own | public | address | null | InvalidElasticIpID.Malformed | The elasticIp ID 'address' is malformed",
        "own | private | eipalloc-0123456789abcdef0 | null | InvalidParameter "
                + "| You cannot specify an Elastic IP address with a private NAT gateway.",
        "own | inner  | null | null | InvalidParameterValue "
                + "| Value (inner) for parameter connectivityType is invalid.",
        "own | private | null | 10.0.0.4 | InvalidParameterValue "
                + "| Address 10.0.0.4 does not fall within the subnet's address range",
        "own | private | null | 172.31.0.1 | InvalidParameterValue "
                + "| Address 172.31.0.1 is in subnet's reserved address range",
        "own | private | null | here | InvalidParameterValue "
                + "| Value (here) for parameter privateIpAddress is invalid. Invalid IPv4 address",
    })
    void whatIsWrongInARequestIsSaidAtOnce(String subnet, String connectivity, String allocationId, String privateIp,
            String code, String message) {
        assertRefused(code, message, () -> ec2.createNatGateway(r -> r
                .subnetId("own".equals(subnet) ? subnetId : subnet).connectivityType(connectivity)
                .allocationId(allocationId).privateIpAddress(privateIp)));
    }

    @Test
    void secondaryAddressesComeByListOrByNumber() {
        assertRefused("InvalidParameterCombination", () -> create(r -> r.connectivityType(ConnectivityType.PRIVATE)
                .secondaryPrivateIpAddressCount(1).secondaryPrivateIpAddresses("172.31.0.9")));
        assertRefused("InvalidParameterValue", () -> create(r -> r.connectivityType(ConnectivityType.PRIVATE)
                .secondaryPrivateIpAddressCount(32)));
        assertRefused("InvalidParameterValue", () -> create(r -> r.connectivityType(ConnectivityType.PRIVATE)
                .secondaryPrivateIpAddresses("172.31.0.9", "172.31.0.9")));
        assertRefused("InvalidIPAddress.InUse", () -> create(r -> r.connectivityType(ConnectivityType.PRIVATE)
                .privateIpAddress("172.31.0.9").secondaryPrivateIpAddresses("172.31.0.9")));
        String allocationId = address();
        assertRefused("InvalidParameter",
                () -> create(r -> r.allocationId(allocationId).secondaryPrivateIpAddressCount(1)));
        assertRefused("InvalidParameter",
                () -> create(r -> r.allocationId(allocationId).secondaryPrivateIpAddresses("172.31.0.9")));
        assertRefused("InvalidParameterValue",
                () -> create(r -> r.allocationId(allocationId).secondaryAllocationIds(allocationId)));
        assertThat(ec2.describeNatGateways(r -> { }).natGateways()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("newer-sdk")
    void regionalGatewaysAreRefusedAloud() {
        assertThatThrownBy(() -> create(r -> r.availabilityMode(AvailabilityMode.REGIONAL)))
                .isInstanceOf(NotSimulatedException.class).hasMessageContaining("regional");
    }

    @Test
    void aZoneHasSoManyGatewaysAndAGatewaySoManyAddresses() {
        cloud.quotas().set(Quota.NAT_GATEWAYS_PER_ZONE, 1).set(Quota.PRIVATE_ADDRESSES_PER_NAT_GATEWAY, 2);
        assertRefused("NatGatewayAddressLimitExceeded", () -> create(
                r -> r.connectivityType(ConnectivityType.PRIVATE).secondaryPrivateIpAddressCount(2)));
        NatGateway gateway = privateOne();
        assertRefused("NatGatewayLimitExceeded", "Performing this operation would exceed the limit of 1 NAT gateways",
                this::privateOne);
        ec2.deleteNatGateway(r -> r.natGatewayId(gateway.natGatewayId()));
        assertRefused("NatGatewayLimitExceeded", this::privateOne);
        settle();
        privateOne();
    }

    // ---- failures

    @Test
    void withoutAnInternetGatewayAPublicGatewayFails() {
        detachInternetGateway();
        String allocationId = address();
        NatGateway made = publicOne(allocationId);
        assertThat(made.stateAsString()).isEqualTo("pending");
        settle();
        assertFailed(made, "Gateway.NotAttached", "Network " + vpcId + " has no Internet gateway attached");
        ec2.releaseAddress(r -> r.allocationId(allocationId));
    }

    @Test
    void withAnAddressThatIsTakenAGatewayFails() {
        String allocationId = address();
        NatGateway first = publicOne(allocationId);
        NatGateway second = publicOne(allocationId);
        settle();
        assertThat(now(first).stateAsString()).isEqualTo("available");
        assertFailed(second, "Resource.AlreadyAssociated",
                "Elastic IP address " + allocationId + " is already associated");
    }

    @Test
    void withAnAddressThatIsGoneMeanwhileAGatewayFails() {
        String allocationId = address();
        NatGateway made = publicOne(allocationId);
        ec2.releaseAddress(r -> r.allocationId(allocationId));
        settle();
        assertFailed(made, "InvalidAllocationID.NotFound",
                "Elastic IP address " + allocationId + " could not be associated with this NAT gateway");
    }

    @Test
    void withoutFreeAddressesInTheSubnetAGatewayFails() {
        String small = ec2.createSubnet(r -> r.vpcId(vpcId).cidrBlock("172.31.255.0/28")).subnet().subnetId();
        settle();
        List<String> made = new ArrayList<>();
        cloud.quotas().set(Quota.NAT_GATEWAYS_PER_ZONE, 20);
        for (int i = 0; i < 12; i++) {
            made.add(ec2.createNatGateway(r -> r.subnetId(small).connectivityType(ConnectivityType.PRIVATE))
                    .natGateway().natGatewayId());
        }
        settle();
        NatGateway last = ec2.describeNatGateways(r -> r.natGatewayIds(made.get(11))).natGateways().get(0);
        assertThat(last.stateAsString()).isEqualTo("failed");
        assertThat(last.failureCode()).isEqualTo("InsufficientFreeAddressesInSubnet");
        assertThat(last.failureMessage())
                .isEqualTo("Subnet has insufficient free addresses to create this NAT gateway");
        assertThat(ec2.describeNatGateways(r -> r.filter(Filter.builder().name("state").values("available").build()))
                .natGateways()).hasSize(11);
    }

    private void assertFailed(NatGateway made, String code, String message) {
        NatGateway failed = now(made);
        assertThat(failed.stateAsString()).isEqualTo("failed");
        assertThat(failed.failureCode()).isEqualTo(code);
        assertThat(failed.failureMessage()).isEqualTo(message);
        assertThat(failed.natGatewayAddresses()).isNotEmpty()
                .allSatisfy(address -> assertThat(address.statusAsString()).isEqualTo("failed"));
        assertRefused("InvalidNetworkInterfaceID.NotFound", () -> networkInterface(made));
        cloud.time().advance(Duration.ofHours(1));
        assertRefused("NatGatewayNotFound", "NatGateway " + made.natGatewayId() + " was not found", () -> now(made));
    }

    // ---- DeleteNatGateway

    @Test
    void aDeletedGatewayGivesItsAddressBackAndIsSeenForAnHour() {
        String allocationId = address();
        NatGateway gateway = publicOne(allocationId);
        settle();

        assertThat(ec2.deleteNatGateway(r -> r.natGatewayId(gateway.natGatewayId())).natGatewayId())
                .isEqualTo(gateway.natGatewayId());
        assertThat(now(gateway).stateAsString()).isEqualTo("deleting");
        ec2.deleteNatGateway(r -> r.natGatewayId(gateway.natGatewayId()));
        settle();

        assertThat(now(gateway).stateAsString()).isEqualTo("deleted");
        assertThat(now(gateway).deleteTime()).isEqualTo(cloud.time().now());
        var elastic = ec2.describeAddresses(r -> r.allocationIds(allocationId)).addresses().get(0);
        assertThat(elastic.associationId()).isNull();
        assertRefused("InvalidNetworkInterfaceID.NotFound", () -> networkInterface(gateway));
        cloud.time().advance(Duration.ofHours(1));
        assertThat(ec2.describeNatGateways(r -> { }).natGateways()).isEmpty();
    }

    @Test
    void aGatewayThatIsNotReadyYetCanBeDeleted() {
        NatGateway gateway = publicOne(address());
        ec2.deleteNatGateway(r -> r.natGatewayId(gateway.natGatewayId()));
        settle();
        cloud.time().advance(Duration.ofMinutes(5));
        assertThat(now(gateway).stateAsString()).isEqualTo("deleted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | The request must include the NatGatewayId parameter. Add the required parameter and "
                + "retry the request.",
        ABSENT + " | NatGatewayNotFound | NatGateway " + ABSENT + " was not found",
        "nat | NatGatewayMalformed | The NatGateway ID 'nat' is malformed",
    })
    void whatIsDeletedExists(String id, String code, String message) {
        assertRefused(code, message, () -> ec2.deleteNatGateway(r -> r.natGatewayId(id)));
    }

    @Test
    void aRouteThroughADeletedGatewayIsABlackhole() {
        NatGateway gateway = privateOne();
        String tableId = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();
        ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("0.0.0.0/0")
                .natGatewayId(gateway.natGatewayId()));
        ec2.createRoute(r -> r.routeTableId(tableId).destinationIpv6CidrBlock("64:ff9b::/96")
                .natGatewayId(gateway.natGatewayId()));
        assertRefused("InvalidParameterValue", () -> ec2.createRoute(r -> r.routeTableId(tableId)
                .destinationIpv6CidrBlock("::/0").natGatewayId(gateway.natGatewayId())));
        assertThat(wayOut(tableId).stateAsString()).isEqualTo("active");
        assertThat(wayOut(tableId).natGatewayId()).isEqualTo(gateway.natGatewayId());

        ec2.deleteNatGateway(r -> r.natGatewayId(gateway.natGatewayId()));
        settle();

        assertThat(wayOut(tableId).stateAsString()).isEqualTo("blackhole");
        assertRefused("InvalidNatGatewayID.NotFound",
                "The natGateway ID '" + gateway.natGatewayId() + "' does not exist",
                () -> ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("10.0.0.0/8")
                        .natGatewayId(gateway.natGatewayId())));
    }

    private Route wayOut(String tableId) {
        return ec2.describeRouteTables(r -> r.routeTableIds(tableId)).routeTables().get(0).routes().get(1);
    }

    @Test
    void theInternetGatewayStaysWhileAPublicGatewayUsesIt() {
        publicOne(address());
        settle();
        assertRefused("DependencyViolation", "Network " + vpcId + " has some mapped public address(es). Please unmap "
                + "those public address(es) before detaching the gateway.", this::detachInternetGateway);
    }

    // ---- secondary addresses

    @Test
    void privateAddressesComeAndGo() {
        String id = privateOne().natGatewayId();
        var assigned = ec2.assignPrivateNatGatewayAddress(r -> r.natGatewayId(id)
                .privateIpAddresses("172.31.0.77")).natGatewayAddresses();
        assertThat(assigned).extracting(NatGatewayAddress::statusAsString).containsExactly("assigning");
        settle();
        ec2.assignPrivateNatGatewayAddress(r -> r.natGatewayId(id).privateIpAddressCount(2));
        settle();
        NatGateway gateway = ec2.describeNatGateways(r -> r.natGatewayIds(id)).natGateways().get(0);
        assertThat(gateway.natGatewayAddresses()).hasSize(4).extracting(NatGatewayAddress::statusAsString)
                .containsOnly("succeeded");

        var leaving = ec2.unassignPrivateNatGatewayAddress(r -> r.natGatewayId(id)
                .privateIpAddresses("172.31.0.77")).natGatewayAddresses();
        assertThat(leaving).extracting(NatGatewayAddress::statusAsString).containsExactly("unassigning");
        assertRefused("IncorrectState", () -> ec2.assignPrivateNatGatewayAddress(
                r -> r.natGatewayId(id).privateIpAddressCount(1)));
        settle();
        assertThat(now(gateway).natGatewayAddresses()).hasSize(3);
        assertThat(networkInterface(gateway).privateIpAddresses()).hasSize(3);
    }

    @Test
    void elasticIpAddressesComeAndGo() {
        NatGateway gateway = publicOne(address());
        settle();
        String id = gateway.natGatewayId();
        String second = address();
        var added = ec2.associateNatGatewayAddress(r -> r.natGatewayId(id).allocationIds(second))
                .natGatewayAddresses();
        assertThat(added).extracting(NatGatewayAddress::statusAsString).containsExactly("associating");
        settle();
        assertThat(now(gateway).natGatewayAddresses()).extracting(NatGatewayAddress::statusAsString)
                .containsExactly("succeeded", "succeeded");
        String third = address();
        assertRefused("NatGatewayAddressLimitExceeded",
                () -> ec2.associateNatGatewayAddress(r -> r.natGatewayId(id).allocationIds(third)));
        assertRefused("Resource.AlreadyAssociated", "Elastic IP address " + second + " is already associated",
                () -> ec2.associateNatGatewayAddress(r -> r.natGatewayId(id).allocationIds(second)));

        ec2.disassociateNatGatewayAddress(r -> r.natGatewayId(id).associationIds(added.get(0).associationId())
                .maxDrainDurationSeconds(60));
        settle();

        assertThat(now(gateway).natGatewayAddresses()).hasSize(1);
        ec2.releaseAddress(r -> r.allocationId(second));
    }

    @Test
    void thePrimaryAddressStays() {
        NatGateway gateway = privateOne();
        assertRefused("InvalidParameterValue", () -> ec2.unassignPrivateNatGatewayAddress(
                r -> r.natGatewayId(gateway.natGatewayId()).privateIpAddresses(primary(gateway).privateIp())));
        assertRefused("InvalidParameterValue", () -> ec2.unassignPrivateNatGatewayAddress(
                r -> r.natGatewayId(gateway.natGatewayId()).privateIpAddresses("10.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4001, -1})
    void drainingHasLimits(int seconds) {
        String id = privateOne().natGatewayId();
        assertRefused("InvalidParameterValue", () -> ec2.unassignPrivateNatGatewayAddress(
                r -> r.natGatewayId(id).privateIpAddresses("172.31.0.9").maxDrainDurationSeconds(seconds)));
    }

    @Test
    void eachKindOfGatewayHasItsOwnKindOfAddress() {
        String id = privateOne().natGatewayId();
        assertRefused("InvalidParameter", "NatGateway " + id + " is not a public NAT gateway",
                () -> ec2.associateNatGatewayAddress(r -> r.natGatewayId(id).allocationIds("eipalloc-1")));
        assertRefused("MissingParameter", () -> ec2.assignPrivateNatGatewayAddress(r -> r.natGatewayId(id)));
        assertRefused("NatGatewayNotFound", () -> ec2.assignPrivateNatGatewayAddress(
                r -> r.natGatewayId(ABSENT).privateIpAddressCount(1)));
    }

    // ---- DescribeNatGateways

    @Test
    void gatewaysAreFoundByFilters() {
        String id = privateOne().natGatewayId();
        for (String[] filter : new String[][] {{"nat-gateway-id", id}, {"state", "available"},
            {"subnet-id", subnetId}, {"vpc-id", vpcId}}) {
            assertThat(found(filter[0], filter[1])).as(filter[0]).containsExactly(id);
            assertThat(found(filter[0], "other")).as(filter[0]).isEmpty();
        }
    }

    private List<String> found(String filter, String value) {
        return ec2.describeNatGateways(r -> r.filter(Filter.builder().name(filter).values(value).build()))
                .natGateways().stream().map(NatGateway::natGatewayId).toList();
    }

    @ParameterizedTest
    @CsvSource({"4, greater than or equal to 5", "1001, less than or equal to 1000"})
    void aPageHasFiveToAThousandGateways(int size, String bound) {
        assertRefused("InvalidParameter", "1 validation error detected: Value '" + size + "' at 'maxResults' failed "
                        + "to satisfy constraint: Member must have value " + bound,
                () -> ec2.describeNatGateways(r -> r.maxResults(size)));
    }
}
