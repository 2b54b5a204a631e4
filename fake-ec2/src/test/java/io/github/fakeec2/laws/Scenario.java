package io.github.fakeec2.laws;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Gateways;
import io.github.fakeec2.state.World;
import io.github.fakeec2.time.TimeFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * A cloud in which something has happened: instances in several states, groups with rules, keys and tags; also in a
 * second region and a second account. Time stands still in it, so that whatever differs, a call has changed.
 */
final class Scenario implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\\b[a-z]{1,20}-[0-9a-f]{17}\\b");

    private final FakeCloud cloud;
    private final List<String> ids;

    private Scenario(FakeCloud cloud) {
        this.cloud = cloud;
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = ID.matcher(cloud.describe());
        while (matcher.find()) {
            found.add(matcher.group());
        }
        this.ids = List.copyOf(found);
    }

    static Scenario play(long seed) {
        FakeCloud cloud = FakeCloud.builder().seed(seed).time(TimeFlow.MANUAL).build();
        Ec2Client ec2 = cloud.ec2();
        ec2.createKeyPair(r -> r.keyName("key"));
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("web tier")).groupId();
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
        List<String> fleet = launch(ec2, 4, group);
        launch(cloud.client(Ec2Client.class, "eu-west-1"), 1, null);
        launch(cloud.account("210987654321").ec2(), 1, null);
        cloud.time().settle();
        ec2.stopInstances(r -> r.instanceIds(fleet.get(0), fleet.get(1)));
        ec2.terminateInstances(r -> r.instanceIds(fleet.get(2)));
        cloud.time().settle();
        ec2.startInstances(r -> r.instanceIds(fleet.get(0)));
        ec2.rebootInstances(r -> r.instanceIds(fleet.get(3)));
        ec2.createTags(r -> r.resources(fleet.get(0), group).tags(tag("team", "a")));
        cloud.instance(fleet.get(3)).console().println("hello");
        cloud.instance(fleet.get(3)).disk("/dev/xvda").write(0, new byte[] {1, 2, 3});
        PlacementScenario.place(ec2);
        NetworkScenario.connect(ec2, fleet.get(3), group);
        ec2.describeInstances(r -> r.filters(Filter.builder().name("instance-state-name").values("run*").build()));
        ec2.describeSecurityGroups(r -> r.filters(Filter.builder().name("group-name").values("web").build()));
        InstanceScenario.events(cloud, fleet.get(3));
        NetworkScenario.endpoints(cloud);
        NetworkScenario.networks(cloud, group);
        TemplateScenario.play(ec2, Amis.AMAZON_LINUX_2023);
        CapacityScenario.reserve(cloud);
        cloud.iam().instanceProfile("web");
        associate(ec2, fleet.get(1), fleet.get(3));
        if (AccessScenario.isPossible()) {
            AccessScenario.play(cloud);
        }
        CapacityScenario.requestSpot(cloud);
        CapacityScenario.gatherFleets(cloud);
        return new Scenario(cloud);
    }

    private static void associate(Ec2Client ec2, String stopped, String running) {
        ec2.associateIamInstanceProfile(r -> r.instanceId(stopped).iamInstanceProfile(p -> p.name("web")));
        String association = ec2.associateIamInstanceProfile(
                r -> r.instanceId(running).iamInstanceProfile(p -> p.name("web")))
                .iamInstanceProfileAssociation().associationId();
        ec2.replaceIamInstanceProfileAssociation(
                r -> r.associationId(association).iamInstanceProfile(p -> p.name("web")));
        ec2.describeIamInstanceProfileAssociations(r -> r.associationIds(association));
    }

    private static List<String> launch(Ec2Client ec2, int count, String group) {
        RunInstancesRequest.Builder request = RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(count).maxCount(count)
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.INSTANCE).tags(tag("Name", "web")).build());
        if (group != null) {
            request.keyName("key").securityGroupIds(group);
        }
        RunInstancesResponse response = ec2.runInstances(request.build());
        return response.instances().stream().map(i -> i.instanceId()).toList();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    FakeCloud cloud() {
        return cloud;
    }

    World world() {
        return Gateways.of(cloud).world();
    }

    /** The ids of all that exists, in all regions and accounts. */
    List<String> ids() {
        return ids;
    }

    List<String> oneIdOfEachKind() {
        Map<String, String> byPrefix = new LinkedHashMap<>();
        ids.forEach(id -> byPrefix.putIfAbsent(id.substring(0, id.lastIndexOf('-')), id));
        return List.copyOf(byPrefix.values());
    }

    /** The requests of the operation that were made on the way here: something for a generator to vary. */
    List<SdkPojo> requestsOf(SimulatedOperation operation) {
        List<SdkPojo> requests = new ArrayList<>();
        cloud.calls().by(operation.name()).forEach(call -> requests.add((SdkPojo) call.request()));
        return requests;
    }

    @Override
    public void close() {
        cloud.close();
    }
}
