package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** The clouds that the methods of a test case met. Each case has one in a static field, and is run by one test only. */
final class Clouds {

    private final List<FakeCloud> met = new CopyOnWriteArrayList<>();

    /** Takes a note of the cloud, and proves by its content that no other method has it. */
    void meet(FakeCloud cloud, Ec2Client ec2) {
        assertThat(FakeCloud.behind(ec2)).contains(cloud);
        assertThat(instances(ec2)).isEmpty();
        String launched = launch(ec2);
        assertThat(instances(ec2)).containsExactly(launched);
        met.add(cloud);
    }

    void meet(Ec2Client ec2) {
        meet(FakeCloud.behind(ec2).orElseThrow(), ec2);
    }

    void areAllDifferent(int number) {
        assertThat(met).hasSize(number).doesNotHaveDuplicates();
    }

    /** Launches an instance, and returns its id. */
    static String launch(Ec2Client ec2) {
        return ec2.runInstances(request -> request.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1)).instances().get(0).instanceId();
    }

    /** The ids of all instances. */
    static List<String> instances(Ec2Client ec2) {
        return ec2.describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::instanceId)
                .toList();
    }
}
