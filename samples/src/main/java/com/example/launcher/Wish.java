package com.example.launcher;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * An instance that somebody wants.
 *
 * @param key names the wish: launching the same wish again, even from another process, gives the same instance
 * @param imageId what it boots
 * @param types the instance types that will do, the best first
 * @param zones the Availability Zones that will do, the best first
 */
public record Wish(String key, String imageId, List<InstanceType> types, List<String> zones) {

    /** Copies the lists. */
    public Wish {
        types = List.copyOf(types);
        zones = List.copyOf(zones);
    }

    /** A way to fulfil the wish. */
    record Offer(InstanceType type, String zone) {
    }

    /** All ways to fulfil the wish: rather another zone than another type. */
    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        for (InstanceType type : types) {
            for (String zone : zones) {
                offers.add(new Offer(type, zone));
            }
        }
        return offers;
    }
}
