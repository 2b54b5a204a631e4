package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.types.InstanceTypeFacts;
import software.amazon.awssdk.services.ec2.model.InstanceMarketOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotMarketOptions;

/**
 * The values that members of RunInstances may have where the API reference lists them. What is simulated for some of
 * the values only is refused for the others.
 */
final class LaunchValues {

    private LaunchValues() {
    }

    static void requireKnown(RunInstancesRequest request, InstanceTypeFacts type) {
        requireMetadata(request.metadataOptions());
        requireMarket(request.instanceMarketOptions());
        requireSpotUnprotected(request);
        if (request.instanceInitiatedShutdownBehaviorAsString() != null) {
            requireOneOf(request.instanceInitiatedShutdownBehaviorAsString(), "instanceInitiatedShutdownBehavior",
                    "stop", "terminate");
        }
        if (request.maintenanceOptions() != null) {
            requireOneOf(request.maintenanceOptions().autoRecoveryAsString(), "maintenanceOptions.autoRecovery",
                    "default", "disabled");
        }
        if (request.privateDnsNameOptions() != null) {
            requireOneOf(request.privateDnsNameOptions().hostnameTypeAsString(), "privateDnsNameOptions.hostnameType",
                    "ip-name", "resource-name");
        }
        if (request.creditSpecification() != null) {
            requireCredits(request.creditSpecification().cpuCredits(), type);
        }
    }

    private static void requireMetadata(InstanceMetadataOptionsRequest options) {
        if (options == null) {
            return;
        }
        requireOneOf(options.httpTokensAsString(), "httpTokens", "optional", "required");
        requireOneOf(options.httpEndpointAsString(), "httpEndpoint", "enabled", "disabled");
        requireOneOf(options.httpProtocolIpv6AsString(), "httpProtocolIpv6", "enabled", "disabled");
        requireOneOf(options.instanceMetadataTagsAsString(), "instanceMetadataTags", "enabled", "disabled");
        Integer hops = options.httpPutResponseHopLimit();
        if (hops != null && (hops < 1 || hops > 64)) {
            throw invalid(hops.toString(), "httpPutResponseHopLimit");
        }
    }

    private static void requireMarket(InstanceMarketOptionsRequest options) {
        if (options == null) {
            return;
        }
        String market = options.marketTypeAsString();
        requireOneOf(market, "marketType", "spot", "capacity-block", "interruptible-capacity-reservation");
        refuse(market, "marketType", "capacity-block", "interruptible-capacity-reservation");
        SpotMarketOptions spot = options.spotOptions();
        if (spot == null) {
            return;
        }
        if (!LaunchRequest.isGiven(market)) {
            throw AwsError.of("MissingParameter",
                    "The request must contain the parameter InstanceMarketOptions.MarketType");
        }
    }

    /** "You can't enable termination protection for Spot Instances" (EC2 user guide, "Change termination protection"). */
    private static void requireSpotUnprotected(RunInstancesRequest request) {
        if (Boolean.TRUE.equals(request.disableApiTermination()) && request.instanceMarketOptions() != null
                && "spot".equals(request.instanceMarketOptions().marketTypeAsString())) {
            throw AwsError.of("UnsupportedOperation",
                    "Setting 'disableApiTermination' is not supported for spot instances.");
        }
    }

    /** EC2 user guide, "Burstable performance instances": T instances alone have credits. The text is ours. */
    private static void requireCredits(String credits, InstanceTypeFacts type) {
        if (!LaunchRequest.isGiven(credits)) {
            throw AwsError.of("MissingParameter",
                    "The request must contain the parameter CreditSpecification.CpuCredits");
        }
        requireOneOf(credits, "cpuCredits", "standard", "unlimited");
        if (!type.burstable()) {
            throw AwsError.of("InvalidParameterCombination", "The credit specification is supported for burstable "
                    + "performance instances only, and '" + type.name() + "' is none");
        }
    }

    private static void requireOneOf(String value, String parameter, String... allowed) {
        if (LaunchRequest.isGiven(value) && !isOneOf(value, allowed)) {
            throw invalid(value, parameter);
        }
    }

    private static void refuse(String value, String parameter, String... values) {
        if (value != null && isOneOf(value, values)) {
            throw LaunchRequest.notSimulated(parameter + "=" + value);
        }
    }

    private static boolean isOneOf(String value, String... values) {
        for (String each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    static AwsError invalid(String value, String parameter) {
        return AwsError.of("InvalidParameterValue",
                "Value (" + value + ") for parameter " + parameter + " is invalid.");
    }
}
