package io.github.fakeec2.network.eni;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

class NetworkInterfaceLifeTest {

    private static final String NONE = "00000000000000001";

    private final EniWorld world = EniWorld.settled();
    private final Ec2Client ec2 = world.ec2;

    @AfterEach
    void close() {
        world.close();
    }

    private String attach(String eni, String instance, int device) {
        return ec2.attachNetworkInterface(r -> r.networkInterfaceId(eni).instanceId(instance).deviceIndex(device))
                .attachmentId();
    }

    // ---- making and deleting

    @Test
    void aNewInterfaceIsAvailableInItsSubnet() {
        int free = world.freeAddresses();
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();

        String id = world.create(r -> r.description("spare").groups(group).tagSpecifications(t ->
                t.resourceType(ResourceType.NETWORK_INTERFACE).tags(Tag.builder().key("Name").value("spare").build())));

        NetworkInterface eni = world.eni(id);
        assertThat(eni.statusAsString()).isEqualTo("available");
        assertThat(eni.attachment()).isNull();
        assertThat(eni.association()).isNull();
        assertThat(eni.interfaceTypeAsString()).isEqualTo("interface");
        assertThat(eni.description()).isEqualTo("spare");
        assertThat(eni.groups()).extracting(GroupIdentifier::groupName).containsExactly("web");
        assertThat(eni.requesterManaged()).isFalse();
        assertThat(eni.sourceDestCheck()).isTrue();
        assertThat(eni.availabilityZone()).isEqualTo("us-east-1a");
        assertThat(eni.tagSet()).extracting(Tag::value).containsExactly("spare");
        assertThat(world.freeAddresses()).isEqualTo(free - 1);

        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id));

        assertThat(world.freeAddresses()).isEqualTo(free);
        assertRefused("InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '" + id + "' does not exist",
                () -> world.eni(id));
    }

    @Test
    void theSameClientTokenMakesOneInterface() {
        String first = world.create(r -> r.clientToken("once"));

        assertThat(world.create(r -> r.clientToken("once"))).isEqualTo(first);
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).hasSize(1);
    }

    @Test
    void deletingAnInterfaceLeavesItsElasticAddressAllocated() {
        String eni = world.create();
        String allocation = world.allocate();
        ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni));

        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni));

        assertThat(world.address(allocation).associationId()).isNull();
    }

    private static Arguments refused(String what, Consumer<CreateNetworkInterfaceRequest.Builder> change, String code,
            String message) {
        return Arguments.of(Named.of(what, change), code, message);
    }

    static Stream<Arguments> badCreations() {
        return Stream.of(
                refused("no subnet", r -> r.subnetId(null), "MissingParameter",
                        "The request must contain the parameter subnetId"),
                refused("unknown subnet", r -> r.subnetId("subnet-" + NONE), "InvalidSubnetID.NotFound",
                        "The subnet ID 'subnet-" + NONE + "' does not exist"),
                refused("unknown group", r -> r.groups("sg-" + NONE), "InvalidGroup.NotFound",
                        "The security group 'sg-" + NONE + "' does not exist"),
                refused("type", r -> r.interfaceType("magic"), "InvalidParameterValue",
                        "Value (magic) for parameter interfaceType is invalid."),
                refused("long description", r -> r.description("x".repeat(256)), "InvalidParameterValue", null),
                refused("tags of another kind", r -> r.tagSpecifications(t -> t.resourceType("vpc")
                                .tags(Tag.builder().key("a").build())), "InvalidParameter",
                        "'vpc' is not a valid taggable resource type for this operation."),
                refused("address elsewhere", r -> r.privateIpAddress("10.0.0.5"), "InvalidParameterValue",
                        "Address 10.0.0.5 does not fall within the subnet's address range"),
                refused("reserved address", r -> r.privateIpAddress("172.31.0.1"), "InvalidParameterValue",
                        "Address 172.31.0.1 is in subnet's reserved address range"),
                refused("no address", r -> r.privateIpAddress("172.31.0"), "InvalidParameterValue", null),
                refused("two primary ones", r -> r.privateIpAddresses(p -> p.privateIpAddress("172.31.0.10")
                                .primary(true), p -> p.privateIpAddress("172.31.0.11").primary(true)),
                        "InvalidParameterValue", "Only one primary private IP address can be specified."),
                refused("a specification of nothing", r -> r.privateIpAddresses(p -> { }), "InvalidParameterValue",
                        null),
                refused("the same twice", r -> r.privateIpAddresses(p -> p.privateIpAddress("172.31.0.10"),
                        p -> p.privateIpAddress("172.31.0.10")), "InvalidParameterValue", null),
                refused("addresses and a count", r -> r.privateIpAddresses(p -> p.privateIpAddress("172.31.0.10"))
                        .secondaryPrivateIpAddressCount(1), "InvalidParameterCombination", null),
                refused("negative count", r -> r.secondaryPrivateIpAddressCount(-1), "InvalidParameterValue", null),
                refused("too many", r -> r.secondaryPrivateIpAddressCount(Integer.MAX_VALUE),
                        "PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit."),
                refused("prefixes and a count", r -> r.ipv4PrefixCount(1)
                        .ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.0/28")), "InvalidParameterCombination", null),
                refused("prefixes and addresses", r -> r.ipv4PrefixCount(1).secondaryPrivateIpAddressCount(1),
                        "InvalidParameterCombination", null),
                refused("prefix length", r -> r.ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.0/24")),
                        "InvalidParameterValue", null),
                refused("prefix with host bits", r -> r.ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.1/28")),
                        "InvalidParameterValue", null),
                refused("prefix elsewhere", r -> r.ipv4Prefixes(p -> p.ipv4Prefix("10.0.0.0/28")),
                        "InvalidParameterValue", null),
                refused("prefix with reserved addresses", r -> r.ipv4Prefixes(p -> p.ipv4Prefix("172.31.0.0/28")),
                        "InvalidIPAddress.InUse", null),
                refused("IPv6 without a range", r -> r.ipv6AddressCount(1), "InvalidParameterValue", null),
                refused("no IPv6 address", r -> r.ipv6Addresses(a -> a.ipv6Address("172.31.0.10")),
                        "InvalidParameterValue", null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badCreations")
    void whatCannotBeMadeIsRefused(Consumer<CreateNetworkInterfaceRequest.Builder> change, String code,
            String message) {
        String before = world.cloud.digest();
        if (message == null) {
            assertRefused(code, () -> world.create(change));
        } else {
            assertRefused(code, message, () -> world.create(change));
        }
        assertThat(world.cloud.digest()).isEqualTo(before);
    }

    @Test
    void anAccountHasAsManyInterfacesAsItsQuota() {
        world.cloud.quotas().set(Quota.NETWORK_INTERFACES_PER_REGION, 1);
        world.create();

        assertRefused("NetworkInterfaceLimitExceeded", world::create);
        assertRefused("NetworkInterfaceLimitExceeded", world::launch);
    }

    // ---- attaching and detaching

    @Test
    void anAttachedInterfaceIsShownByItsInstance() {
        String instance = world.launch();
        String eni = world.create();

        String attachment = attach(eni, instance, 1);

        assertThat(attachment).matches("eni-attach-0[0-9a-f]{16}");
        NetworkInterface shown = world.eni(eni);
        assertThat(shown.statusAsString()).isEqualTo("in-use");
        assertThat(shown.attachment().statusAsString()).isEqualTo("attached");
        assertThat(shown.attachment().instanceId()).isEqualTo(instance);
        assertThat(shown.attachment().deleteOnTermination()).isFalse();
        assertThat(world.instance(instance).networkInterfaces()).extracting(i -> i.attachment().deviceIndex())
                .containsExactly(0, 1);
        assertThat(world.instance(instance).networkInterfaces().get(1).networkInterfaceId()).isEqualTo(eni);
    }

    @Test
    void attachingAndDetachingTakeAMoment() {
        try (var slow = EniWorld.manual()) {
            String instance = slow.launch();
            slow.cloud.time().advance(Duration.ofMinutes(1));
            String eni = slow.create();
            String attachment = slow.ec2.attachNetworkInterface(r -> r.networkInterfaceId(eni).instanceId(instance)
                    .deviceIndex(1)).attachmentId();
            assertThat(slow.eni(eni).attachment().statusAsString()).isEqualTo("attaching");
            slow.cloud.time().advance(Duration.ofMinutes(1));
            assertThat(slow.eni(eni).attachment().statusAsString()).isEqualTo("attached");

            slow.ec2.detachNetworkInterface(r -> r.attachmentId(attachment));
            assertThat(slow.eni(eni).attachment().statusAsString()).isEqualTo("detaching");
            assertThat(slow.instance(instance).networkInterfaces()).hasSize(2);
            slow.cloud.time().advance(Duration.ofMinutes(1));

            assertThat(slow.eni(eni).attachment()).isNull();
            assertThat(slow.eni(eni).statusAsString()).isEqualTo("available");
            assertThat(slow.instance(instance).networkInterfaces()).hasSize(1);
        }
    }

    @Test
    void forceDetachesAtOnce() {
        try (var slow = EniWorld.manual()) {
            String instance = slow.launch();
            slow.cloud.time().advance(Duration.ofMinutes(1));
            String eni = slow.create();
            String attachment = slow.ec2.attachNetworkInterface(r -> r.networkInterfaceId(eni).instanceId(instance)
                    .deviceIndex(1)).attachmentId();

            slow.ec2.detachNetworkInterface(r -> r.attachmentId(attachment).force(true));

            assertThat(slow.eni(eni).attachment()).isNull();
            slow.cloud.time().advance(Duration.ofMinutes(1));
            assertThat(slow.eni(eni).attachment()).as("the attaching that was under way has no effect").isNull();
        }
    }

    @Test
    void aSecondInterfaceOutlivesItsInstanceUnlessToldOtherwise() {
        String instance = world.launch();
        String stays = world.create();
        String goes = world.create();
        ec2.stopInstances(r -> r.instanceIds(instance));
        attach(stays, instance, 1);
        ec2.terminateInstances(r -> r.instanceIds(instance));
        assertThat(world.eni(stays).attachment()).isNull();

        String another = world.launch();
        String attachment = attach(goes, another, 1);
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(goes)
                .attachment(a -> a.attachmentId(attachment).deleteOnTermination(true)));
        ec2.terminateInstances(r -> r.instanceIds(another));

        assertRefused("InvalidNetworkInterfaceID.NotFound", () -> world.eni(goes));
    }

    @Test
    void anInterfaceInUseIsNeitherAttachedAgainNorDeleted() {
        String instance = world.launch();
        String other = world.launch();
        String eni = world.create();
        attach(eni, instance, 1);

        assertRefused("InvalidNetworkInterface.InUse", "Interface: [" + eni + "] in use.",
                () -> attach(eni, other, 1));
        assertRefused("InvalidParameterValue", "Network interface '" + eni + "' is currently in use.",
                () -> ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni)));
    }

    private static Arguments badAttachment(String what, Consumer<AttachNetworkInterfaceRequest.Builder> change,
            String code, String message) {
        return Arguments.of(Named.of(what, change), code, message);
    }

    static Stream<Arguments> badAttachments() {
        return Stream.of(
                badAttachment("no interface", r -> r.networkInterfaceId(null), "MissingParameter",
                        "The request must contain the parameter networkInterfaceId"),
                badAttachment("no instance", r -> r.instanceId(null), "MissingParameter",
                        "The request must contain the parameter instanceId"),
                badAttachment("no device", r -> r.deviceIndex(null), "MissingParameter",
                        "The request must contain the parameter deviceIndex"),
                badAttachment("unknown interface", r -> r.networkInterfaceId("eni-" + NONE),
                        "InvalidNetworkInterfaceID.NotFound",
                        "The networkInterface ID 'eni-" + NONE + "' does not exist"),
                badAttachment("unknown instance", r -> r.instanceId("i-" + NONE), "InvalidInstanceID.NotFound",
                        "The instance ID 'i-" + NONE + "' does not exist"),
                badAttachment("device of no sense", r -> r.deviceIndex(-1), "InvalidParameterValue", null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badAttachments")
    void whatCannotBeAttachedIsRefused(Consumer<AttachNetworkInterfaceRequest.Builder> change, String code,
            String message) {
        String instance = world.launch();
        String eni = world.create();
        Consumer<AttachNetworkInterfaceRequest.Builder> all =
                r -> change.accept(r.networkInterfaceId(eni).instanceId(instance).deviceIndex(1));
        assertRefused(code, () -> ec2.attachNetworkInterface(all));
        if (message != null) {
            assertRefused(code, message, () -> ec2.attachNetworkInterface(all));
        }
    }

    @Test
    void aDeviceIndexIsTakenOnce() {
        String instance = world.launch();
        String eni = world.create();

        assertRefused("InvalidParameterValue",
                "Instance '" + instance + "' already has an interface attached at device index '0'.",
                () -> attach(eni, instance, 0));
    }

    @Test
    void anInstanceTypeTakesSoManyInterfaces() {
        String instance = world.launch(); // t3.micro takes two
        attach(world.create(), instance, 1);
        String third = world.create();

        assertRefused("AttachmentLimitExceeded", "Interface count 3 exceeds the limit for t3.micro",
                () -> attach(third, instance, 2));
    }

    @Test
    void aBiggerInstanceTypeTakesMoreInterfaces() {
        String instance = world.launch(r -> r.instanceType(InstanceType.M5_LARGE).subnetId(world.subnet));
        attach(world.create(), instance, 1);
        attach(world.create(), instance, 2);
        String fourth = world.create();

        assertRefused("AttachmentLimitExceeded", "Interface count 4 exceeds the limit for m5.large",
                () -> attach(fourth, instance, 3));
    }

    @Test
    void anInstanceTypeTakesSoManyAddressesOnAnInterface() {
        String instance = world.launch(); // t3.micro takes two on each
        String eni = world.create(r -> r.secondaryPrivateIpAddressCount(2));

        assertRefused("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.",
                () -> attach(eni, instance, 1));
    }

    @Test
    void anInterfaceOfAnotherZoneIsNotAttached() {
        String instance = world.launch();
        String eni = world.create(r -> r.subnetId(world.subnetIn("us-east-1b")));

        assertRefused("InvalidParameterCombination", "You may not attach a network interface to an instance if they "
                + "are not in the same availability zone", () -> attach(eni, instance, 1));
    }

    @Test
    void anInstanceThatIsNotThereYetOrNoMoreTakesNoInterface() {
        try (var slow = EniWorld.manual()) {
            String instance = slow.launch();
            String eni = slow.create();
            assertRefused("IncorrectState", () -> slow.ec2.attachNetworkInterface(r -> r.networkInterfaceId(eni)
                    .instanceId(instance).deviceIndex(1)));
        }
    }

    @Test
    void thePrimaryInterfaceIsNotDetached() {
        String attachment = world.instance(world.launch()).networkInterfaces().get(0).attachment().attachmentId();

        assertRefused("OperationNotPermitted", "The network interface at device index 0 cannot be detached.",
                () -> ec2.detachNetworkInterface(r -> r.attachmentId(attachment)));
    }

    @Test
    void whatIsNotAttachedIsNotDetached() {
        assertRefused("MissingParameter", "The request must contain the parameter attachmentId",
                () -> ec2.detachNetworkInterface(r -> { }));
        assertRefused("InvalidAttachmentID.NotFound",
                () -> ec2.detachNetworkInterface(r -> r.attachmentId("eni-attach-" + NONE)));
        assertRefused("InvalidNetworkInterfaceAttachmentId.Malformed",
                "Invalid id: \"eni-1\" (expecting \"eni-attach-...\")",
                () -> ec2.detachNetworkInterface(r -> r.attachmentId("eni-1")));
    }

    // ---- what services manage

    @Test
    void theInterfaceOfANatGatewayIsSeenAndNotTouched() {
        String allocation = world.allocate();
        ec2.createNatGateway(r -> r.subnetId(world.subnet).allocationId(allocation));
        NetworkInterface eni = ec2.describeNetworkInterfaces(r -> r.filters(
                EniWorld.filter("requester-managed", "true"))).networkInterfaces().get(0);
        String id = eni.networkInterfaceId();
        String refusal = "You do not have permission to access the specified resource.";

        assertThat(eni.interfaceTypeAsString()).isIn("nat_gateway", "natGateway");
        assertThat(eni.attachment().instanceOwnerId()).isEqualTo("amazon-aws");
        assertThat(eni.attachment().attachmentId()).startsWith("ela-attach-");
        assertRefused("OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.",
                () -> ec2.detachNetworkInterface(r -> r.attachmentId(eni.attachment().attachmentId())));
        assertRefused("InvalidParameterValue", "Network interface '" + id + "' is currently in use.",
                () -> ec2.deleteNetworkInterface(r -> r.networkInterfaceId(id)));
        assertRefused("AuthFailure", refusal, () -> ec2.modifyNetworkInterfaceAttribute(
                r -> r.networkInterfaceId(id).description(d -> d.value("mine"))));
        assertRefused("AuthFailure", refusal, () -> ec2.resetNetworkInterfaceAttribute(
                r -> r.networkInterfaceId(id).sourceDestCheck("sourceDestCheck")));
        assertRefused("AuthFailure", refusal, () -> ec2.assignPrivateIpAddresses(
                r -> r.networkInterfaceId(id).secondaryPrivateIpAddressCount(1)));
        assertRefused("AuthFailure", refusal, () -> ec2.createNetworkInterfacePermission(
                r -> r.networkInterfaceId(id).awsAccountId("210987654321").permission("INSTANCE-ATTACH")));
    }

    // ---- attributes

    @Test
    void attributesAreChangedOneByOne() {
        String instance = world.launch();
        String id = world.interfaceOf(instance);
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();

        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).description(d -> d.value("front")));
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).sourceDestCheck(c -> c.value(false)));
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).groups(group));

        InstanceNetworkInterface shown = world.instance(instance).networkInterfaces().get(0);
        assertThat(shown.description()).isEqualTo("front");
        assertThat(shown.sourceDestCheck()).isFalse();
        assertThat(world.instance(instance).sourceDestCheck()).isFalse();
        assertThat(world.instance(instance).securityGroups()).extracting(GroupIdentifier::groupName)
                .containsExactly("web");
        assertThat(ec2.describeInstances(r -> r.filters(EniWorld.filter("instance.group-name", "web")))
                .reservations()).hasSize(1);
        ec2.resetNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).sourceDestCheck("sourceDestCheck"));
        assertThat(world.eni(id).sourceDestCheck()).isTrue();
    }

    private static Arguments badChange(String what, Consumer<ModifyNetworkInterfaceAttributeRequest.Builder> change,
            String code) {
        return Arguments.of(Named.of(what, change), code);
    }

    static Stream<Arguments> badChanges() {
        return Stream.of(
                badChange("no interface", r -> r.networkInterfaceId(null), "MissingParameter"),
                badChange("no attribute", r -> { }, "InvalidParameterCombination"),
                badChange("two attributes", r -> r.description(d -> d.value("x")).sourceDestCheck(c -> c.value(true)),
                        "InvalidParameterCombination"),
                badChange("check of nothing", r -> r.sourceDestCheck(c -> { }), "MissingParameter"),
                badChange("unknown group", r -> r.groups("sg-" + NONE), "InvalidGroup.NotFound"),
                badChange("no attachment id", r -> r.attachment(a -> a.deleteOnTermination(true)), "MissingParameter"),
                badChange("another's attachment", r -> r.attachment(a -> a.attachmentId("eni-attach-" + NONE)
                        .deleteOnTermination(true)), "InvalidAttachmentID.NotFound"),
                badChange("long description", r -> r.description(d -> d.value("x".repeat(256))),
                        "InvalidParameterValue"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badChanges")
    void whatCannotBeChangedIsRefused(Consumer<ModifyNetworkInterfaceAttributeRequest.Builder> change, String code) {
        String id = world.interfaceOf(world.launch());
        assertRefused(code, () -> ec2.modifyNetworkInterfaceAttribute(
                r -> change.accept(r.networkInterfaceId(id))));
    }

    @Test
    void aPublicAddressCanBeTakenFromARunningInstanceAndGivenAgain() {
        String instance = world.launch();
        String id = world.interfaceOf(instance);

        givePublicAddress(id, false);
        assertThat(world.instance(instance).publicIpAddress()).isNull();
        givePublicAddress(id, true);

        assertThat(world.instance(instance).publicIpAddress()).isNotNull();
    }

    private void givePublicAddress(String eni, boolean wanted) {
        var request = ModifyNetworkInterfaceAttributeRequest.builder().networkInterfaceId(eni);
        Optional<SdkField<?>> member = request.sdkFields().stream()
                .filter(field -> field.memberName().equals("AssociatePublicIpAddress")).findAny();
        assumeTrue(member.isPresent(), "this SDK has no such member of the request");
        member.get().set(request, wanted);
        ec2.modifyNetworkInterfaceAttribute(request.build());
    }

    @Test
    void whatIsNotSimulatedIsRefusedLoudly() {
        String id = world.create();
        assertThatThrownBy(() -> world.create(r -> r.interfaceType("efa-only")))
                .isInstanceOf(NotSimulatedException.class);
        assertThatThrownBy(() -> ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id)
                .enaSrdSpecification(c -> c.enaSrdEnabled(true))))
                .isInstanceOf(NotSimulatedException.class);
        assertThatThrownBy(() -> ec2.attachNetworkInterface(r -> r.networkInterfaceId(id).instanceId("i-" + NONE)
                .deviceIndex(1).networkCardIndex(1))).isInstanceOf(NotSimulatedException.class);
    }

    @Test
    void groupsAndTheCheckOfAnInstanceAreThoseOfItsOneInterface() {
        String instance = world.launch();
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();

        ec2.modifyInstanceAttribute(r -> r.instanceId(instance).groups(group));
        ec2.modifyInstanceAttribute(r -> r.instanceId(instance).sourceDestCheck(c -> c.value(false)));

        NetworkInterface eni = world.eni(world.interfaceOf(instance));
        assertThat(eni.groups()).extracting(GroupIdentifier::groupId).containsExactly(group);
        assertThat(eni.sourceDestCheck()).isFalse();
        assertRefused("InvalidParameterCombination", () -> ec2.modifyInstanceAttribute(r -> r.instanceId(instance)));
        assertRefused("InvalidParameterCombination", () -> ec2.modifyInstanceAttribute(r -> r.instanceId(instance)
                .groups(group).sourceDestCheck(c -> c.value(true))));
        attach(world.create(), instance, 1);
        assertRefused("InvalidInstanceID", "There are multiple interfaces attached to instance '" + instance
                        + "'. Please specify an interface ID for the operation instead.",
                () -> ec2.modifyInstanceAttribute(r -> r.instanceId(instance).sourceDestCheck(c -> c.value(true))));
    }

    @Test
    void aGroupInUseByAnInterfaceCannotBeDeleted() {
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();
        String eni = world.create(r -> r.groups(group));

        assertRefused("DependencyViolation", () -> ec2.deleteSecurityGroup(r -> r.groupId(group)));
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni));
        ec2.deleteSecurityGroup(r -> r.groupId(group));
    }

    // ---- permissions and trunks

    @Test
    void aPermissionIsGrantedToOneAccountAndTakenBack() {
        String eni = world.create();
        NetworkInterfacePermission granted = ec2.createNetworkInterfacePermission(r -> r.networkInterfaceId(eni)
                .awsAccountId("210987654321").permission("INSTANCE-ATTACH")).interfacePermission();
        String id = granted.networkInterfacePermissionId();

        assertThat(id).startsWith("eni-perm-");
        assertThat(granted.permissionState().stateAsString()).isEqualTo("granted");
        assertRefused("InvalidParameterValue", () -> ec2.createNetworkInterfacePermission(r -> r
                .networkInterfaceId(eni).awsAccountId("333333333333").permission("INSTANCE-ATTACH")));
        assertThat(ec2.describeNetworkInterfacePermissions(r -> r.filters(EniWorld.filter(
                "network-interface-permission.aws-account-id", "210987654321"))).networkInterfacePermissions())
                .hasSize(1);
        assertThat(ec2.deleteNetworkInterfacePermission(r -> r.networkInterfacePermissionId(id)).returnValue())
                .isTrue();
        assertThat(ec2.describeNetworkInterfacePermissions(r -> { }).networkInterfacePermissions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12, INSTANCE-ATTACH, InvalidParameterValue", "210987654321, FLY, InvalidParameterValue",
        ", INSTANCE-ATTACH, MissingParameter", "210987654321, , MissingParameter"})
    void aPermissionNamesAnAccountAndWhatItMayDo(String account, String permission, String code) {
        String eni = world.create();
        assertRefused(code, () -> ec2.createNetworkInterfacePermission(r -> r.networkInterfaceId(eni)
                .awsAccountId(account).permission(permission)));
    }

    @Test
    void permissionsGoWithTheirInterface() {
        String eni = world.create();
        ec2.createNetworkInterfacePermission(r -> r.networkInterfaceId(eni).awsAccountId("210987654321")
                .permission("EIP-ASSOCIATE"));
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni));

        assertThat(ec2.describeNetworkInterfacePermissions(r -> { }).networkInterfacePermissions()).isEmpty();
    }

    @Test
    void aBranchIsReachedThroughItsTrunk() {
        String trunk = world.create(r -> r.interfaceType("trunk"));
        String branch = world.create();

        var association = ec2.associateTrunkInterface(r -> r.trunkInterfaceId(trunk).branchInterfaceId(branch)
                .vlanId(7)).interfaceAssociation();

        assertThat(association.associationId()).startsWith("trunk-assoc-");
        assertThat(association.interfaceProtocolAsString()).isEqualTo("VLAN");
        assertThat(world.eni(branch).interfaceTypeAsString()).isEqualTo("branch");
        assertRefused("InvalidParameterValue", "Network interface '" + branch + "' is currently in use.",
                () -> ec2.deleteNetworkInterface(r -> r.networkInterfaceId(branch)));
        String another = world.create();
        assertRefused("InvalidParameterValue", () -> ec2.associateTrunkInterface(r -> r.trunkInterfaceId(trunk)
                .branchInterfaceId(another).vlanId(7)));
        assertThat(ec2.describeTrunkInterfaceAssociations(r -> r.filters(
                EniWorld.filter("interface-protocol", "VLAN"))).interfaceAssociations()).hasSize(1);

        ec2.disassociateTrunkInterface(r -> r.associationId(association.associationId()));

        assertThat(world.eni(branch).interfaceTypeAsString()).isEqualTo("interface");
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(branch));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4095})
    void aVlanHasANumber(int vlan) {
        String trunk = world.create(r -> r.interfaceType("trunk"));
        String branch = world.create();
        assertRefused("InvalidParameterValue", () -> ec2.associateTrunkInterface(r -> r.trunkInterfaceId(trunk)
                .branchInterfaceId(branch).vlanId(vlan)));
    }

    @Test
    void onlyATrunkHasBranches() {
        List<String> plain = List.of(world.create(), world.create());
        assertRefused("InvalidParameterValue", () -> ec2.associateTrunkInterface(r -> r.trunkInterfaceId(plain.get(0))
                .branchInterfaceId(plain.get(1)).vlanId(1)));
        String trunk = world.create(r -> r.interfaceType("trunk"));
        assertRefused("MissingParameter", () -> ec2.associateTrunkInterface(r -> r.trunkInterfaceId(trunk)
                .branchInterfaceId(plain.get(1))));
        assertRefused("InvalidParameterCombination", () -> ec2.associateTrunkInterface(r -> r.trunkInterfaceId(trunk)
                .branchInterfaceId(plain.get(1)).vlanId(1).greKey(1)));
    }
}
