package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.VcpuBucket;

/**
 * How many vCPUs may run at once (EC2 Instance Types Guide, "On-Demand Instance quotas" and "Spot Instance quotas"):
 * those of pending and running instances count, on Dedicated Hosts none do. An instance counts with the vCPUs that its
 * type has, whatever its CPU options.
 */
public final class VcpuQuota {

    private VcpuQuota() {}

    /** What the vCPUs of the instance are counted under, or null while they do not count. */
    static String keyOf(Instance instance) {
        if (instance.state() != InstanceState.RUNNING && instance.state() != InstanceState.PENDING
                || isOnHost(instance.settings().site().tenancy())) {
            return null;
        }
        VcpuBucket bucket = VcpuBucket.of(instance.type());
        return bucket == null ? null : bucket.key(instance.launch().spot());
    }

    /** How many more instances of the type may run. */
    public static int room(Call call, InstanceTypeFacts type, boolean spot, String tenancy) {
        VcpuBucket bucket = isOnHost(tenancy) ? null : VcpuBucket.of(type);
        Quota quota = bucket == null ? null : bucket.quota(spot);
        if (quota == null) {
            return Integer.MAX_VALUE;
        }
        int used = call.table(Instance.TABLE).total(Instance.VCPUS, bucket.key(spot));
        return Math.max(0, call.quota(quota) - used) / type.vcpus();
    }

    /**
     * Refuses an instance that is about to start and would be one too many.
     *
     * @throws AwsError {@code VcpuLimitExceeded} or {@code MaxSpotInstanceCountExceeded}
     */
    public static void requireRoom(Call call, Instance instance) {
        boolean spot = instance.launch().spot();
        if (room(call, instance.type(), spot, instance.settings().site().tenancy()) == 0) {
            throw exceeded(call, instance.type(), spot);
        }
    }

    /** The error where there is no room. */
    public static AwsError exceeded(Call call, InstanceTypeFacts type, boolean spot) {
        Quota quota = VcpuBucket.of(type).quota(spot);
        AwsError error = spot
                ? AwsError.of("MaxSpotInstanceCountExceeded", "Max spot instance count exceeded")
                : AwsError.of("VcpuLimitExceeded", "You have requested more vCPU capacity than your current vCPU limit"
                        + " of " + call.quota(quota) + " allows for the instance bucket that the specified instance"
                        + " type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an"
                        + " adjustment to this limit.");
        return error.withHint("cloud.quotas().set(Quota." + quota.name() + ", ..) raises the limit");
    }

    private static boolean isOnHost(String tenancy) {
        return "host".equals(tenancy);
    }
}
