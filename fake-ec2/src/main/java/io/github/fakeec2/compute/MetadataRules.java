package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;

/** What metadata options can be (API reference, InstanceMetadataOptionsRequest). */
public final class MetadataRules {

    private static final String ENABLED = "enabled";
    private static final String DISABLED = "disabled";

    private MetadataRules() {
    }

    /**
     * Checks the options of a request, each of which may be null.
     *
     * @throws AwsError {@code InvalidParameterValue} for a value that there is not, {@code
     *     InvalidParameterCombination} for options of an endpoint that is turned off
     */
    public static void require(String tokens, String endpoint, Integer hops, String ipv6, String tags) {
        requireOneOf("httpTokens", tokens, "optional", "required");
        requireOneOf("httpEndpoint", endpoint, ENABLED, DISABLED);
        requireOneOf("httpProtocolIpv6", ipv6, ENABLED, DISABLED);
        requireOneOf("instanceMetadataTags", tags, ENABLED, DISABLED);
        requireHops(hops);
        boolean others = Required.isGiven(tokens) || Required.isGiven(ipv6) || Required.isGiven(tags) || hops != null;
        if (DISABLED.equals(endpoint) && others) {
            throw AwsError.of("InvalidParameterCombination",
                    "The other metadata options cannot be specified when httpEndpoint is disabled.");
        }
    }

    /** Checks a hop limit, which may be null. */
    public static void requireHops(Integer hops) {
        if (hops != null && (hops < 1 || hops > 64)) {
            throw AwsError.invalidValue("httpPutResponseHopLimit", hops);
        }
    }

    /** Checks a value, which may be null or empty. */
    public static void requireOneOf(String parameter, String value, String one, String other) {
        if (Required.isGiven(value) && !value.equals(one) && !value.equals(other)) {
            throw AwsError.invalidValue(parameter, value);
        }
    }
}
