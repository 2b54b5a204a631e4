package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.ResourceKinds.INSTANCE;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * Assertions on an instance. A terminated instance exists as long as DescribeInstances shows it, which is about an
 * hour.
 */
public class InstanceAssert extends AbstractNetworkedAssert<InstanceAssert, Instance> {

    InstanceAssert(Scope scope, Supplier<String> id) {
        super(scope, INSTANCE, id);
    }

    // ---- state

    /** The state is {@code pending}. */
    public InstanceAssert isPending() {
        return isInState(InstanceStateName.PENDING);
    }

    /** The state is {@code running}. */
    public InstanceAssert isRunning() {
        return isInState(InstanceStateName.RUNNING);
    }

    /** The state is {@code stopping}. */
    public InstanceAssert isStopping() {
        return isInState(InstanceStateName.STOPPING);
    }

    /** The state is {@code stopped}. */
    public InstanceAssert isStopped() {
        return isInState(InstanceStateName.STOPPED);
    }

    /** The state is {@code shutting-down}. */
    public InstanceAssert isShuttingDown() {
        return isInState(InstanceStateName.SHUTTING_DOWN);
    }

    /** The state is {@code terminated}. */
    public InstanceAssert isTerminated() {
        return isInState(InstanceStateName.TERMINATED);
    }

    /** The state is the given one. */
    public InstanceAssert isInState(InstanceStateName state) {
        return expectState(Inputs.required(state, "state").toString());
    }

    /** The state reason's code is the given one, such as {@code Client.UserInitiatedShutdown}. */
    public InstanceAssert hasStateReasonCode(String code) {
        return expectEqual("to have state reason", "code", code,
                instance -> instance.stateReason() == null ? null : instance.stateReason().code());
    }

    /**
     * The instance went through exactly these states, in this order.
     *
     * @throws IllegalStateException if there is no fake cloud behind the client, since EC2 tells no history
     */
    public InstanceAssert hasHistory(String... states) {
        List<String> expected = List.of(Inputs.requiredTexts(states, "state"));
        scope().cloud("hasHistory(...) needs the history that a fake cloud keeps");
        return expect("to have gone through", String.join(", ", expected),
                instance -> expected.equals(scope().chronicle(instance.instanceId()).states()),
                instance -> String.join(", ", scope().chronicle(instance.instanceId()).states()));
    }

    // ---- status checks

    /** Both status checks, of the system and of the instance, say {@code ok}. */
    public InstanceAssert passesStatusChecks() {
        return expectStatus("to pass", "both status checks", status -> "ok".equals(system(status))
                && "ok".equals(own(status)));
    }

    /** The system status check says {@code impaired}. */
    public InstanceAssert failsSystemStatusCheck() {
        return expectStatus("to fail", "the system status check", status -> "impaired".equals(system(status)));
    }

    /** The instance status check says {@code impaired}. */
    public InstanceAssert failsInstanceStatusCheck() {
        return expectStatus("to fail", "the instance status check", status -> "impaired".equals(own(status)));
    }

    private InstanceAssert expectStatus(String label, String expected, Predicate<InstanceStatus> holds) {
        return expect(label, expected, instance -> holds.test(statusOf(instance)), instance -> {
            InstanceStatus status = statusOf(instance);
            return "system " + system(status) + ", instance " + own(status) + ", " + stateText(instance);
        });
    }

    private InstanceStatus statusOf(Instance instance) {
        return INSTANCE.read(() -> scope().client()
                .describeInstanceStatus(r -> r.instanceIds(instance.instanceId()).includeAllInstances(true))
                .instanceStatuses()).stream().findFirst().orElseGet(() -> InstanceStatus.builder().build());
    }

    private static String system(InstanceStatus status) {
        return status.systemStatus() == null ? "unknown" : status.systemStatus().statusAsString();
    }

    private static String own(InstanceStatus status) {
        return status.instanceStatus() == null ? "unknown" : status.instanceStatus().statusAsString();
    }

    // ---- properties

    /** The instance type is the given one. */
    public InstanceAssert hasType(InstanceType type) {
        return hasType(Inputs.required(type, "instance type").toString());
    }

    /** The instance type is the one of this name, such as {@code t3.micro}. */
    public InstanceAssert hasType(String type) {
        return expectEqual("to have type", "instance type", type, Instance::instanceTypeAsString);
    }

