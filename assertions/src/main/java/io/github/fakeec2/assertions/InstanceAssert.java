package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.ResourceKinds.INSTANCE;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;

/**
 * Assertions on an instance. A terminated instance exists as long as DescribeInstances shows it, which is about an
 * hour.
 */
public class InstanceAssert extends AbstractInstanceAssert<InstanceAssert> {

    /** What the attached EBS status check says where it is well, has nothing to check, or is not known to the SDK. */
    private static final Set<String> WITHOUT_COMPLAINT = Set.of("ok", "not-applicable", "unknown");

    InstanceAssert(Scope scope, Supplier<String> id) {
        super(scope, id);
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
     * The instance went through exactly these states, in this order: short for {@code history().containsExactly(...)}.
     *
     * @throws IllegalStateException if there is no fake cloud behind the client, since EC2 tells no history
     */
    public InstanceAssert hasHistory(String... states) {
        List<String> expected = HistoryAssert.statesOf(states);
        requireHistory("hasHistory(...)");
        return check(() -> requireStates("to have gone through", expected, expected::equals));
    }

    /**
     * Goes on to the states that the instance went through. A tag that is set, say, changes no state.
     *
     * <pre>{@code
     * assertThat(cloud).instance(id).history().containsExactly("pending", "running", "stopping", "stopped");
     * }</pre>
     *
     * @throws IllegalStateException if there is no fake cloud behind the client, since EC2 tells no history
     */
    public HistoryAssert history() {
        requireHistory("history()");
        return navigate(new HistoryAssert(this));
    }

    private void requireHistory(String asking) {
        scope().cloud(asking + " needs the history that a fake cloud keeps");
    }

    void requireStates(String label, List<String> states, Predicate<List<String>> holds) {
        String expected = String.join(", ", states);
        Instance instance = read(label, expected);
        List<String> been = scope().chronicle(instance.instanceId()).states();
        if (!holds.test(been)) {
            throw failure(instance, label, expected, String.join(", ", been));
        }
    }

    // ---- status checks

    /**
     * All status checks say {@code ok}: of the system, of the instance, and of attached EBS where there is that one.
     */
    public InstanceAssert passesStatusChecks() {
        return expectStatus("to pass", "all status checks", status -> "ok".equals(system(status))
                && "ok".equals(own(status)) && WITHOUT_COMPLAINT.contains(attachedEbs(status)));
    }

    /** The system status check says {@code impaired}. */
    public InstanceAssert failsSystemStatusCheck() {
        return expectStatus("to fail", "the system status check", status -> "impaired".equals(system(status)));
    }

    /** The instance status check says {@code impaired}. */
    public InstanceAssert failsInstanceStatusCheck() {
        return expectStatus("to fail", "the instance status check", status -> "impaired".equals(own(status)));
    }

    /** The attached EBS status check says {@code impaired}. */
    public InstanceAssert failsAttachedEbsStatusCheck() {
        return expect("to fail", "the attached EBS status check",
                instance -> "impaired".equals(attachedEbs(statusOf(instance))),
                instance -> "attached EBS " + attachedEbs(statusOf(instance)) + ", " + stateText(instance));
    }

    /** An event of this code, such as {@code instance-retirement}, is scheduled: neither completed nor canceled. */
    public InstanceAssert hasScheduledEvent(String code) {
        Inputs.requiredText(code, "event code");
        return expect("to have scheduled event", code, instance -> scheduled(instance).contains(code),
                instance -> scheduled(instance).isEmpty() ? "none" : String.join(", ", scheduled(instance)));
    }

    /** No event is scheduled. */
    public InstanceAssert hasNoScheduledEvents() {
        return expect("to have scheduled events", "none", instance -> scheduled(instance).isEmpty(),
                instance -> String.join(", ", scheduled(instance)));
    }

    private List<String> scheduled(Instance instance) {
        return statusOf(instance).events().stream()
                .filter(event -> event.description() == null || !event.description().startsWith("["))
                .map(event -> event.codeAsString()).toList();
    }

    private InstanceAssert expectStatus(String label, String expected, Predicate<InstanceStatus> holds) {
        return expect(label, expected, instance -> holds.test(statusOf(instance)), instance -> {
            InstanceStatus status = statusOf(instance);
            return "system " + system(status) + ", instance " + own(status) + ", attached EBS " + attachedEbs(status)
                    + ", " + stateText(instance);
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

    /** Empty on an SDK from before there was this check. */
    private static String attachedEbs(InstanceStatus status) {
        return status.getValueForField("AttachedEbsStatus", SdkPojo.class)
                .flatMap(summary -> summary.sdkFields().stream().filter(field -> field.memberName().equals("Status"))
                        .findFirst().map(field -> String.valueOf(field.getValueOrDefault(summary))))
                .orElse("unknown");
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
