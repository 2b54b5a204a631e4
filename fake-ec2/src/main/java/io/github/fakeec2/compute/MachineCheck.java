package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.types.InstanceTypeFacts;

/**
 * Whether a machine can run as it is configured. A stopped instance may be changed into one that cannot: EC2 says so
 * when it is started.
 */
public final class MachineCheck {

    private MachineCheck() {
    }

    /** Checks what a launch asks for. */
    public static void requireLaunchable(InstanceTypeFacts type, boolean ena, boolean ebsOptimized) {
        if (lacksEna(type, ena)) {
            throw enaRequired(type, "you are using an AMI that");
        }
        if (ebsOptimized && type.ebsOptimized().equals("unsupported")) {
            throw AwsError.of("Unsupported", "EBS-optimized instances are not supported for your requested "
                    + "configuration. Please check the documentation for supported configurations.");
        }
    }

    /** Checks an instance that is to start. */
    public static void requireStartable(Machine machine) {
        if (lacksEna(machine.type(), machine.ena())) {
            throw enaRequired(machine.type(), "your instance");
        }
        if (machine.ebsOptimized() && machine.type().ebsOptimized().equals("unsupported")) {
            throw AwsError.of("Unsupported", "The requested configuration is currently not supported. Please check "
                    + "the documentation for supported configurations.");
        }
    }

    private static boolean lacksEna(InstanceTypeFacts type, boolean ena) {
        return !ena && type.enaSupport().equals("required");
    }

    private static AwsError enaRequired(InstanceTypeFacts type, String what) {
        return AwsError.of("InvalidParameterCombination", "Enhanced networking with the Elastic Network Adapter (ENA) "
                + "is required for the '" + type.name() + "' instance type. Ensure that " + what
                + " is enabled for ENA.");
    }
}
