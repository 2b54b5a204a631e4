package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.CreditOption;
import io.github.fakeec2.compute.MetadataRules;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeTraits;
import java.util.List;
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
        requireEnclave(request, type);
        requireNothingOfThePast(request);
        requireSpotUnprotected(request);
        if (request.instanceInitiatedShutdownBehaviorAsString() != null) {
            requireOneOf(request.instanceInitiatedShutdownBehaviorAsString(), "instanceInitiatedShutdownBehavior",
                    "stop", "terminate");
        }
        if (request.maintenanceOptions() != null) {
            requireOneOf(request.maintenanceOptions().autoRecoveryAsString(), "maintenanceOptions.autoRecovery",
                    "default", "disabled");
        }
        if (request.creditSpecification() != null) {
            requireCredits(request, type);
        }
    }

    private static void requireMetadata(InstanceMetadataOptionsRequest options) {
        if (options != null) {
            MetadataRules.require(options.httpTokensAsString(), options.httpEndpointAsString(),
                    options.httpPutResponseHopLimit(), options.httpProtocolIpv6AsString(),
                    options.instanceMetadataTagsAsString());
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
        if (!Required.isGiven(market)) {
            throw AwsError.of("MissingParameter",
                    "The request must contain the parameter InstanceMarketOptions.MarketType");
        }
    }

    /**
     * "You can't enable termination protection for Spot Instances" (EC2 user guide, "Change termination protection"),
     * nor stop protection ("Enable stop protection").
     */
    private static void requireSpotUnprotected(RunInstancesRequest request) {
        boolean fromTermination = Boolean.TRUE.equals(request.disableApiTermination());
        if ((fromTermination || Boolean.TRUE.equals(request.disableApiStop()))
                && request.instanceMarketOptions() != null
                && "spot".equals(request.instanceMarketOptions().marketTypeAsString())) {
            throw AwsError.of("UnsupportedOperation", "Setting '"
                    + (fromTermination ? "disableApiTermination" : "disableApiStop")
                    + "' is not supported for spot instances.");
        }
    }

    private static void requireCredits(RunInstancesRequest request, InstanceTypeFacts type) {
        String credits = request.creditSpecification().cpuCredits();
        if (!Required.isGiven(credits)) {
            throw AwsError.of("MissingParameter",
                    "The request must contain the parameter CreditSpecification.CpuCredits");
        }
        requireOneOf(credits, "cpuCredits", CreditOption.STANDARD, CreditOption.UNLIMITED);
        CreditOption.requireSupported(type,
                request.placement() == null ? "default" : String.valueOf(request.placement().tenancyAsString()),
                credits);
    }

    /** AWS Nitro Enclaves user guide, "Requirements". The text is ours. */
    private static void requireEnclave(RunInstancesRequest request, InstanceTypeFacts type) {
        if (request.enclaveOptions() != null && Boolean.TRUE.equals(request.enclaveOptions().enabled())
                && !InstanceTypeTraits.nitroEnclaves(type)) {
            throw AwsError.of("UnsupportedOperation",
                    "The " + type.name() + " instance type does not support AWS Nitro Enclaves.");
        }
    }

    /**
     * Kernels and RAM disks are for paravirtual images, and all images here are HVM; Elastic Graphics and Elastic
     * Inference are no longer available (API reference, RunInstances). The texts are ours.
     */
    private static void requireNothingOfThePast(RunInstancesRequest request) {
        requireNotWithHvm("kernelId", request.kernelId());
        requireNotWithHvm("ramdiskId", request.ramdiskId());
        requireNotGone(request, "ElasticGpuSpecification", "Amazon Elastic Graphics");
        requireNotGone(request, "ElasticInferenceAccelerators", "Amazon Elastic Inference");
    }

    private static void requireNotGone(RunInstancesRequest request, String member, String service) {
        List<?> wanted = request.getValueForField(member, List.class).orElse(null);
        if (wanted != null && !wanted.isEmpty()) {
            throw AwsError.of("UnsupportedOperation", service + " is no longer available.");
        }
    }

    private static void requireNotWithHvm(String parameter, String id) {
        if (Required.isGiven(id)) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter " + parameter + " cannot be used with an HVM image.");
        }
    }

    private static void requireOneOf(String value, String parameter, String... allowed) {
        if (Required.isGiven(value) && !isOneOf(value, allowed)) {
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
