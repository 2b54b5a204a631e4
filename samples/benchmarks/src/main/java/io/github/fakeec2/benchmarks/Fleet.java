package io.github.fakeec2.benchmarks;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The requests and the clouds that the benchmarks share. */
final class Fleet {

    private static final int BATCH = 1_000;

    private Fleet() {
    }

    /** A request as tests make it: an image, a type, how many, a name. */
    static RunInstancesRequest launchOf(int count) {
        return RunInstancesRequest.builder()
                .imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO)
                .minCount(count)
                .maxCount(count)
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.INSTANCE)
                        .tags(Tag.builder().key("Name").value("web").build())
                        .build())
                .build();
    }

    static DescribeInstancesRequest describeOf(String id) {
        return DescribeInstancesRequest.builder().instanceIds(id).build();
    }

    /**
     * Fills a cloud until its table of instances has the given size, and returns the id of the last one, which runs. A
     * default VPC has addresses for some 24,000 instances only, so the others are terminated; those stay in the table,
     * and visible, for an hour, of which none passes: here the cloud's own doings take no time.
     */
    static String fill(FakeCloud cloud, int size) {
        for (Delay delay : List.of(Delay.INSTANCE_BOOT, Delay.STATUS_CHECKS, Delay.INSTANCE_SHUTDOWN)) {
            cloud.time().takes(delay, Duration.ZERO);
        }
        Ec2Client ec2 = cloud.ec2();
        List<String> oldest = List.of();
        for (int missing = size - 1; missing > 0; missing -= BATCH) {
            List<String> ids = ec2.runInstances(launchOf(Math.min(BATCH, missing))).instances().stream()
                    .map(Instance::instanceId).toList();
            ec2.terminateInstances(r -> r.instanceIds(ids));
            oldest = oldest.isEmpty() ? ids : oldest;
        }
        String last = ec2.runInstances(launchOf(1)).instances().get(0).instanceId();
        ec2.describeInstances(DescribeInstancesRequest.builder().instanceIds(oldest).build()); // fails if they are gone
        return last;
    }
}
