package io.github.fakeec2.placement;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.types.InstanceTypeCatalog;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeOffers;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * What requests say about Dedicated Hosts (API reference, AllocateHosts and ModifyHosts). Codes are those of the page
 * "Error codes" where it has one for the case; the texts are ours.
 */
final class HostRequests {

    private HostRequests() {
    }

    /** What a host runs. */
    record Configuration(String family, String typeName) {

        /**
         * Requires that there is such a host in a zone.
         *
         * @throws AwsError {@code Unsupported}
         */
        void requireOfferedIn(String region, String zone) {
            for (InstanceTypeFacts type : InstanceTypeCatalog.family(family)) {
                if ((typeName == null || type.name().equals(typeName))
                        && InstanceTypeOffers.isOffered(type.name(), region, zone)) {
                    return;
                }
            }
            throw AwsError.of("Unsupported", "The requested configuration is currently not supported. Please check "
                    + "the documentation for supported configurations.").withHint(
                            (typeName == null ? family : typeName) + " is not offered in " + zone);
        }
    }

    /** The configuration that a request asks for in one of two ways, or null where it asks for none. */
    static Configuration configuration(String family, String typeName) {
        if (Required.isGiven(family) && Required.isGiven(typeName)) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter instanceType cannot be used with the parameter instanceFamily");
        }
        return Required.isGiven(typeName) ? ofType(typeName) : Required.isGiven(family) ? ofFamily(family) : null;
    }

    private static Configuration ofType(String name) {
        InstanceTypeFacts type = InstanceTypeCatalog.find(name).orElseThrow(() ->
                AwsError.of("InvalidParameterValue", "Invalid value '" + name + "' for InstanceType."));
        if (!type.dedicatedHostsSupported()) {
            throw notSupported(name + " instances do not run on Dedicated Hosts");
        }
        return new Configuration(type.family(), name);
    }

    /** Families on Nitro alone take several types on a host (EC2 user guide, "Instance capacity configurations"). */
    private static Configuration ofFamily(String family) {
        List<InstanceTypeFacts> types = InstanceTypeCatalog.family(family);
        if (types.isEmpty()) {
            throw AwsError.of("InvalidInstanceFamily", "Invalid value '" + family + "' for InstanceFamily.");
        }
        for (InstanceTypeFacts type : types) {
            if (type.dedicatedHostsSupported() && type.hypervisor().filter("nitro"::equals).isPresent()) {
                return new Configuration(family, null);
            }
        }
        throw notSupported("a host for several types of the family " + family + " is not to be had");
    }

    static AwsError notSupported(String hint) {
        return AwsError.of("InvalidHostConfiguration", "The specified Dedicated Host configuration is not supported.")
                .withHint(hint);
    }

    /** The value of a switch, or what holds where a request does not set it. */
    static String onOff(String parameter, String value, String otherwise) {
        if (!Required.isGiven(value)) {
            return otherwise;
        }
        if (!value.equals("on") && !value.equals("off")) {
            throw parameter.equals("autoPlacement")
                    ? AwsError.of("InvalidAutoPlacement",
                            "Value (" + value + ") for parameter autoPlacement is invalid.")
                    : AwsError.invalidValue(parameter, value);
        }
        return value;
    }

    /** A member that older SDKs do not have. */
    static String newer(AwsRequest request, String member) {
        return request.getValueForField(member, String.class).orElse(null);
    }

    /** The zone that a request names by its name or by its id. */
    static ZoneFacts zone(String regionName, String name, String id) {
        if (Required.isGiven(name) && Required.isGiven(id)) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
        }
        String asked = Required.isGiven(id) ? id : Required.text("availabilityZone", name);
        RegionFacts region = RegionCatalog.find(regionName).orElseThrow();
        Optional<ZoneFacts> zone = Required.isGiven(id) ? region.zoneById(asked) : region.zone(asked);
        return zone.orElseThrow(() ->
                AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + asked + "]"));
    }

    static int quantity(Integer quantity) {
        if (quantity == null) {
            throw Required.missing("quantity");
        }
        if (quantity < 1) {
            throw AwsError.of("InvalidQuantity", "Value (" + quantity + ") for parameter quantity is invalid.");
        }
        return quantity;
    }
}
