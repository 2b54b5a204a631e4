package io.github.fakeec2.quota;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quotas of a cloud: AWS's defaults, unless a test sets others.
 *
 * <pre>{@code
 * cloud.quotas().set(Quota.VPCS_PER_REGION, 100);
 * }</pre>
 */
public final class Quotas {

    private final Map<Quota, Integer> adjusted = new ConcurrentHashMap<>();

    /**
     * Sets a quota from now on. What there is already more of stays.
     *
     * @param value 0 or more
     * @return these quotas
     */
    public Quotas set(Quota quota, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("A quota is 0 or more, not " + value);
        }
        adjusted.put(quota, value);
        return this;
    }

    /** The quota's value now. */
    public int of(Quota quota) {
        Integer value = adjusted.get(quota);
        return value == null ? quota.defaultValue() : value;
    }
}
