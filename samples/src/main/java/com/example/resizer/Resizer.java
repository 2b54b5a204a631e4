package com.example.resizer;

import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/**
 * Gives an instance another type, which needs a stop: what it was running comes back on the new type, or, where EC2 has
 * no room for that, on the old one.
 *
 * <p>A stop costs an instance the public address that AWS had assigned, so one that has such an address and no Elastic
 * IP address is only resized if the caller allows that.
 */
public final class Resizer {

    private static final Set<String> NO_ROOM =
            Set.of("InsufficientInstanceCapacity", "VcpuLimitExceeded", "Unsupported");

    private final Ec2Client ec2;
    private final boolean mayLosePublicAddress;

    /** A resizer that leaves an instance alone whose public address would be lost. */
    public Resizer(Ec2Client ec2) {
        this(ec2, false);
    }

    private Resizer(Ec2Client ec2, boolean mayLosePublicAddress) {
        this.ec2 = ec2;
        this.mayLosePublicAddress = mayLosePublicAddress;
    }

    /** A resizer that does not mind if an instance gets another public address. */
    public Resizer losingPublicAddresses() {
        return new Resizer(ec2, true);
    }

    /**
     * Resizes an instance and returns when it is in the state again in which it was: running or stopped.
     *
     * @throws Ec2Exception what EC2 has against it: the instance is as it was then
     */
    public Resizing resize(String instanceId, String type) {
        Instance before = describe(instanceId);
        String oldType = before.instanceTypeAsString();
        if (oldType.equals(type)) {
            return Resizing.UNNECESSARY;
        }
        boolean running = before.state().name() == InstanceStateName.RUNNING;
        if (running && !mayLosePublicAddress && losesItsAddress(before)) {
            return Resizing.WOULD_LOSE_ITS_ADDRESS;
        }
        if (running) {
            stop(instanceId);
        }
        try {
            change(instanceId, type);
        } catch (Ec2Exception refused) {
            if (running) {
                start(instanceId);
            }
            throw refused;
        }
        return running ? startOnEither(instanceId, oldType) : Resizing.DONE;
    }

    private Resizing startOnEither(String instanceId, String oldType) {
        try {
            start(instanceId);
            return Resizing.DONE;
        } catch (Ec2Exception e) {
            if (!NO_ROOM.contains(e.awsErrorDetails().errorCode())) {
                throw e;
            }
            change(instanceId, oldType);
            start(instanceId);
            return Resizing.NO_ROOM;
        }
    }

    private void stop(String instanceId) {
        ec2.stopInstances(r -> r.instanceIds(instanceId));
        ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(instanceId));
    }

    private void change(String instanceId, String type) {
        ec2.modifyInstanceAttribute(r -> r.instanceId(instanceId).instanceType(t -> t.value(type)));
    }

    private void start(String instanceId) {
        ec2.startInstances(r -> r.instanceIds(instanceId));
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(instanceId));
    }

    /** An Elastic IP address belongs to an account, any other to Amazon. */
    private static boolean losesItsAddress(Instance instance) {
        return instance.networkInterfaces().stream().anyMatch(eni -> eni.association() != null
                && "amazon".equals(eni.association().ipOwnerId()));
    }

    private Instance describe(String instanceId) {
        return ec2.describeInstances(r -> r.instanceIds(instanceId)).reservations().get(0).instances().get(0);
    }
}
