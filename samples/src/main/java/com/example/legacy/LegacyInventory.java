package com.example.legacy;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Counts the instances that run, by type. It builds its client where it needs one, as much old code does. */
public final class LegacyInventory {

    /** How many instances of each type run. */
    public Map<String, Integer> run() {
        Map<String, Integer> running = new TreeMap<>();
        try (Ec2Client ec2 = Ec2Client.create()) {
            ec2.describeInstancesPaginator().reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .filter(instance -> instance.state().name() == InstanceStateName.RUNNING)
                    .map(Instance::instanceTypeAsString)
                    .forEach(type -> running.merge(type, 1, Integer::sum));
        }
        return running;
    }
}
