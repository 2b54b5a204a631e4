package io.github.fakeec2.compute;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeTraits;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkPerformanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * How bandwidth is shared between network and EBS (EC2 user guide, "EC2 instance bandwidth weighting configuration").
 */
public final class BandwidthWeighting {

    private BandwidthWeighting() {
    }

    /** Whether a type can share it otherwise: types of the eighth generation can, so that others cost no look-up. */
    public static boolean isFor(InstanceTypeFacts type) {
        return type.name().charAt(1) == '8' && InstanceTypeTraits.bandwidthWeighting(type);
    }

    /** What a launch asks for, or the default. */
    public static String of(RunInstancesRequest request, InstanceTypeFacts type) {
        // By its name, since the SDK has the member only from some version on.
        Object options = request.getValueForField("NetworkPerformanceOptions", Object.class).orElse(null);
        String wanted = options == null ? null
                : ((InstanceNetworkPerformanceOptionsRequest) options).bandwidthWeightingAsString();
        return Required.isGiven(wanted) ? checked(type, wanted) : Machine.DEFAULT_WEIGHTING;
    }

    /**
     * The weighting, which the type has.
     *
     * @throws AwsError {@code InvalidParameterValue} for one that there is not, {@code UnsupportedOperation} where the
     *     type has none; the texts are ours
     */
    public static String checked(InstanceTypeFacts type, String wanted) {
        if (!Set.of(Machine.DEFAULT_WEIGHTING, "vpc-1", "ebs-1").contains(wanted)) {
            throw AwsError.invalidValue("bandwidthWeighting", wanted);
        }
        if (!isFor(type)) {
            throw AwsError.of("UnsupportedOperation",
                    "The " + type.name() + " instance type does not support bandwidth weighting.");
        }
        return wanted;
    }

    /** Adds it to the view of an instance whose type has it. */
    public static void show(Machine machine, Instance.Builder view) {
        view.applyMutation(NewerSdk.member("Instance.networkPerformanceOptions", builder -> builder
                .networkPerformanceOptions(options -> options.bandwidthWeighting(machine.bandwidthWeighting()))));
    }
}
