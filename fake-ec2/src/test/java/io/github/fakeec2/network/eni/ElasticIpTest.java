package io.github.fakeec2.network.eni;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

class ElasticIpTest {

    private static final String NONE = "00000000000000001";

    private final EniWorld world = EniWorld.settled();
    private final Ec2Client ec2 = world.ec2;

    @AfterEach
    void close() {
        world.close();
    }

    private String associate(String allocation, String instance) {
        return ec2.associateAddress(r -> r.allocationId(allocation).instanceId(instance)).associationId();
    }

    private String associateWith(String allocation, String eni) {
        return ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni)).associationId();
    }

    // ---- allocating

    @Test
    void anAllocatedAddressIsTheAccountsOwnFromAmazonsPool() {
        AllocateAddressResponse allocated = ec2.allocateAddress(r -> r.domain("vpc").tagSpecifications(t ->
                t.resourceType(ResourceType.ELASTIC_IP).tags(Tag.builder().key("Name").value("web").build())));

        assertThat(allocated.allocationId()).matches("eipalloc-0[0-9a-f]{16}");
        assertThat(allocated.publicIpv4Pool()).isEqualTo("amazon");
        assertThat(allocated.networkBorderGroup()).isEqualTo("us-east-1");
        assertThat(allocated.domainAsString()).isEqualTo("vpc");
        Address shown = world.address(allocated.allocationId());
        assertThat(shown.publicIp()).isEqualTo(allocated.publicIp());
        assertThat(shown.associationId()).isNull();
        assertThat(shown.networkInterfaceId()).isNull();
        assertThat(shown.tags()).singleElement().satisfies(tag -> assertThat(tag.value()).isEqualTo("web"));
    }

    @Test
    void anAccountHasFiveAddressesUnlessItAsksForMore() {
        for (int i = 0; i < 5; i++) {
            world.allocate();
        }
        assertRefused("AddressLimitExceeded", "The maximum number of addresses has been reached.", world::allocate);

        world.cloud.quotas().set(Quota.ELASTIC_IPS_PER_REGION, 6);
        assertThat(world.allocate()).isNotNull();
    }

    @Test
    void anAddressThatWasReleasedCanBeRecovered() {
        AllocateAddressResponse first = ec2.allocateAddress(r -> { });
        ec2.releaseAddress(r -> r.allocationId(first.allocationId()));

        AllocateAddressResponse again = ec2.allocateAddress(r -> r.address(first.publicIp()));

        assertThat(again.publicIp()).isEqualTo(first.publicIp());
        assertThat(again.allocationId()).isNotEqualTo(first.allocationId());
        assertRefused("AuthFailure", "The address '" + first.publicIp() + "' does not belong to you.",
                () -> ec2.allocateAddress(r -> r.address(first.publicIp())));
        assertRefused("InvalidAddress.NotFound", "Address '3.80.0.1' not found.",
                () -> ec2.allocateAddress(r -> r.address("3.80.0.1")));
        assertRefused("InvalidAddress.Malformed", () -> ec2.allocateAddress(r -> r.address("3.80.0")));
    }

    @ParameterizedTest
    @CsvSource({"standard, ,", "moon, ,", ", us-east-1-wl1, ", ", , ipv4pool-ec2-1"})
    void whatIsNotToBeHadIsRefused(String domain, String group, String pool) {
        assertThatThrownBy(() -> ec2.allocateAddress(r -> r.domain(domain).networkBorderGroup(group)
                .publicIpv4Pool(pool))).hasMessageContaining("Service: Ec2");
        assertThat(ec2.describeAddresses().addresses()).isEmpty();
    }

    @Test
    void customerOwnedPoolsAreNotSimulated() {
        assertThatThrownBy(() -> ec2.allocateAddress(r -> r.customerOwnedIpv4Pool("ipv4pool-coip-1")))
                .isInstanceOf(NotSimulatedException.class);
    }

    // ---- associating

    @Test
    void anAssociatedAddressIsShownByTheAddressTheInterfaceAndTheInstance() {
        String instance = world.launch();
        String allocation = world.allocate();

        String association = associate(allocation, instance);

        Address address = world.address(allocation);
        Instance shown = world.instance(instance);
        assertThat(association).matches("eipassoc-0[0-9a-f]{16}").isEqualTo(address.associationId());
        assertThat(address.instanceId()).isEqualTo(instance);
        assertThat(address.networkInterfaceId()).isEqualTo(world.interfaceOf(instance));
        assertThat(address.networkInterfaceOwnerId()).isEqualTo("123456789012");
        assertThat(address.privateIpAddress()).isEqualTo(shown.privateIpAddress());
        assertThat(shown.publicIpAddress()).isEqualTo(address.publicIp());
        assertThat(shown.publicDnsName()).startsWith("ec2-" + address.publicIp().replace('.', '-'));
        assertThat(shown.networkInterfaces().get(0).association().ipOwnerId()).isEqualTo("123456789012");
        NetworkInterfaceAssociation onInterface = world.eni(address.networkInterfaceId()).association();
        assertThat(onInterface.allocationId()).isEqualTo(allocation);
        assertThat(onInterface.associationId()).isEqualTo(association);
        assertThat(onInterface.publicIp()).isEqualTo(address.publicIp());
    }

    @Test
    void theAssignedAddressGoesWhenAnElasticOneComesAndAnotherComesAfterwards() {
        String instance = world.launch();
        String assigned = world.instance(instance).publicIpAddress();
        String association = associate(world.allocate(), instance);

        ec2.disassociateAddress(r -> r.associationId(association));

        assertThat(world.instance(instance).publicIpAddress()).isNotNull().isNotEqualTo(assigned);
        assertThat(world.instance(instance).networkInterfaces().get(0).association().ipOwnerId()).isEqualTo("amazon");
    }

    @Test
    void noAddressIsAssignedAfterwardsToAnInstanceWithTwoInterfaces() {
        String instance = world.launch();
        String primary = world.interfaceOf(instance);
        String second = world.create();
        ec2.attachNetworkInterface(r -> r.networkInterfaceId(second).instanceId(instance).deviceIndex(1));
        String association = associateWith(world.allocate(), primary);

        ec2.disassociateAddress(r -> r.associationId(association));

        assertThat(world.instance(instance).publicIpAddress()).isNull();
    }

    @Test
    void noAddressIsAssignedAfterwardsWhereTheLaunchAskedForNone() {
        String instance = world.launch(r -> r.networkInterfaces(n -> n.deviceIndex(0).subnetId(world.subnet)
                .associatePublicIpAddress(false)));
        String association = associate(world.allocate(), instance);

        ec2.disassociateAddress(r -> r.associationId(association));

        assertThat(world.instance(instance).publicIpAddress()).isNull();
    }

    @Test
    void anElasticAddressSurvivesStopAndStart() {
        String instance = world.launch();
        String allocation = world.allocate();
        associate(allocation, instance);
        String ip = world.address(allocation).publicIp();

        ec2.stopInstances(r -> r.instanceIds(instance));
        assertThat(world.instance(instance).publicIpAddress()).isEqualTo(ip);
        ec2.startInstances(r -> r.instanceIds(instance));

        assertThat(world.instance(instance).publicIpAddress()).isEqualTo(ip);
        assertThat(world.address(allocation).instanceId()).isEqualTo(instance);
    }

    @Test
    void aStoppedInstanceIsAssignedNothingUntilItStarts() {
        String instance = world.launch();
        String association = associate(world.allocate(), instance);
        ec2.stopInstances(r -> r.instanceIds(instance));
        world.instance(instance);

        ec2.disassociateAddress(r -> r.associationId(association));

        assertThat(world.instance(instance).publicIpAddress()).isNull();
        ec2.startInstances(r -> r.instanceIds(instance));
        assertThat(world.instance(instance).publicIpAddress()).isNotNull();
    }

    @Test
    void terminationEndsTheAssociationAndLeavesTheAllocation() {
        String instance = world.launch();
        String allocation = world.allocate();
        associate(allocation, instance);

        ec2.terminateInstances(r -> r.instanceIds(instance));

        assertThat(world.address(allocation).associationId()).isNull();
        assertThat(world.address(allocation).instanceId()).isNull();
    }

    @Test
    void reassociationIsAutomatic() {
        String first = world.launch();
        String second = world.launch();
        String allocation = world.allocate();
        associate(allocation, first);

        String association = associate(allocation, second);

        assertThat(world.address(allocation).instanceId()).isEqualTo(second);
        assertThat(world.instance(first).networkInterfaces().get(0).association().ipOwnerId()).isEqualTo("amazon");
        assertThat(associate(allocation, second)).as("again").isEqualTo(association);
    }

    @Test
    void anotherElasticAddressTakesThePlaceOfTheFirst() {
        String instance = world.launch();
        String first = world.allocate();
        String second = world.allocate();
        associate(first, instance);

        associate(second, instance);

        assertThat(world.address(first).associationId()).isNull();
        assertThat(world.instance(instance).publicIpAddress()).isEqualTo(world.address(second).publicIp());
    }

    @Test
    void withoutReassociationWhatIsTakenIsRefused() {
        String instance = world.launch();
        String other = world.launch();
        String taken = world.allocate();
        String association = associate(taken, instance);
        String eni = world.interfaceOf(instance);

        assertRefused("Resource.AlreadyAssociated",
                "resource " + taken + " is already associated with associate-id " + association,
                () -> ec2.associateAddress(r -> r.allocationId(taken).instanceId(other).allowReassociation(false)));
        String free = world.allocate();
        assertRefused("Resource.AlreadyAssociated", "resource " + eni + " and "
                        + world.instance(instance).privateIpAddress() + " is already associated with public address "
                        + world.address(taken).publicIp(),
                () -> ec2.associateAddress(r -> r.allocationId(free).instanceId(instance).allowReassociation(false)));
    }

    @Test
    void aSecondaryAddressHasAnElasticOneOfItsOwn() {
        String instance = world.launch();
        String eni = world.interfaceOf(instance);
        String secondary = ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(eni)
                .secondaryPrivateIpAddressCount(1)).assignedPrivateIpAddresses().get(0).privateIpAddress();
        String allocation = world.allocate();

        ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni).privateIpAddress(secondary));

        assertThat(world.address(allocation).privateIpAddress()).isEqualTo(secondary);
        assertThat(world.instance(instance).networkInterfaces().get(0).association().ipOwnerId()).isEqualTo("amazon");
        assertThat(world.eni(eni).privateIpAddresses()).extracting(a -> a.association().publicIp())
                .contains(world.address(allocation).publicIp(), world.instance(instance).publicIpAddress());
    }

    private static Arguments refused(String what, Consumer<AssociateAddressRequest.Builder> change, String code,
            String message) {
        return Arguments.of(Named.of(what, change), code, message);
    }

    static Stream<Arguments> badAssociations() {
        return Stream.of(
                refused("nothing", r -> r.allocationId(null).instanceId(null), "MissingParameter", null),
                refused("no target", r -> r.instanceId(null), "MissingParameter", null),
                refused("no address", r -> r.allocationId(null), "MissingParameter", null),
                refused("two targets", r -> r.networkInterfaceId("eni-" + NONE), "InvalidParameterCombination", null),
                refused("by public IP", r -> r.allocationId(null).publicIp("3.80.0.1"), "InvalidParameterCombination",
                        "You must specify an allocation id when mapping an address to a VPC instance"),
                refused("by both", r -> r.publicIp("3.80.0.1"), "InvalidParameterCombination",
                        "You may specify public IP or allocation id, but not both in the same call"),
                refused("unknown allocation", r -> r.allocationId("eipalloc-" + NONE), "InvalidAllocationID.NotFound",
                        "The allocation ID 'eipalloc-" + NONE + "' does not exist"),
                refused("malformed allocation", r -> r.allocationId("x"), "InvalidAllocationID.NotFound",
                        "The allocation ID 'x' does not exist"),
                refused("unknown instance", r -> r.instanceId("i-" + NONE), "InvalidInstanceID.NotFound",
                        "The instance ID 'i-" + NONE + "' does not exist"),
                refused("malformed instance", r -> r.instanceId("web"), "InvalidInstanceID.Malformed",
                        "Invalid id: \"web\""),
                refused("unknown interface", r -> r.instanceId(null).networkInterfaceId("eni-" + NONE),
                        "InvalidNetworkInterfaceID.NotFound",
                        "The networkInterface ID 'eni-" + NONE + "' does not exist"),
                refused("another's private address", r -> r.privateIpAddress("10.9.9.9"), "InvalidParameterValue",
                        null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badAssociations")
    void whatCannotBeAssociatedIsRefusedAndChangesNothing(Consumer<AssociateAddressRequest.Builder> change,
            String code, String message) {
        String instance = world.launch();
        String allocation = world.allocate();
        ec2.describeInstances();
        String before = world.cloud.digest();

        assertRefused(code, () -> ec2.associateAddress(r -> change.accept(
                r.allocationId(allocation).instanceId(instance))));
        if (message != null) {
            assertRefused(code, message, () -> ec2.associateAddress(r -> change.accept(
                    r.allocationId(allocation).instanceId(instance))));
        }
        assertThat(world.cloud.digest()).isEqualTo(before);
    }

    @Test
    void anInstanceMustBeThereAlreadyAndStill() {
        try (var slow = EniWorld.manual()) {
            String instance = slow.launch();
            String eni = slow.interfaceOf(instance);
            String allocation = slow.allocate();
            assertRefused("InvalidInstanceID",
                    "The pending instance '" + instance + "' is not in a valid state for this operation.",
                    () -> slow.ec2.associateAddress(r -> r.allocationId(allocation).instanceId(instance)));
            assertRefused("IncorrectInstanceState", "The pending-instance-creation instance to which '" + eni
                            + "' is attached is not in a valid state for this operation",
                    () -> slow.ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni)));
            slow.cloud.time().advance(Duration.ofMinutes(1));
            slow.ec2.terminateInstances(r -> r.instanceIds(instance));
            slow.cloud.time().advance(Duration.ofMinutes(1));
            assertRefused("InvalidInstanceID",
                    "The terminated instance '" + instance + "' is not in a valid state for this operation.",
                    () -> slow.ec2.associateAddress(r -> r.allocationId(allocation).instanceId(instance)));
        }
    }

    @Test
    void anInstanceWithTwoInterfacesCannotStandForOne() {
        String instance = world.launch();
        String second = world.create();
        ec2.attachNetworkInterface(r -> r.networkInterfaceId(second).instanceId(instance).deviceIndex(1));
        String allocation = world.allocate();

        assertRefused("InvalidInstanceID", "There are multiple interfaces attached to instance '" + instance
                        + "'. Please specify an interface ID for the operation instead.",
                () -> associate(allocation, instance));
    }

    @Test
    void aNetworkWithoutAnInternetGatewayHasNoPublicAddresses() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")).subnet().subnetId();
        String eni = world.create(r -> r.subnetId(subnet));
        String allocation = world.allocate();

        assertRefused("Gateway.NotAttached", "Network " + vpc + " is not attached to any internet gateway",
                () -> associateWith(allocation, eni));
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        assertThat(associateWith(allocation, eni)).isNotNull();
    }

    @Test
    void anAddressFollowsItsInterfaceToAnotherInstance() {
        String first = world.launch();
        String eni = world.create();
        String attachment = ec2.attachNetworkInterface(r -> r.networkInterfaceId(eni).instanceId(first)
                .deviceIndex(1)).attachmentId();
        String allocation = world.allocate();
        associateWith(allocation, eni);
        assertThat(world.address(allocation).instanceId()).isEqualTo(first);

        ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
        assertThat(world.address(allocation).instanceId()).isNull();
        String second = world.launch();
        ec2.attachNetworkInterface(r -> r.networkInterfaceId(eni).instanceId(second).deviceIndex(1));

        assertThat(world.address(allocation).instanceId()).isEqualTo(second);
        assertThat(world.address(allocation).networkInterfaceId()).isEqualTo(eni);
    }

    // ---- disassociating and releasing

    @Test
    void whatIsNotAssociatedCannotBeDisassociated() {
        assertRefused("InvalidAssociationID.NotFound", "The association ID 'eipassoc-" + NONE + "' does not exist",
                () -> ec2.disassociateAddress(r -> r.associationId("eipassoc-" + NONE)));
        assertRefused("MissingParameter", () -> ec2.disassociateAddress(r -> { }));
        assertRefused("InvalidParameterValue",
                "You must specify an association id when unmapping an address from a VPC instance",
                () -> ec2.disassociateAddress(r -> r.publicIp("3.80.0.1")));
        assertRefused("InvalidParameterCombination",
                () -> ec2.disassociateAddress(r -> r.publicIp("3.80.0.1").associationId("eipassoc-" + NONE)));
    }

    @Test
    void aReleasedAddressIsGone() {
        String allocation = world.allocate();
        ec2.releaseAddress(r -> r.allocationId(allocation));

        assertThat(ec2.describeAddresses().addresses()).isEmpty();
        assertRefused("InvalidAllocationID.NotFound", "The allocation ID '" + allocation + "' does not exist",
                () -> ec2.releaseAddress(r -> r.allocationId(allocation)));
    }

    @Test
    void releasingNeedsAnAllocationId() {
        assertRefused("MissingParameter", "The request must contain the parameter allocationId",
                () -> ec2.releaseAddress(r -> { }));
        assertRefused("InvalidParameterValue",
                "You must specify an allocation id when releasing a VPC elastic IP address",
                () -> ec2.releaseAddress(r -> r.publicIp("3.80.0.1")));
        assertRefused("InvalidParameterCombination",
                "You may specify public IP or allocation id, but not both in the same call",
                () -> ec2.releaseAddress(r -> r.publicIp("3.80.0.1").allocationId("eipalloc-" + NONE)));
    }

    @Test
    void inTheDefaultNetworkAnInstanceLosesAnAddressThatIsReleased() {
        String instance = world.launch();
        String allocation = world.allocate();
        associate(allocation, instance);

        ec2.releaseAddress(r -> r.allocationId(allocation));

        assertThat(world.instance(instance).networkInterfaces().get(0).association().ipOwnerId()).isEqualTo("amazon");
    }

    @Test
    void elsewhereAnAddressInUseIsNotReleased() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")).subnet().subnetId();
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String allocation = world.allocate();
        associate(allocation, world.launch(r -> r.subnetId(subnet)));

        assertRefused("InvalidIPAddress.InUse", "Address " + world.address(allocation).publicIp() + " is in use.",
                () -> ec2.releaseAddress(r -> r.allocationId(allocation)));
    }

    @Test
    void theAddressOfANatGatewayCannotBeTakenFromIt() {
        String allocation = world.allocate();
        ec2.createNatGateway(r -> r.subnetId(world.subnet).allocationId(allocation));
        String association = world.address(allocation).associationId();
        String instance = world.launch();
        String refusal = "You do not have permission to access the specified resource.";

        assertRefused("AuthFailure", refusal, () -> ec2.disassociateAddress(r -> r.associationId(association)));
        assertRefused("AuthFailure", refusal, () -> ec2.releaseAddress(r -> r.allocationId(allocation)));
        assertRefused("AuthFailure", refusal, () -> associate(allocation, instance));
    }

    // ---- listing

    @ParameterizedTest
    @CsvSource({"allocation-id, eipalloc-*, 2", "association-id, eipassoc-*, 1", "domain, vpc, 2",
        "instance-id, i-*, 1", "network-border-group, us-east-1, 2", "network-interface-id, eni-*, 1",
        "network-interface-owner-id, 123456789012, 1", "private-ip-address, 172.31.*, 1", "public-ip, 10.*, 0",
        "tag:Name, web, 1", "tag-key, Name, 1"})
    void addressesCanBeFiltered(String name, String value, int found) {
        associate(world.allocate(), world.launch());
        String other = world.allocate();
        ec2.createTags(r -> r.resources(other).tags(Tag.builder().key("Name").value("web").build()));

        assertThat(ec2.describeAddresses(r -> r.filters(EniWorld.filter(name, value))).addresses()).hasSize(found);
    }

    @Test
    void addressesAreFoundByIdAndByAddress() {
        String first = world.allocate();
        world.allocate();
        String ip = world.address(first).publicIp();

        assertThat(ec2.describeAddresses(r -> r.publicIps(ip)).addresses()).extracting(Address::allocationId)
                .containsExactly(first);
        assertRefused("InvalidAddress.NotFound", "Address '3.80.0.1' not found.",
                () -> ec2.describeAddresses(r -> r.publicIps("3.80.0.1")));
        assertRefused("InvalidAddress.Malformed", () -> ec2.describeAddresses(r -> r.publicIps("mine")));
        assertRefused("InvalidAllocationID.NotFound", () -> ec2.describeAddresses(r -> r.allocationIds("mine")));
    }

    // ---- reverse DNS

    @Test
    void aNameForReverseLookupsTakesAMomentAndKeepsTheAddress() {
        try (var slow = EniWorld.manual()) {
            String allocation = slow.allocate();
            var changing = slow.ec2.modifyAddressAttribute(r -> r.allocationId(allocation)
                    .domainName("mail.example.com")).address();
            assertThat(changing.ptrRecord()).isNull();
            assertThat(changing.ptrRecordUpdate().status()).isEqualTo("PENDING");
            slow.cloud.time().advance(Duration.ofMinutes(1));
            var changed = slow.ec2.describeAddressesAttribute(r -> r.attribute("domain-name")).addresses().get(0);
            assertThat(changed.ptrRecord()).isEqualTo("mail.example.com");
            assertThat(changed.ptrRecordUpdate()).isNull();
            assertRefused("InvalidAddress.PtrSet", "The address with allocation id [" + allocation
                            + "] cannot be released because it has a PTR record set.",
                    () -> slow.ec2.releaseAddress(r -> r.allocationId(allocation)));

            slow.ec2.resetAddressAttribute(r -> r.allocationId(allocation).attribute("domain-name"));
            slow.cloud.time().advance(Duration.ofMinutes(1));

            assertThat(slow.ec2.describeAddressesAttribute(r -> r.allocationIds(allocation)).addresses().get(0)
                    .ptrRecord()).isNull();
            slow.ec2.releaseAddress(r -> r.allocationId(allocation));
        }
    }

    @ParameterizedTest
    @CsvSource({"example com", "-a.example.com", "localhost", "a..example.com"})
    void aNameForReverseLookupsMustBeADomainName(String name) {
        String allocation = world.allocate();
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyAddressAttribute(r -> r.allocationId(allocation).domainName(name)));
    }

    @Test
    void nothingIsMovedBetweenVpcsAndClassicAnyMore() {
        String ip = world.address(world.allocate()).publicIp();

        assertRefused("InvalidState", () -> ec2.moveAddressToVpc(r -> r.publicIp(ip)));
        assertRefused("InvalidState", () -> ec2.restoreAddressToClassic(r -> r.publicIp(ip)));
        assertRefused("InvalidAddress.NotFound", () -> ec2.moveAddressToVpc(r -> r.publicIp("3.80.0.1")));
        assertThat(ec2.describeMovingAddresses(r -> { }).movingAddressStatuses()).isEmpty();
    }
}
