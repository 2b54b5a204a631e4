package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.AttachedProfile;
import io.github.fakeec2.compute.profile.InstanceProfileAssociations;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.keys.KeyPair;
import io.github.fakeec2.keys.KeyPairs;
import io.github.fakeec2.parameters.Parameters;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.Images;
import io.github.fakeec2.template.LaunchTemplates;
import io.github.fakeec2.types.InstanceTypeCatalog;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Placement;
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
    private final List<LaunchInterface> interfaces;
    private final String zone;
    private final KeyPair keyPair;
    private final AttachedProfile instanceProfile;

    private LaunchRequest(Call call, RunInstancesRequest request) {
        this.request = request;
        LaunchMembers.requireSimulated(request);
        requireTagsValid();
        requireCounts();
        this.type = typeOf(request.instanceTypeAsString());
        LaunchValues.requireKnown(request, type);
        this.image = imageOf(call);
        this.interfaces = LaunchInterfaces.of(request, type);
        this.zone = zoneIn(call.region().name());
        requireMatchingArchitecture();
        this.keyPair = Required.isGiven(request.keyName()) ? KeyPairs.get(call, request.keyName()) : null;
        requireMatchingKeyType();
        this.instanceProfile = request.iamInstanceProfile() == null ? null
                : InstanceProfileAssociations.profileAtLaunch(call, request.iamInstanceProfile());
    }

    static LaunchRequest checked(Call call, RunInstancesRequest request) {
        // Asked here, so that launches without a template load nothing of templates.
        return new LaunchRequest(call,
                request.launchTemplate() == null ? request : LaunchTemplates.merged(call, request));
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

    /** The interfaces that each instance gets, the primary one first. */
    List<LaunchInterface> interfaces() {
        return interfaces;
    }

    /** The zone's name, or null. */
    String zone() {
        return zone;
    }

    /** The key pair whose public half the instances get, or null. */
    KeyPair keyPair() {
        return keyPair;
    }

    String tenancy() {
        String tenancy = request.placement() == null ? null : Required.orNull(request.placement().tenancyAsString());
        if (tenancy == null) {
            return "default";
        }
        if (!Set.of("default", "dedicated", "host").contains(tenancy)) {
            throw LaunchValues.invalid(tenancy, "tenancy");
        }
        return tenancy;
    }

    boolean spot() {
        return request.instanceMarketOptions() != null
                && "spot".equals(request.instanceMarketOptions().marketTypeAsString());
    }

    /** The tags of the instances, those that AWS sets included. */
    Map<String, String> instanceTags() {
        Map<String, String> tags = tagsFor("instance");
        return request.launchTemplate() == null ? tags : LaunchTemplates.tagged(request.launchTemplate(), tags);
    }

    Map<String, String> tagsFor(String resourceType) {
        return request.hasTagSpecifications()
                ? TagRules.onCreate(request.tagSpecifications(), resourceType, TAGGABLE, "InvalidParameterValue")
                : Map.of();
    }

    /** The instance profile that EC2 knows by what the request names, or null. */
    AttachedProfile instanceProfile() {
        return instanceProfile;
    }

    // ---- checks

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
            throw AwsError.of("InvalidParameterValue", "Minimum instance count must be greater than zero");
        }
        if (max < 1) {
            throw AwsError.of("InvalidParameterValue", "Maximum instance count must be greater than zero");
        }
        if (max < min) {
            throw AwsError.of("InvalidParameterValue",
                    "Maximum instance count must not be smaller than minimum instance count");
        }
    }

    private static InstanceTypeFacts typeOf(String name) {
        String type = Required.isGiven(name) ? name : DEFAULT_TYPE;
        return InstanceTypeCatalog.find(type).orElseThrow(() ->
                AwsError.of("InvalidParameterValue", "Invalid value '" + type + "' for InstanceType."));
    }

    private Image imageOf(Call call) {
        if (!Required.isGiven(request.imageId())) {
            throw missing("ImageId");
        }
        String id = request.imageId(); // looked at here, so that launches by id load nothing of parameters
        return Images.launchable(call, id.startsWith("resolve:") ? Parameters.imageId(call, id) : id);
    }

    /** "You can specify AvailabilityZone or AvailabilityZoneId, but not both" (API reference, Placement). */
    private String zoneIn(String region) {
        Placement placement = request.placement();
        if (placement == null) {
            return null;
        }
        String name = Required.orNull(placement.availabilityZone());
        // By its name, since the SDK has a getter for it only from some version on.
        String id = Required.orNull(placement.getValueForField("AvailabilityZoneId", String.class).orElse(null));
        if (id == null) {
            return name;
        }
        if (name != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
        }
        return RegionCatalog.find(region).flatMap(facts -> facts.zoneById(id)).map(ZoneFacts::name)
                .orElseThrow(() -> AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + id + "]"));
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

    /** "ED25519 keys are not supported for Windows instances" (API reference, CreateKeyPair, {@code KeyType}). */
    private void requireMatchingKeyType() {
        if (keyPair != null && "windows".equals(image.platform()) && !keyPair.type().equals("rsa")) {
            throw AwsError.of("InvalidParameterCombination", "ED25519 keys are not supported for Windows instances.");
        }
    }

    private static AwsError missing(String parameter) {
        return AwsError.of("MissingParameter", "The request must contain the parameter " + parameter);
    }

    static NotSimulatedException notSimulated(String what) {
        return new NotSimulatedException("RunInstances with " + what + " is not simulated by Fake EC2 yet");
    }
}
