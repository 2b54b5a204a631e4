package io.github.fakeec2.benchmarks;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

/** A VPC of four subnets, full of instances in one security group with 60 rules, the last of which lets them talk. */
final class Crossroads {

    /** As many as a group may have by default. */
    static final int RULES = 60;

    /** A power of two, so that the next question costs nothing to find. */
    static final int QUESTIONS = 1 << 14;

    private static final int PORT = 5432;

    final Reachability reachability;
    final List<String> instances;

    Crossroads(int count) {
        FakeCloud cloud = FakeCloud.create();
        Ec2Client ec2 = cloud.ec2();
        var network = cloud.network().vpc("10.0.0.0/16").isolatedSubnet("a", "us-east-1a", "10.0.0.0/20")
                .isolatedSubnet("b", "us-east-1b", "10.0.16.0/20").isolatedSubnet("c", "us-east-1c", "10.0.32.0/20")
                .isolatedSubnet("d", "us-east-1d", "10.0.48.0/20").securityGroup("all", in -> { }).build();
        List<IpPermission> rules = new ArrayList<>();
        for (int i = 1; i <= RULES; i++) {
            rules.add(IpPermission.builder().ipProtocol("tcp").fromPort(PORT).toPort(PORT).ipRanges(IpRange.builder()
                    .cidrIp(i == RULES ? "10.0.0.0/16" : "10." + i + ".0.0/16").build()).build());
        }
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(network.securityGroup("all")).ipPermissions(rules));
        instances = new ArrayList<>(count);
        for (String subnet : List.of("a", "b", "c", "d")) {
            ec2.runInstances(Fleet.launchOf(count / 4).toBuilder().subnetId(network.subnet(subnet))
                    .securityGroupIds(network.securityGroup("all")).build()).instances().stream()
                    .map(Instance::instanceId).forEach(instances::add);
        }
        reachability = cloud.network().reachability();
        if (!reachability.isReachable(question(0, count - 1))) {
            throw new IllegalStateException(reachability.trace(question(0, count - 1)).explain());
        }
    }

    Flow question(int from, int to) {
        return Flow.tcp(Endpoint.instance(instances.get(from)), Endpoint.instance(instances.get(to)), PORT);
    }

    /** Questions about pairs by chance, always the same ones. */
    Flow[] questions() {
        Random random = new Random(1);
        Flow[] questions = new Flow[QUESTIONS];
        for (int i = 0; i < questions.length; i++) {
            questions[i] = question(random.nextInt(instances.size()), random.nextInt(instances.size()));
        }
        return questions;
    }
}
