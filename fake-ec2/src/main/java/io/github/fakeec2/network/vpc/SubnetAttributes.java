package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Subnet.OnLaunch;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;

/** What ModifySubnetAttribute makes of a subnet's rules for what is made in it. */
final class SubnetAttributes {

    private static final String PUBLIC_IP = "mapPublicIpOnLaunch";
    private static final String IPV6_ADDRESS = "assignIpv6AddressOnCreation";
    private static final String DNS64 = "enableDns64";
    private static final String HOSTNAME_TYPE = "privateDnsHostnameTypeOnLaunch";
    private static final String A_RECORD = "enableResourceNameDnsARecordOnLaunch";
    private static final String AAAA_RECORD = "enableResourceNameDnsAAAARecordOnLaunch";

    private static final SimulatedMembers SIMULATED = SimulatedMembers.of("ModifySubnetAttribute", "", "SubnetId",
            "MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation", "EnableDns64", "PrivateDnsHostnameTypeOnLaunch",
            "EnableResourceNameDnsARecordOnLaunch", "EnableResourceNameDnsAAAARecordOnLaunch");

    private SubnetAttributes() {
    }

    /**
     * The subnet's rules with the one attribute changed that the request sets.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterCombination}, {@code InvalidParameterValue}
     */
    static OnLaunch changed(Subnet subnet, ModifySubnetAttributeRequest request) {
        SIMULATED.requireNoOther(request);
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(PUBLIC_IP, request.mapPublicIpOnLaunch());
        attributes.put(IPV6_ADDRESS, request.assignIpv6AddressOnCreation());
        attributes.put(DNS64, request.enableDns64());
        attributes.put(HOSTNAME_TYPE, request.privateDnsHostnameTypeOnLaunchAsString());
        attributes.put(A_RECORD, request.enableResourceNameDnsARecordOnLaunch());
        attributes.put(AAAA_RECORD, request.enableResourceNameDnsAAAARecordOnLaunch());
        String attribute = Required.oneOf(attributes);
        if (attribute.equals(HOSTNAME_TYPE)) {
            return subnet.onLaunch().withHostnameType(hostnameType(subnet, (String) attributes.get(attribute)));
        }
        return changed(subnet, attribute, Required.value((AttributeBooleanValue) attributes.get(attribute)));
    }

    private static OnLaunch changed(Subnet subnet, String attribute, boolean value) {
        OnLaunch onLaunch = subnet.onLaunch();
        return switch (attribute) {
            case PUBLIC_IP -> {
                requireThat(!value || !subnet.ipv6Native(), "true", PUBLIC_IP, "The subnet has no IPv4 CIDR block.");
                yield onLaunch.withPublicIp(value);
            }
            case IPV6_ADDRESS -> {
                requireThat(!value || subnet.ipv6Cidr() != null, "true", IPV6_ADDRESS,
                        "The subnet has no IPv6 CIDR block.");
                requireThat(value || !subnet.ipv6Native(), "false", IPV6_ADDRESS, "The subnet is for IPv6 only.");
                yield onLaunch.withIpv6Address(value);
            }
            case DNS64 -> onLaunch.withDns64(value);
            case A_RECORD -> {
                requireThat(!value || !subnet.ipv6Native(), "true", A_RECORD, "The subnet has no IPv4 CIDR block.");
                yield onLaunch.withDnsARecord(value);
            }
            default -> {
                requireThat(!value || subnet.ipv6Cidr() != null, "true", AAAA_RECORD,
                        "The subnet has no IPv6 CIDR block.");
                yield onLaunch.withDnsAaaaRecord(value);
            }
        };
    }

    private static String hostnameType(Subnet subnet, String type) {
        requireThat(Set.of(OnLaunch.IP_NAME, OnLaunch.RESOURCE_NAME).contains(type), type, HOSTNAME_TYPE, "");
        requireThat(!subnet.ipv6Native() || type.equals(OnLaunch.RESOURCE_NAME), type, HOSTNAME_TYPE,
                "The subnet is for IPv6 only.");
        return type;
    }

    private static void requireThat(boolean fits, String value, String attribute, String reason) {
        if (!fits) {
            throw AwsError.of("InvalidParameterValue",
                    ("Value (" + value + ") for parameter " + attribute + " is invalid. " + reason).trim());
        }
    }
}
