package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.keys.KeyPairs;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.Images;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * A RunInstances request whose members have been checked one by one and against each other (API reference,
 * RunInstances). What needs the state of the zone or the subnet - capacity, free addresses - is the launcher's job.
 */
final class LaunchRequest {

    private static final Set<String> TAGGABLE =
            Set.of("instance", "volume", "network-interface", "spot-instances-request");
    private static final String DEFAULT_TYPE = "m1.small";

    private final RunInstancesRequest request;
    private final Image image;
    private final InstanceTypeFacts type;
    private final InstanceNetworkInterfaceSpecification primary;

    private LaunchRequest(Call call, RunInstancesRequest request) {
        this.request = request;
        requireSimulated();
        requireTagsValid();
        requireCounts();
        this.type = typeOf(request.instanceTypeAsString());
        this.image = imageOf(call);
        this.primary = primaryInterface();
        requireMatchingArchitecture();
        if (isGiven(request.keyName())) {
            KeyPairs.requireExists(call, request.keyName());
        }
    }

    static LaunchRequest checked(Call call, RunInstancesRequest request) {
        return new LaunchRequest(call, request);
    }

    // ---- what was asked for

    RunInstancesRequest raw() {
        return request;
    }

    Image image() {
        return image;
    }

    InstanceTypeFacts type() {
        return type;
    }

    int minCount() {
        return request.minCount();
    }

    int maxCount() {
        return request.maxCount();
    }

    /** The subnet's id, or null where the request leaves the choice to EC2. */
    String subnetId() {
        return primary != null ? given(primary.subnetId()) : given(request.subnetId());
    }

    /** The zone's name, or null. */
    String zone() {
        return request.placement() == null ? null : given(request.placement().availabilityZone());
    }

    String tenancy() {
        String tenancy = request.placement() == null ? null : given(request.placement().tenancyAsString());
        if (tenancy == null) {
            return "default";
        }
        if (!Set.of("default", "dedicated", "host").contains(tenancy)) {
            throw invalid(tenancy, "tenancy");
        }
        if (tenancy.equals("host")) {
            throw notSimulated("placement.tenancy=host");
        }
        return tenancy;
    }

    List<String> groupIds() {
        return primary != null ? primary.groups() : request.securityGroupIds();
    }

    List<String> groupNames() {
        return request.securityGroups();
    }

    /** The private address that the request picks, or null. */
    String privateAddress() {
        return primary != null ? given(primary.privateIpAddress()) : given(request.privateIpAddress());
    }

    /** Whether the request says that the instance gets a public address; null leaves it to the subnet. */
    Boolean publicAddress() {
        return primary == null ? null : primary.associatePublicIpAddress();
    }

    boolean interfaceEndsWithInstance() {
        return primary == null || !Boolean.FALSE.equals(primary.deleteOnTermination());
    }

    String interfaceDescription() {
        return primary == null || primary.description() == null ? "" : primary.description();
    }

    boolean spot() {
        return request.instanceMarketOptions() != null
                && "spot".equals(request.instanceMarketOptions().marketTypeAsString());
    }

    Map<String, String> tagsFor(String resourceType) {
        return request.hasTagSpecifications()
                ? TagRules.onCreate(request.tagSpecifications(), resourceType, TAGGABLE, "InvalidParameterValue")
                : Map.of();
    }

    /** The name of the instance profile, the last part of its ARN where that is given, or null. */
    String instanceProfile() {
        if (request.iamInstanceProfile() == null) {
            return null;
        }
        String arn = given(request.iamInstanceProfile().arn());
        return arn != null ? arn.substring(arn.lastIndexOf('/') + 1) : given(request.iamInstanceProfile().name());
    }

    int cpuCores() {
        return request.cpuOptions() == null || request.cpuOptions().coreCount() == null
                ? type.cores() : inRange(request.cpuOptions().coreCount(), type.cores(), "CpuOptions.CoreCount");
    }

    int threadsPerCore() {
        return request.cpuOptions() == null || request.cpuOptions().threadsPerCore() == null ? type.threadsPerCore()
                : inRange(request.cpuOptions().threadsPerCore(), type.threadsPerCore(), "CpuOptions.ThreadsPerCore");
    }

    String shutdownBehavior() {
        String behavior = given(request.instanceInitiatedShutdownBehaviorAsString());
        if (behavior == null) {
            return "stop";
        }
        if (!behavior.equals("stop") && !behavior.equals("terminate")) {
            throw invalid(behavior, "instanceInitiatedShutdownBehavior");
        }
        return behavior;
    }

    // ---- checks

