package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/**
 * The states of an instance and what each request does in each of them (EC2 user guide, "Amazon EC2 instance state
 * changes"; API reference of StartInstances, StopInstances, RebootInstances, TerminateInstances and
 * SendDiagnosticInterrupt and ReportInstanceStatus).
 */
public enum InstanceState {

    PENDING(0, InstanceStateName.PENDING),
    RUNNING(16, InstanceStateName.RUNNING),
    SHUTTING_DOWN(32, InstanceStateName.SHUTTING_DOWN),
    TERMINATED(48, InstanceStateName.TERMINATED),
    STOPPING(64, InstanceStateName.STOPPING),
    STOPPED(80, InstanceStateName.STOPPED);

    /** What can be asked of an instance. */
    public enum Request { START, STOP, HIBERNATE, REBOOT, TERMINATE, DIAGNOSTIC_INTERRUPT, REPORT_STATUS }

    private final int code;
    private final InstanceStateName sdkName;
    private final software.amazon.awssdk.services.ec2.model.InstanceState sdk;

    InstanceState(int code, InstanceStateName sdkName) {
        this.code = code;
        this.sdkName = sdkName;
        this.sdk = software.amazon.awssdk.services.ec2.model.InstanceState.builder().code(code).name(sdkName).build();
    }

    /** The number that the API shows beside the name. */
    public int code() {
        return code;
    }

    /** The name in the API's words. */
    public String apiName() {
        return sdkName.toString();
    }

    /** The SDK's model of the state. */
    public software.amazon.awssdk.services.ec2.model.InstanceState toSdk() {
        return sdk;
    }

    /** Whether the instance takes up capacity of its zone. */
    public boolean usesCapacity() {
        return this == PENDING || this == RUNNING || this == STOPPING || this == SHUTTING_DOWN;
    }

    /**
     * The state that a request leads to at once; the same state where the request is granted but changes nothing.
     *
     * @throws AwsError {@code IncorrectInstanceState} where the request is refused
     */
    public InstanceState on(Request request, String instanceId) {
        return switch (request) {
            case START -> switch (this) {
                case STOPPED -> PENDING;
                case PENDING, RUNNING -> this;
                case STOPPING, SHUTTING_DOWN, TERMINATED -> throw incorrect(
                        "The instance '" + instanceId + "' is not in a state from which it can be started.");
            };
            case STOP, HIBERNATE -> switch (this) {
                case RUNNING -> STOPPING;
                case STOPPING, STOPPED -> this;
                case PENDING -> throw incorrect("Instance '" + instanceId
                        + "' cannot be stopped as it has never reached the 'running' state.");
                case SHUTTING_DOWN, TERMINATED -> throw incorrect(
                        "This instance '" + instanceId + "' is not in a state from which it can be stopped.");
            };
            case REBOOT -> switch (this) {
                // "Requests to reboot terminated instances are ignored."
                case PENDING, RUNNING, SHUTTING_DOWN, TERMINATED -> this;
                case STOPPING, STOPPED -> throw incorrect(
                        "This instance '" + instanceId + "' is not in a state from which it can be rebooted.");
            };
            case TERMINATE -> switch (this) {
                case PENDING, RUNNING, STOPPING, STOPPED -> SHUTTING_DOWN;
                case SHUTTING_DOWN, TERMINATED -> this;
            };
            case DIAGNOSTIC_INTERRUPT, REPORT_STATUS -> switch (this) {
                case RUNNING -> this;
                case PENDING, STOPPING, STOPPED, SHUTTING_DOWN, TERMINATED -> throw incorrect(
                        "The instance '" + instanceId + "' is not in the 'running' state.");
            };
        };
    }

    private static AwsError incorrect(String message) {
        return AwsError.of("IncorrectInstanceState", message);
    }
}
