package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.query.Required;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;

/** Reads what the requests about VPCs and subnets give, and refuses what they lack or cannot mean. */
final class Given {

    /** The largest and the smallest IPv4 range of a VPC or a subnet (VPC user guide, "VPC CIDR blocks"). */
    private static final int LARGEST_PREFIX = 16;
    private static final int SMALLEST_PREFIX = 28;

    private Given() {
    }

    /** The value of an attribute that a request sets. */
    static boolean value(AttributeBooleanValue attribute) {
        if (attribute.value() == null) {
            throw Required.missing("value");
        }
        return attribute.value();
    }

    /**
     * The one attribute that a request to modify something sets.
     *
     * @param attributes what the request has under each name, null for nothing
     * @throws AwsError {@code MissingParameter} for none, {@code InvalidParameterCombination} for several (API
     *     reference, ModifyVpcAttribute, ModifySubnetAttribute)
     */
    static String oneOf(Map<String, ?> attributes) {
        List<String> set = attributes.entrySet().stream()
                .filter(attribute -> attribute.getValue() != null).map(Map.Entry::getKey).toList();
        if (set.size() != 1) {
            throw AwsError.of(set.isEmpty() ? "MissingParameter" : "InvalidParameterCombination",
                    "The request must contain exactly one of " + String.join(", ", attributes.keySet()));
        }
        return set.get(0);
    }

    /**
     * An IPv4 range in its canonical form, to which AWS brings it by itself (API reference, CreateVpc, {@code
     * CidrBlock}).
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    static Cidr ipv4(String text, String name) {
        return Cidr.tryParse(text).orElseThrow(() -> noCidr(text, name));
    }

    /** As {@link #ipv4}, for IPv6. */
    static Ipv6Cidr ipv6(String text, String name) {
        return Ipv6Cidr.tryParse(text).orElseThrow(() -> noCidr(text, name));
    }

    static AwsError noCidr(String text, String name) {
        return AwsError.of("InvalidParameterValue",
                "Value (" + text + ") for parameter " + name + " is invalid. This is not a valid CIDR block.");
    }

    /** Refuses ranges that are larger or smaller than AWS lets VPCs and subnets be. */
    static void requireSize(Cidr cidr, String code) {
        if (cidr.prefix() < LARGEST_PREFIX || cidr.prefix() > SMALLEST_PREFIX) {
            throw invalid(code, cidr);
        }
    }

    /** That a range is well-formed, but none that there could be here. */
    static AwsError invalid(String code, Object cidr) {
        return AwsError.of(code, "The CIDR '" + cidr + "' is invalid.");
    }
}
