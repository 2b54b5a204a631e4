package io.github.fakeec2.fleet;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.query.Required;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.TargetCapacitySpecificationRequest;

/**
 * How much a fleet is to have (API reference, TargetCapacitySpecificationRequest).
 *
 * @param total units in all
 * @param onDemand units of On-Demand Instances
 * @param spot units of Spot Instances
 * @param restIsSpot whether what the request leaves open is Spot
 * @param unit units, vcpu or memory-mib
 */
record Target(int total, int onDemand, int spot, boolean restIsSpot, String unit) {

    /** The most instances of a fleet (EC2 user guide, "Fleet quotas"). */
    static final int MOST = 10_000;

    /**
     * The target that a request names.
     *
     * @param least the least total that the type of fleet takes
     * @param before the fleet's target so far, which holds for what a modification leaves out; null for a new fleet
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}, {@code InvalidFleetConfig} for parts
     *     that are more than the whole
     */
    static Target of(TargetCapacitySpecificationRequest asked, int least, Target before) {
        if (asked == null) {
            throw Required.missing("targetCapacitySpecification");
        }
        if (asked.totalTargetCapacity() == null) {
            throw Required.missing("totalTargetCapacity");
        }
        String byDefault = orElse(asked.defaultTargetCapacityTypeAsString(),
                before == null ? "on-demand" : before.restIsSpot ? "spot" : "on-demand");
        if (List.of("capacity-block", "reserved-capacity").contains(byDefault)) {
            throw new NotSimulatedException(
                    "A fleet of the target capacity type " + byDefault + " is not simulated by Fake EC2 yet");
        }
        requireOneOf("defaultTargetCapacityType", byDefault, List.of("on-demand", "spot"));
        boolean restIsSpot = byDefault.equals("spot");
        String unit = orElse(asked.targetCapacityUnitTypeAsString(), before == null ? "units" : before.unit);
        requireOneOf("targetCapacityUnitType", unit, List.of("units", "vcpu", "memory-mib"));
        int most = unit.equals("units") ? MOST : Integer.MAX_VALUE;
        int total = inRange("totalTargetCapacity", asked.totalTargetCapacity(), least, most);
        int onDemand = given("onDemandTargetCapacity", asked.onDemandTargetCapacity(),
                before == null || !restIsSpot ? 0 : Math.min(before.onDemand, total), total);
        int spot = given("spotTargetCapacity", asked.spotTargetCapacity(),
                before == null || restIsSpot ? 0 : Math.min(before.spot, total), total);
        int rest = total - onDemand - spot;
        if (rest < 0) {
            throw tooMuch();
        }
        return new Target(total, restIsSpot ? onDemand : onDemand + rest, restIsSpot ? spot + rest : spot, restIsSpot,
                unit);
    }

    int of(boolean isSpot) {
        return isSpot ? spot : onDemand;
    }

    private static int given(String parameter, Integer value, int otherwise, int total) {
        if (value != null && value > total) {
            throw tooMuch();
        }
        return value == null ? otherwise : inRange(parameter, value, 0, total);
    }

    private static AwsError tooMuch() {
        return AwsError.of("InvalidFleetConfig",
                "The On-Demand and Spot target capacities add up to more than the total target capacity.");
    }

    private static int inRange(String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw AwsError.invalidValue(parameter, value, "The valid range is " + least + " - " + most + ".");
        }
        return value;
    }

    private static String orElse(String value, String otherwise) {
        return Required.isGiven(value) ? value : otherwise;
    }

    private static void requireOneOf(String parameter, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw AwsError.invalidValue(parameter, value);
        }
    }
}
