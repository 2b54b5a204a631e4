package io.github.fakeec2.fleet;

import io.github.fakeec2.query.Required;
import software.amazon.awssdk.services.ec2.model.OnDemandOptionsRequest;
import software.amazon.awssdk.services.ec2.model.SpotOptionsRequest;

/**
 * How On-Demand or Spot capacity is taken from pools (API reference, OnDemandOptionsRequest and SpotOptionsRequest).
 *
 * @param order which pools come first
 * @param spread out of how many pools evenly
 * @param oneType whether all instances are of one type
 * @param oneZone whether all instances are in one zone
 * @param minimum the units without which nothing is launched, or null
 */
record Strategy(boolean spot, Order order, int spread, boolean oneType, boolean oneZone, Integer minimum) {

    /** Which pools come first. */
    enum Order { AS_GIVEN, PRIORITY, CAPACITY, CAPACITY_THEN_PRIORITY }

    static Strategy onDemand(OnDemandOptionsRequest options) {
        if (options == null) {
            return new Strategy(false, Order.AS_GIVEN, 1, false, false, null);
        }
        Order order = "prioritized".equals(options.allocationStrategyAsString()) ? Order.PRIORITY : Order.AS_GIVEN;
        return new Strategy(false, order, 1, Boolean.TRUE.equals(options.singleInstanceType()),
                Boolean.TRUE.equals(options.singleAvailabilityZone()), options.minTargetCapacity());
    }

    static Strategy spot(SpotOptionsRequest options) {
        if (options == null) {
            return new Strategy(true, Order.AS_GIVEN, 1, false, false, null);
        }
        String name = Required.isGiven(options.allocationStrategyAsString())
                ? options.allocationStrategyAsString() : "lowest-price";
        Order order = switch (name) {
            case "capacity-optimized-prioritized", "capacityOptimizedPrioritized" -> Order.CAPACITY_THEN_PRIORITY;
            case "lowest-price", "lowestPrice", "diversified" -> Order.AS_GIVEN;
            default -> Order.CAPACITY;
        };
        Integer pools = options.instancePoolsToUseCount();
        int spread = name.equals("diversified") ? Integer.MAX_VALUE : pools == null ? 1 : pools;
        return new Strategy(true, order, spread, Boolean.TRUE.equals(options.singleInstanceType()),
                Boolean.TRUE.equals(options.singleAvailabilityZone()), options.minTargetCapacity());
    }

    boolean isOneOfAKind() {
        return oneType || oneZone;
    }
}