    /** The instance was launched from this image. */
    public InstanceAssert hasImage(String imageId) {
        return expectEqual("to have image", "image id", imageId, Instance::imageId);
    }

    /** The instance was launched with this key pair. */
    public InstanceAssert hasKeyName(String keyName) {
        return expectEqual("to have key pair", "key name", keyName, Instance::keyName);
    }

    /** The instance is in this VPC. */
    public InstanceAssert isInVpc(String vpcId) {
        return expectEqual("to be in VPC", "VPC id", vpcId, Instance::vpcId);
    }

    /** The instance is in this subnet. */
    public InstanceAssert isInSubnet(String subnetId) {
        return expectEqual("to be in subnet", "subnet id", subnetId, Instance::subnetId);
    }

    /** The instance is in this Availability Zone, such as {@code us-east-1a}. */
    public InstanceAssert isInZone(String zone) {
        return expectEqual("to be in zone", "zone", zone, InstanceAssert::zoneOf);
    }

    static String zoneOf(Instance instance) {
        return instance.placement() == null ? null : instance.placement().availabilityZone();
    }

    /** The instance has a public IPv4 address, whichever. */
    public InstanceAssert hasPublicIpAddress() {
        return expect("to have public IP address", "any", instance -> instance.publicIpAddress() != null,
                instance -> "none");
    }

    /** The instance has this public IPv4 address. */
    public InstanceAssert hasPublicIpAddress(String address) {
        return expectEqual("to have public IP address", "address", address, Instance::publicIpAddress);
    }

    /** The instance has no public IPv4 address. */
    public InstanceAssert hasNoPublicIpAddress() {
        return expect("to have public IP address", "none", instance -> instance.publicIpAddress() == null,
                Instance::publicIpAddress);
    }

    /** The primary private IPv4 address is the given one. */
    public InstanceAssert hasPrivateIpAddress(String address) {
        return expectEqual("to have private IP address", "address", address, Instance::privateIpAddress);
    }

    /** The security group of this id or name is among the instance's. */
    public InstanceAssert hasSecurityGroup(String idOrName) {
        Inputs.requiredText(idOrName, "security group");
        return expect("to have security group", idOrName,
                instance -> instance.securityGroups().stream()
                        .anyMatch(group -> idOrName.equals(group.groupId()) || idOrName.equals(group.groupName())),
                instance -> groupsText(instance.securityGroups()));
    }

    static String groupsText(List<GroupIdentifier> groups) {
        return groups.isEmpty() ? "none" : String.join(", ", groups.stream()
                .map(group -> group.groupId() + " (" + group.groupName() + ")").toList());
    }

    // ---- from here to what belongs to it

    /** Goes on to the volume of the root device. */
    public VolumeAssert rootVolume() {
        return navigate(new VolumeAssert(scope(), this::rootVolumeId));
    }

    /** The volume of the root device satisfies the requirements. */
    public InstanceAssert hasRootVolumeSatisfying(Consumer<? super VolumeAssert> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> requirements.accept(navigate(new VolumeAssert(scope().nested(), this::rootVolumeId))));
    }

    /** Goes on to the network interface of device index 0. */
    public NetworkInterfaceAssert primaryNetworkInterface() {
        return navigate(new NetworkInterfaceAssert(scope(), this::primaryNetworkInterfaceId));
    }

    /** The network interface of device index 0 satisfies the requirements. */
    public InstanceAssert hasPrimaryNetworkInterfaceSatisfying(Consumer<? super NetworkInterfaceAssert> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> requirements.accept(
                navigate(new NetworkInterfaceAssert(scope().nested(), this::primaryNetworkInterfaceId))));
    }

    private String rootVolumeId() {
        Instance instance = read("to have", "a root volume");
        return first(instance, "a root volume", instance.blockDeviceMappings().stream()
                .filter(device -> Objects.equals(device.deviceName(), instance.rootDeviceName()))
                .map(device -> device.ebs() == null ? null : device.ebs().volumeId()));
    }

    private String primaryNetworkInterfaceId() {
        Instance instance = read("to have", "a primary network interface");
        return first(instance, "a primary network interface", instance.networkInterfaces().stream()
                .filter(eni -> eni.attachment() != null && Integer.valueOf(0).equals(eni.attachment().deviceIndex()))
                .map(eni -> eni.networkInterfaceId()));
    }

    private String first(Instance instance, String what, Stream<String> ids) {
        return ids.filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> failure(instance, "to have", what, "without one, " + stateText(instance)));
    }
}
