package io.github.fakeec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** The launches that many tests begin with. */
public final class Launching {

    private Launching() {
    }

    /** Launches an instance and returns its id. */
    public static String one(Ec2Client ec2) {
        return several(ec2, 1).get(0);
    }

    /** Launches instances and returns their ids. */
    public static List<String> several(Ec2Client ec2, int count) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(count).maxCount(count)).instances().stream().map(Instance::instanceId).toList();
    }

    /** The state of an instance as the API shows it. */
    public static String state(Ec2Client ec2, String id) {
        return shown(ec2, id).state().nameAsString();
    }

    /** An instance as the API shows it. */
    public static Instance shown(Ec2Client ec2, String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }
}
