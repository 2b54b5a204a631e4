package io.github.fakeec2.parameters;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter.
 *
 * @param id its name
 * @param arn its ARN, which for a public one names no account
 * @param type String or StringList
 * @param versions those that are kept, the oldest first
 */
record StoredParameter(String id, String arn, String type, List<Version> versions) implements Resource {

    static final TableType<StoredParameter> TABLE = TableType.of("parameter", "");

    /** How many versions are kept (Systems Manager user guide, "Working with parameter versions"). */
    private static final int KEPT = 100;

    /**
     * What a parameter was from one change to the next.
     *
     * @param number counts from 1
     * @param dataType text or aws:ec2:image
     * @param description or null
     * @param changedBy the ARN of who put it; null for a public parameter
     */
    record Version(long number, String value, String dataType, String description, Instant changedAt,
            String changedBy) {
    }

    Version latest() {
        return versions.get(versions.size() - 1);
    }

    /** The version that a selector names, or null. */
    Version version(String selector) {
        for (Version version : versions) {
            if (String.valueOf(version.number()).equals(selector)) {
                return version;
            }
        }
        return null;
    }

    StoredParameter with(Version next) {
        List<Version> all = new ArrayList<>(versions);
        all.add(next);
        return new StoredParameter(id, arn, type, List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size())));
    }
}
