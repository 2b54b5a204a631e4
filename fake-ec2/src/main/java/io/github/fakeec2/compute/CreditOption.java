package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.types.InstanceTypeFacts;

/** The credit option for CPU usage of burstable types (EC2 user guide, "Burstable performance instances"). */
public final class CreditOption {

    /** What an instance earns and has saved is all it can spend. */
    public static final String STANDARD = "standard";

    /** It can spend more, for money. */
    public static final String UNLIMITED = "unlimited";

    private CreditOption() {
    }

    /** The option of a launch that asks for none; null for a type without credits. */
    public static String defaultFor(InstanceTypeFacts type, String tenancy, LaunchDefaults defaults) {
        if (!type.burstable()) {
            return null;
        }
        if (!defaults.credits().isEmpty() && defaults.credits().containsKey(type.family())) {
            return isRefused(type, tenancy, defaults.credits().get(type.family())) ? STANDARD
                    : defaults.credits().get(type.family());
        }
        return isRefused(type, tenancy, UNLIMITED) ? STANDARD : ofFamily(type.name());
    }

    /** AWS's own default for a family, or a type of it: T2 is standard, all later ones are unlimited. */
    public static String ofFamily(String name) {
        return name.startsWith("t2") ? STANDARD : UNLIMITED;
    }

    /**
     * Checks the option of an instance.
     *
     * @throws AwsError {@code InstanceCreditSpecification.NotSupported} where the type has none of that kind
     */
    public static void requireSupported(InstanceTypeFacts type, String tenancy, String option) {
        if (!type.burstable() || isRefused(type, tenancy, option)) {
            throw AwsError.of("InstanceCreditSpecification.NotSupported",
                    "The " + type.name() + " instance type does not support T2 Unlimited.");
        }
    }

    /** "T3 instances with host tenancy do not support the unlimited CPU credit option" (API reference). */
    private static boolean isRefused(InstanceTypeFacts type, String tenancy, String option) {
        return option.equals(UNLIMITED) && tenancy.equals("host") && type.name().startsWith("t3.");
    }
}