    private void requireSimulated() {
        if (request.launchTemplate() != null) {
            throw notSimulated("launchTemplate");
        }
        if (request.ipv6AddressCount() != null || !request.ipv6Addresses().isEmpty()) {
            throw notSimulated("ipv6Addresses");
        }
        if (!request.licenseSpecifications().isEmpty()) {
            throw notSimulated("licenseSpecifications");
        }
        if (request.placement() != null && (given(request.placement().groupName()) != null
                || given(request.placement().groupId()) != null || given(request.placement().hostId()) != null)) {
            throw notSimulated("placement.groupName, placement.groupId and placement.hostId");
        }
    }

    private void requireTagsValid() {
        tagsFor("instance");
    }

    private void requireCounts() {
        Integer min = request.minCount();
        Integer max = request.maxCount();
        if (min == null) {
            throw missing("MinCount");
        }
        if (max == null) {
            throw missing("MaxCount");
        }
        if (min < 1) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + min + ") for parameter minCount is invalid. Minimum value is 1.");
        }
        if (max < min) {
            throw AwsError.of("InvalidParameterValue", "Value (" + min + ") for parameter minCount is invalid. "
                    + "Minimum instance count cannot be greater than maximum instance count.");
        }
        if (max > 1 && given(request.privateIpAddress()) != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter privateIpAddress cannot be used when launching more than one instance");
        }
    }

    private static InstanceTypeFacts typeOf(String name) {
        String type = isGiven(name) ? name : DEFAULT_TYPE;
        return InstanceTypeCatalog.find(type).orElseThrow(() ->
                AwsError.of("InvalidParameterValue", "Invalid value '" + type + "' for InstanceType."));
    }

    private Image imageOf(Call call) {
        if (!isGiven(request.imageId())) {
            throw missing("ImageId");
        }
        return Images.find(call, request.imageId());
    }

    private void requireMatchingArchitecture() {
        if (!image.runsOn(type.architectures())) {
            throw AwsError.of("InvalidParameterValue", "The architecture '" + String.join(",", type.architectures())
                    + "' of the specified instance type does not match the architecture '" + image.architecture()
                    + "' of the specified AMI. Specify an instance type and an AMI that have matching architectures, "
                    + "and try again. You can use 'describe-instance-types' or 'describe-images' to discover the "
                    + "architecture of the instance type or AMI.");
        }
    }

    private InstanceNetworkInterfaceSpecification primaryInterface() {
        List<InstanceNetworkInterfaceSpecification> specifications = request.networkInterfaces();
        if (specifications.isEmpty()) {
            if (!request.securityGroups().isEmpty() && isGiven(request.subnetId())) {
                throw AwsError.of("InvalidParameterCombination",
                        "The parameter groupName cannot be used with the parameter subnet");
            }
            return null;
        }
        if (!request.securityGroupIds().isEmpty() || !request.securityGroups().isEmpty()) {
            throw AwsError.of("InvalidParameterCombination", "Network interfaces and an instance-level security groups "
                    + "may not be specified on the same request");
        }
        if (isGiven(request.subnetId())) {
            throw AwsError.of("InvalidParameterCombination", "Network interfaces and an instance-level subnet ID may "
                    + "not be specified on the same request");
        }
        if (isGiven(request.privateIpAddress())) {
            throw AwsError.of("InvalidParameterCombination", "Network interfaces and an instance-level private address "
                    + "may not be specified on the same request");
        }
        if (specifications.size() > 1) {
            throw notSimulated("more than one network interface");
        }
        InstanceNetworkInterfaceSpecification only = specifications.get(0);
        if (only == null || only.deviceIndex() == null || only.deviceIndex() != 0) {
            throw AwsError.of("InvalidParameterValue", "Each network interface requires a device index, and the "
                    + "primary network interface must have device index 0");
        }
        if (isGiven(only.networkInterfaceId())) {
            throw notSimulated("networkInterfaces.networkInterfaceId");
        }
        if (!only.privateIpAddresses().isEmpty() || only.secondaryPrivateIpAddressCount() != null) {
            throw notSimulated("secondary private addresses");
        }
        return only;
    }

    private static int inRange(int value, int most, String parameter) {
        if (value < 1 || value > most) {
            throw AwsError.of("InvalidParameterValue", "Value (" + value + ") for parameter " + parameter
                    + " is invalid. The value must be between 1 and " + most + ".");
        }
        return value;
    }

    static boolean isGiven(String value) {
        return value != null && !value.isEmpty();
    }

    private static String given(String value) {
        return isGiven(value) ? value : null;
    }

    private static AwsError missing(String parameter) {
        return AwsError.of("MissingParameter", "The request must contain the parameter " + parameter);
    }

    private static AwsError invalid(String value, String parameter) {
        return AwsError.of("InvalidParameterValue",
                "Value (" + value + ") for parameter " + parameter + " is invalid.");
    }

    private static NotSimulatedException notSimulated(String what) {
        return new NotSimulatedException("RunInstances with " + what + " is not simulated by Fake EC2 yet");
    }
}
