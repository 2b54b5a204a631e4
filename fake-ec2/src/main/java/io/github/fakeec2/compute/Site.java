package io.github.fakeec2.compute;

/**
 * Where an instance runs.
 *
 * @param zone the zone's name
 * @param tenancy default, dedicated or host
 * @param placement its place in a placement group or on a Dedicated Host; null for most instances
 */
public record Site(String zone, String zoneId, String subnetId, String vpcId, String tenancy, Placed placement) {

    /** The same with another tenancy and place. */
    public Site with(String otherTenancy, Placed otherPlacement) {
        return new Site(zone, zoneId, subnetId, vpcId, otherTenancy, otherPlacement);
    }

    /**
     * A particular place in the zone. Each part is null where it does not apply.
     *
     * @param groupId of its placement group
     * @param partition its number in a partition placement group
     * @param hostId of its Dedicated Host
     * @param affinity to that host: default or host
     */
    public record Placed(String groupId, String groupName, Integer partition, String hostId, String affinity) {

        /** The same on another Dedicated Host, or, with null, on none yet. */
        public Placed on(String otherHostId) {
            return new Placed(groupId, groupName, partition, otherHostId, affinity);
        }
    }
}
