package io.github.fakeec2.types;

import io.github.fakeec2.quota.Quota;

/**
 * The families whose running instances share one quota of vCPUs: one for On-Demand Instances and one for Spot
 * Instances (EC2 Instance Types Guide, "On-Demand Instance quotas" and "Spot Instance quotas").
 */
public enum VcpuBucket {

    /** A, C, D, H, I, M, R, T, Z. */
    STANDARD(Quota.ON_DEMAND_STANDARD_VCPUS, Quota.SPOT_STANDARD_VCPUS),

    /** G, VT. */
    G_AND_VT(Quota.ON_DEMAND_G_AND_VT_VCPUS, Quota.SPOT_G_AND_VT_VCPUS),

    /** P. */
    P(Quota.ON_DEMAND_P_VCPUS, Quota.SPOT_P_VCPUS),

    /** Inf. */
    INF(Quota.ON_DEMAND_INF_VCPUS, Quota.SPOT_INF_VCPUS),

    /** Trn. */
    TRN(Quota.ON_DEMAND_TRN_VCPUS, Quota.SPOT_TRN_VCPUS),

    /** DL. */
    DL(Quota.ON_DEMAND_DL_VCPUS, Quota.SPOT_DL_VCPUS),

    /** F. */
    F(Quota.ON_DEMAND_F_VCPUS, Quota.SPOT_F_VCPUS),

    /** X. */
    X(Quota.ON_DEMAND_X_VCPUS, Quota.SPOT_X_VCPUS),

    /** U: not to be had as Spot Instances. */
    HIGH_MEMORY(Quota.ON_DEMAND_HIGH_MEMORY_VCPUS, null),

    /** HPC: not to be had as Spot Instances. */
    HPC(Quota.ON_DEMAND_HPC_VCPUS, null);

    private final Quota onDemand;
    private final Quota spot;
    private final String onDemandKey = name();
    private final String spotKey = name() + "/spot";

    VcpuBucket(Quota onDemand, Quota spot) {
        this.onDemand = onDemand;
        this.spot = spot;
    }

    /** The bucket of the type, or null: Mac instances are counted by their Dedicated Hosts. */
    public static VcpuBucket of(InstanceTypeFacts type) {
        String name = type.name(); // every launch comes here
        return switch (name.charAt(0)) {
            case 'd' -> name.startsWith("dl") ? DL : STANDARD;
            case 'f' -> F;
            case 'g' -> G_AND_VT;
            case 'h' -> name.startsWith("hpc") ? HPC : STANDARD;
            case 'i' -> name.startsWith("inf") ? INF : STANDARD;
            case 'm' -> name.startsWith("mac") ? null : STANDARD;
            case 'p' -> P;
            case 't' -> name.startsWith("trn") ? TRN : STANDARD;
            case 'u' -> HIGH_MEMORY;
            case 'v' -> G_AND_VT;
            case 'x' -> X;
            default -> STANDARD;
        };
    }

    /** The quota, or null where there are no Spot Instances. */
    public Quota quota(boolean forSpot) {
        return forSpot ? spot : onDemand;
    }

    /** What tells this bucket's instances of one kind from all others. */
    public String key(boolean forSpot) {
        return forSpot ? spotKey : onDemandKey;
    }
}
