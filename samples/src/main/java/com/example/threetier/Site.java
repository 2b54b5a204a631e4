package com.example.threetier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What {@link ThreeTiers} has built. */
public final class Site {

    private final String vpcId;
    private final Map<Tier, String> groups;
    private final Map<Tier, List<String>> subnets = new EnumMap<>(Tier.class);
    private final Map<Tier, List<String>> instances = new EnumMap<>(Tier.class);

    Site(String vpcId, Map<Tier, String> groups) {
        this.vpcId = vpcId;
        this.groups = Map.copyOf(groups);
    }

    void add(Tier tier, String subnetId, String instanceId) {
        subnets.computeIfAbsent(tier, none -> new ArrayList<>()).add(subnetId);
        instances.computeIfAbsent(tier, none -> new ArrayList<>()).add(instanceId);
    }

    /** The VPC that holds it all. */
    public String vpcId() {
        return vpcId;
    }

    /** The security group of a tier. */
    String group(Tier tier) {
        return groups.get(tier);
    }

    /** The subnets of a tier, a zone each. */
    List<String> subnets(Tier tier) {
        return List.copyOf(subnets.get(tier));
    }

    /** The instances of a tier, a zone each. */
    List<String> instances(Tier tier) {
        return List.copyOf(instances.get(tier));
    }

    /** All instances. */
    List<String> instances() {
        return instances.values().stream().flatMap(List::stream).toList();
    }
}
