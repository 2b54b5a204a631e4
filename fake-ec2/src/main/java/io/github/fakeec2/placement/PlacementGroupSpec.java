package io.github.fakeec2.placement;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupRequest;

/**
 * A placement group as a request describes it (API reference, CreatePlacementGroup; the codes for what it does not
 * allow, and their texts, are ours).
 */
final class PlacementGroupSpec {

    private static final Set<String> STRATEGIES =
            Set.of(PlacementGroup.CLUSTER, PlacementGroup.SPREAD, PlacementGroup.PARTITION);
    private static final Set<String> SPREAD_LEVELS = Set.of(PlacementGroup.RACK, PlacementGroup.HOST);
    private static final int LONGEST_NAME = 255;
    private static final int DEFAULT_PARTITIONS = 2;
    private static final int MOST_PARTITIONS = 7;

    private PlacementGroupSpec() {
    }

    /** The group that a request describes, with the given id. */
    static PlacementGroup of(CreatePlacementGroupRequest request, String id) {
        String strategy = Required.text("strategy", request.strategyAsString());
        requireOneOf("strategy", strategy, STRATEGIES);
        return new PlacementGroup(id, name(request.groupName()), strategy,
                spreadLevel(strategy, request.spreadLevelAsString()),
                partitions(strategy, request.partitionCount()));
    }

    static String name(String name) {
        Required.text("groupName", name);
        if (name.length() > LONGEST_NAME) {
            throw AwsError.invalidValue("groupName", name, "Length exceeds maximum of " + LONGEST_NAME + ".");
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            throw AwsError.invalidValue("groupName", name, "Character sets beyond ASCII are not supported.");
        }
        return name;
    }

    private static String spreadLevel(String strategy, String level) {
        if (!Required.isGiven(level)) {
            return strategy.equals(PlacementGroup.SPREAD) ? PlacementGroup.RACK : null;
        }
        requireOneOf("spreadLevel", level, SPREAD_LEVELS);
        requireStrategy("spreadLevel", PlacementGroup.SPREAD, strategy);
        return level;
    }

    private static Integer partitions(String strategy, Integer count) {
        if (count == null) {
            return strategy.equals(PlacementGroup.PARTITION) ? DEFAULT_PARTITIONS : null;
        }
        requireStrategy("partitionCount", PlacementGroup.PARTITION, strategy);
        if (count < 1 || count > MOST_PARTITIONS) {
            throw AwsError.invalidValue("partitionCount", count, "Expecting a value from 1 to "
                    + MOST_PARTITIONS + ".");
        }
        return count;
    }

    private static void requireOneOf(String parameter, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw AwsError.invalidValue(parameter, value);
        }
    }

    private static void requireStrategy(String parameter, String needed, String strategy) {
        if (!strategy.equals(needed)) {
            throw AwsError.of("InvalidParameterCombination", "The parameter " + parameter
                    + " is valid only when the strategy is " + needed);
        }
    }
}
