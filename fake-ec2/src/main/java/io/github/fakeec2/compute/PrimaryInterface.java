package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What RunInstances says of the primary network interface, which it names instead of a subnet and groups, or not. */
final class PrimaryInterface {

    private PrimaryInterface() {
    }

    /** The specification, or null where the request has none. */
    static InstanceNetworkInterfaceSpecification of(RunInstancesRequest request) {
        List<InstanceNetworkInterfaceSpecification> specifications = request.networkInterfaces();
        if (specifications.isEmpty()) {
            if (!request.securityGroups().isEmpty() && LaunchRequest.isGiven(request.subnetId())) {
                throw AwsError.of("InvalidParameterCombination",
                        "The parameter groupName cannot be used with the parameter subnet");
            }
            return null;
        }
        if (!request.securityGroupIds().isEmpty() || !request.securityGroups().isEmpty()) {
            throw AwsError.of("InvalidParameterCombination", "Network interfaces and an instance-level security groups "
                    + "may not be specified on the same request");
        }
        if (LaunchRequest.isGiven(request.subnetId())) {
            throw AwsError.of("InvalidParameterCombination", "Network interfaces and an instance-level subnet ID may "
                    + "not be specified on the same request");
        }
        if (LaunchRequest.isGiven(request.privateIpAddress())) {
            throw AwsError.of("InvalidParameterCombination", "Network interfaces and an instance-level private IP "
                    + "address may not be specified on the same request");
        }
        if (specifications.size() > 1) {
            throw LaunchRequest.notSimulated("more than one network interface");
        }
        InstanceNetworkInterfaceSpecification only = specifications.get(0);
        if (only == null || only.deviceIndex() == null || only.deviceIndex() != 0) {
            throw AwsError.of("InvalidParameterValue", "Each network interface requires a device index, and the "
                    + "primary network interface must have device index 0");
        }
        String kind = only.interfaceType();
        if (LaunchRequest.isGiven(kind) && !kind.equals("interface")) {
            throw LaunchRequest.notSimulated("networkInterfaces.interfaceType=" + kind);
        }
        return only;
    }
}
