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

    /** Groups of an interface times rules of a group, whatever one asks for (VPC user guide, "Amazon VPC quotas"). */
    private static final int MOST_RULES_PER_INTERFACE = 1000;

    private final Map<Quota, Integer> adjusted = new ConcurrentHashMap<>();

    /**
     * Sets a quota from now on. What there is already more of stays.
     *
     * @param value 0 or more; security groups of an interface times rules of a group are 1,000 at the most
     * @return these quotas
     * @throws IllegalArgumentException for a value that AWS would not give
     */
    public Quotas set(Quota quota, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("A quota is 0 or more, not " + value);
        }
        if (quota == Quota.RULES_PER_SECURITY_GROUP) {
            requirePossible(of(Quota.SECURITY_GROUPS_PER_INTERFACE), value);
        } else if (quota == Quota.SECURITY_GROUPS_PER_INTERFACE) {
            requirePossible(value, of(Quota.RULES_PER_SECURITY_GROUP));
        }
        adjusted.put(quota, value);
        return this;
    }

    private static void requirePossible(int groups, int rules) {
        if ((long) groups * rules > MOST_RULES_PER_INTERFACE) {
            throw new IllegalArgumentException("AWS lets no network interface have more than "
                    + MOST_RULES_PER_INTERFACE + " rules; " + groups + " security groups of " + rules
                    + " rules each would be more. Lower the other quota first");
        }
    }

    /** The quota's value now. */
    public int of(Quota quota) {
        Integer value = adjusted.get(quota);
        return value == null ? quota.defaultValue() : value;
    }
}
