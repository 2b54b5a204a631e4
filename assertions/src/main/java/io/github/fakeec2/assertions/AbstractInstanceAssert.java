package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.ResourceKinds.INSTANCE;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.Tenancy;

/**
 * Assertions on how an instance was launched and set up.
 *
 * @param <SELF> the type of the concrete assertions
 */
public abstract class AbstractInstanceAssert<SELF extends AbstractInstanceAssert<SELF>>
        extends AbstractNetworkedAssert<SELF, Instance> {

    private static final String TEMPLATE_ID = "aws:ec2launchtemplate:id";
    private static final String TEMPLATE_VERSION = "aws:ec2launchtemplate:version";

    AbstractInstanceAssert(Scope scope, Supplier<String> id) {
        super(scope, INSTANCE, id);
    }

    // ---- machine and network

    /** The instance type is the given one. */
    public SELF hasType(InstanceType type) {
        return hasType(Inputs.required(type, "instance type").toString());
    }

    /** The instance type is the one of this name, such as {@code t3.micro}. */
    public SELF hasType(String type) {
        return expectEqual("to have type", "instance type", type, Instance::instanceTypeAsString);
    }

    /** The instance was launched from this image. */
    public SELF hasImage(String imageId) {
        return expectEqual("to have image", "image id", imageId, Instance::imageId);
    }

    /** The instance was launched with this key pair. */
    public SELF hasKeyName(String keyName) {
        return expectEqual("to have key pair", "key name", keyName, Instance::keyName);
    }

    /** The instance is in this VPC. */
    public SELF isInVpc(String vpcId) {
        return expectEqual("to be in VPC", "VPC id", vpcId, Instance::vpcId);
    }

    /** The instance is in this subnet. */
    public SELF isInSubnet(String subnetId) {
        return expectEqual("to be in subnet", "subnet id", subnetId, Instance::subnetId);
    }

    /** The instance is in this Availability Zone, such as {@code us-east-1a}. */
    public SELF isInZone(String zone) {
        return expectEqual("to be in zone", "zone", zone, AbstractInstanceAssert::zoneOf);
    }

    static String zoneOf(Instance instance) {
        return instance.placement() == null ? null : instance.placement().availabilityZone();
    }

    /** The instance has a public IPv4 address, whichever. */
    public SELF hasPublicIpAddress() {
        return expect("to have public IP address", "any", instance -> instance.publicIpAddress() != null,
                instance -> "none");
    }

    /** The instance has this public IPv4 address. */
    public SELF hasPublicIpAddress(String address) {
        return expectEqual("to have public IP address", "address", address, Instance::publicIpAddress);
    }

    /** The instance has no public IPv4 address. */
    public SELF hasNoPublicIpAddress() {
        return expect("to have public IP address", "none", instance -> instance.publicIpAddress() == null,
                Instance::publicIpAddress);
    }

    /** The primary private IPv4 address is the given one. */
    public SELF hasPrivateIpAddress(String address) {
        return expectEqual("to have private IP address", "address", address, Instance::privateIpAddress);
    }

    /** The security group of this id or name is among the instance's. */
    public SELF hasSecurityGroup(String idOrName) {
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

    /** The device name of the root volume is the given one, such as {@code /dev/xvda}. */
    public SELF hasRootDevice(String deviceName) {
        return expectEqual("to have root device", "device name", deviceName, Instance::rootDeviceName);
    }

    /** One of the instance's network interfaces has this IPv6 address. */
    public SELF hasIpv6Address(String address) {
        Inputs.requiredText(address, "address");
        return expect("to have IPv6 address", address, instance -> ipv6Addresses(instance).contains(address),
                instance -> orNone(String.join(", ", ipv6Addresses(instance))));
    }

    private static List<String> ipv6Addresses(Instance instance) {
        return instance.networkInterfaces().stream().flatMap(eni -> eni.ipv6Addresses().stream())
                .map(address -> address.ipv6Address()).toList();
    }

    // ---- launch

    /** It is a Spot Instance. */
    public SELF isSpotInstance() {
        return expect("to be", "a Spot Instance", AbstractInstanceAssert::isSpot, instance -> "an On-Demand Instance");
    }

    /** It is no Spot Instance. */
    public SELF isOnDemandInstance() {
        return expect("to be", "an On-Demand Instance", instance -> !isSpot(instance), instance -> "a Spot Instance");
    }

    private static boolean isSpot(Instance instance) {
        return "spot".equals(instance.instanceLifecycleAsString());
    }

    /** It was launched from this launch template, by id or name, in whatever version. */
    public SELF hasLaunchTemplate(String idOrName) {
        Inputs.requiredText(idOrName, "launch template");
        return expect("to have launch template", idOrName,
                instance -> templateId(idOrName).equals(INSTANCE.tagsOf(instance).get(TEMPLATE_ID)),
                instance -> templateText(instance, idOrName));
    }

    /** It was launched from this version of this launch template, by id or name. */
    public SELF hasLaunchTemplate(String idOrName, long version) {
        Inputs.requiredText(idOrName, "launch template");
        return expect("to have launch template", idOrName + ", version " + version,
                instance -> templateId(idOrName).equals(INSTANCE.tagsOf(instance).get(TEMPLATE_ID))
                        && Long.toString(version).equals(INSTANCE.tagsOf(instance).get(TEMPLATE_VERSION)),
                instance -> templateText(instance, idOrName));
    }

    private String templateId(String idOrName) {
        return idOrName.startsWith("lt-") ? idOrName : INSTANCE.read(() -> scope().client()
                .describeLaunchTemplates(r -> r.filters(
                        Filter.builder().name("launch-template-name").values(idOrName).build()))
                .launchTemplates()).stream().findFirst().map(template -> template.launchTemplateId()).orElse("");
    }

    /** Names the template as the expectation does where it is that one, so that the two can be compared. */
    private String templateText(Instance instance, String expected) {
        Map<String, String> tags = INSTANCE.tagsOf(instance);
        String id = tags.get(TEMPLATE_ID);
        return id == null ? "none"
                : (id.equals(templateId(expected)) ? expected : id) + ", version " + tags.get(TEMPLATE_VERSION);
    }

    /** The instance's user data, decoded, is the given text; empty for none. */
    public SELF hasUserData(String text) {
        Inputs.required(text, "user data");
        return expect("to have user data", orNone(text), instance -> text.equals(userData(instance)),
                instance -> orNone(userData(instance)));
    }

    private String userData(Instance instance) {
        var data = attribute(instance, InstanceAttributeName.USER_DATA).userData();
        return data == null || data.value() == null ? "" : new String(
                Base64.getMimeDecoder().decode(data.value()), StandardCharsets.UTF_8);
    }

    // ---- placement

    /** The tenancy is the given one. */
    public SELF hasTenancy(Tenancy tenancy) {
        return expectEqual("to have tenancy", "tenancy", Inputs.required(tenancy, "tenancy").toString(),
                instance -> placement(instance, Placement::tenancyAsString));
    }

    /** The instance is in the placement group of this name. */
    public SELF isInPlacementGroup(String name) {
        Inputs.requiredText(name, "placement group");
        return expect("to be in placement group", name,
                instance -> name.equals(placement(instance, Placement::groupName)),
                instance -> orNone(placement(instance, Placement::groupName)));
    }

    /** The instance is in the partition of this number of its placement group. */
    public SELF isInPartition(int number) {
        return expectEqual("to be in partition", "partition", number,
                instance -> placement(instance, Placement::partitionNumber));
    }

    /** The instance runs on this Dedicated Host. */
    public SELF isOnHost(String hostId) {
        return expectEqual("to be on host", "host id", hostId, instance -> placement(instance, Placement::hostId));
    }

    private static <T> T placement(Instance instance, Function<Placement, T> property) {
        return instance.placement() == null ? null : property.apply(instance.placement());
    }

    // ---- settings

    /** The instance has an instance profile of this name or ARN. */
    public SELF hasInstanceProfile(String nameOrArn) {
        Inputs.requiredText(nameOrArn, "instance profile");
        return expect("to have instance profile", nameOrArn, instance -> {
            String arn = profileArn(instance);
            return arn.equals(nameOrArn) || arn.endsWith("/" + nameOrArn);
        }, instance -> orNone(profileArn(instance)));
    }

    /** The instance has no instance profile. */
    public SELF hasNoInstanceProfile() {
        return expect("to have instance profile", "none", instance -> profileArn(instance).isEmpty(),
                AbstractInstanceAssert::profileArn);
    }

    private static String profileArn(Instance instance) {
        return instance.iamInstanceProfile() == null ? ""
                : Objects.toString(instance.iamInstanceProfile().arn(), "");
    }

    /** The instance cannot be terminated through the API: {@code disableApiTermination}. */
    public SELF isProtectedFromTermination() {
        return expectProtection("protected from termination", true, this::terminationProtection);
    }

    /** The instance can be terminated through the API. */
    public SELF isNotProtectedFromTermination() {
        return expectProtection("protected from termination", false, this::terminationProtection);
    }

    /** The instance cannot be stopped through the API: {@code disableApiStop}. */
    public SELF isProtectedFromStop() {
        return expectProtection("protected from stop", true, this::stopProtection);
    }

    /** The instance can be stopped through the API. */
    public SELF isNotProtectedFromStop() {
        return expectProtection("protected from stop", false, this::stopProtection);
    }

    private SELF expectProtection(String what, boolean expected, Predicate<Instance> found) {
        return expect("to be", expected ? what : "not " + what, instance -> found.test(instance) == expected,
                instance -> expected ? "not " + what : what);
    }

    private boolean terminationProtection(Instance instance) {
        var attribute = attribute(instance, InstanceAttributeName.DISABLE_API_TERMINATION).disableApiTermination();
        return attribute != null && Boolean.TRUE.equals(attribute.value());
    }

    private boolean stopProtection(Instance instance) {
        var attribute = attribute(instance, InstanceAttributeName.DISABLE_API_STOP).disableApiStop();
        return attribute != null && Boolean.TRUE.equals(attribute.value());
    }

    private DescribeInstanceAttributeResponse attribute(Instance instance, InstanceAttributeName name) {
        return INSTANCE.read(() -> List.of(scope().client().describeInstanceAttribute(
                r -> r.instanceId(instance.instanceId()).attribute(name)))).stream().findFirst()
                .orElseGet(() -> DescribeInstanceAttributeResponse.builder().build());
    }

    /** The metadata service answers only requests with a token: version 1 of it is off. */
    public SELF requiresMetadataTokens() {
        return expect("to have metadata tokens", "required",
                instance -> "required".equals(metadataTokens(instance)), AbstractInstanceAssert::metadataTokens);
    }

    private static String metadataTokens(Instance instance) {
        return instance.metadataOptions() == null ? "unknown" : instance.metadataOptions().httpTokensAsString();
    }

    /** Detailed monitoring is enabled. */
    public SELF isMonitoredInDetail() {
        return expect("to have detailed monitoring", "enabled",
                instance -> "enabled".equals(instance.monitoring().stateAsString()),
                instance -> instance.monitoring().stateAsString());
    }

    private static String orNone(String text) {
        return text == null || text.isEmpty() ? "none" : text;
    }
}
