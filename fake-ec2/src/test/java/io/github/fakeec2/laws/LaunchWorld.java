package io.github.fakeec2.laws;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.utils.builder.Buildable;

/** A cloud with something of each kind that a launch can name, and a launch in it. */
final class LaunchWorld {

    private static final Map<String, Object> PLAIN = Map.of("ImageId", Amis.AMAZON_LINUX_2023,
            "InstanceType", "m5.large", "MinCount", 1, "MaxCount", 1);
    private static final List<String> ATTRIBUTES = List.of("userData", "disableApiTermination", "disableApiStop",
            "instanceInitiatedShutdownBehavior");

    private final FakeCloud cloud;
    private final Ec2Client ec2;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private LaunchWorld(FakeCloud cloud) {
        this.cloud = cloud;
        this.ec2 = cloud.ec2();
    }

    /**
     * What EC2 answers about a launch: all that it shows of the instances, or the error.
     *
     * @param members by their paths. Those of a plain launch are added; null takes one of those away. A text such as
     *     {@code {group}} stands for an id in the cloud
     */
    static String outcome(Map<String, Object> members) {
        try (FakeCloud cloud = FakeCloud.create()) {
            LaunchWorld world = new LaunchWorld(cloud);
            world.furnish();
            Map<String, Object> all = new TreeMap<>(PLAIN);
            members.forEach((path, value) -> all.put(path, world.resolved(value)));
            RunInstancesRequest.Builder request = RunInstancesRequest.builder();
            set(request, "", all);
            return world.launch(request.build());
        }
    }

    private void furnish() {
        ec2.createKeyPair(r -> r.keyName("key"));
        Subnet subnet = subnetIn("us-east-1b");
        String block = ec2.associateVpcCidrBlock(r -> r.vpcId(subnet.vpcId()).amazonProvidedIpv6CidrBlock(true))
                .ipv6CidrBlockAssociation().associationId();
        cloud.time().settle();
        String range = ec2.describeVpcs(r -> r.vpcIds(subnet.vpcId())).vpcs().get(0).ipv6CidrBlockAssociationSet()
                .stream().filter(each -> each.associationId().equals(block)).findFirst().orElseThrow()
                .ipv6CidrBlock();
        String prefix = range.substring(0, range.indexOf("::/"));
        ec2.associateSubnetCidrBlock(r -> r.subnetId(subnet.subnetId()).ipv6CidrBlock(prefix + "::/64"));
        ids.put("{subnet}", subnet.subnetId());
        ids.put("{ipv6}", prefix + "::1234");
        ids.put("{ipv6Prefix}", prefix + ":8::/80");
        ids.put("{ipv4}", address(subnet, "200"));
        ids.put("{ipv4Prefix}", address(subnet, "208") + "/28");
        ids.put("{group}", ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId());
        ids.put("{interface}", ec2.createNetworkInterface(r -> r.subnetId(subnet.subnetId()).description("spare"))
                .networkInterface().networkInterfaceId());
        ids.put("{placementGroup}", ec2.createPlacementGroup(
                r -> r.groupName("parts").strategy("partition").partitionCount(3)).placementGroup().groupId());
        ids.put("{host}", ec2.allocateHosts(r -> r.instanceType("m5.large").availabilityZone("us-east-1c").quantity(1))
                .hostIds().get(0));
        ids.put("{reservation}", ec2.createCapacityReservation(r -> r.instanceType("m5.large")
                .instancePlatform("Linux/UNIX").availabilityZone("us-east-1b").instanceCount(1)
                .instanceMatchCriteria("targeted")).capacityReservation().capacityReservationId());
        ids.put("{template}", ec2.createLaunchTemplate(r -> r.launchTemplateName("template")
                .launchTemplateData(d -> d.ebsOptimized(false))).launchTemplate().launchTemplateId());
        ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("template")
                .launchTemplateData(d -> d.ebsOptimized(false)));
        ids.put("{snapshot}", ec2.describeImages(r -> r.imageIds(Amis.AMAZON_LINUX_2)).images().get(0)
                .blockDeviceMappings().get(0).ebs().snapshotId());
        ids.put("{account}", cloud.accountId());
        if (AccessScenario.isPossible()) {
            AccessScenario.play(cloud);
        }
        cloud.time().settle();
    }

    private Subnet subnetIn(String zone) {
        return ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values(zone))).subnets().get(0);
    }

    private static String address(Subnet subnet, String last) {
        return subnet.cidrBlock().substring(0, subnet.cidrBlock().lastIndexOf('.') + 1) + last;
    }

    private Object resolved(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        return text;
    }

    private String launch(RunInstancesRequest request) {
        List<String> launched;
        try {
            launched = ec2.runInstances(request).instances().stream().map(Instance::instanceId).toList();
        } catch (Ec2Exception e) {
            return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
        }
        StringBuilder seen = new StringBuilder();
        seen.append(ec2.describeInstances(r -> r.instanceIds(launched)).reservations());
        seen.append(ec2.describeVolumes(r -> r.filters(f -> f.name("attachment.instance-id").values(launched)))
                .volumes());
        seen.append(ec2.describeNetworkInterfaces(
                r -> r.filters(f -> f.name("attachment.instance-id").values(launched))).networkInterfaces());
        seen.append(ec2.describeSpotInstanceRequests(r -> { }).spotInstanceRequests());
        seen.append(ec2.describeInstanceCreditSpecifications(r -> r.instanceIds(launched))
                .instanceCreditSpecifications());
        for (String attribute : ATTRIBUTES) {
            seen.append(ec2.describeInstanceAttribute(r -> r.instanceId(launched.get(0)).attribute(attribute)));
        }
        seen.append(instanceStore(launched.get(0)));
        String text = seen.toString();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getValue(), id.getKey());
        }
        return text;
    }

    /** EC2 does not tell what is mapped to the instance store; the instance knows. */
    private String instanceStore(String id) {
        try {
            return "instance store: " + cloud.instance(id).disk("ephemeral0").sizeBytes();
        } catch (IllegalStateException e) {
            return "";
        }
    }

    // ---- requests, as the SDK describes them

    private static void set(SdkPojo builder, String above, Map<String, Object> members) {
        for (SdkField<?> field : builder.sdkFields()) {
            String path = above + field.memberName();
            SdkPojo part = part(field);
            if (part == null) {
                if (members.get(path) != null) {
                    field.set(builder, listed(field, members.get(path)));
                }
            } else if (members.keySet().stream().anyMatch(each -> each.startsWith(path + "."))) {
                set(part, path + ".", members);
                field.set(builder, listed(field, ((Buildable) part).build()));
            }
        }
    }

    private static Object listed(SdkField<?> field, Object value) {
        return field.marshallingType() == MarshallingType.LIST ? List.of(value) : value;
    }

    /** A builder of what a member holds, or holds a list of; null for a plain value. */
    static SdkPojo part(SdkField<?> field) {
        SdkField<?> one = one(field);
        return one.marshallingType() == MarshallingType.SDK_POJO ? one.constructor().get() : null;
    }

    /** The type of a plain value, such as String. */
    static String typeOf(SdkField<?> field) {
        return one(field).marshallingType().getTargetClass().getSimpleName();
    }

    private static SdkField<?> one(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.LIST
                ? field.getTrait(ListTrait.class).memberFieldInfo() : field;
    }
}
