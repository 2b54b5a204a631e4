package io.github.fakeec2.fault;

import io.github.fakeec2.error.AwsError;

/**
 * What AWS says with the errors that a test orders by code alone. Source: EC2 API reference, "Error codes for the
 * Amazon EC2 API", and, for status codes, what the service sends.
 */
public final class AwsErrorTexts {

    private AwsErrorTexts() {
    }

    /** The error of a code, with AWS's message and HTTP status where they are known, else 400 and a plain sentence. */
    public static AwsError byCode(String code) {
        return switch (code) {
            case "RequestLimitExceeded" -> AwsError.of(code, 503, "Request limit exceeded.");
            case "Throttling" -> AwsError.of(code, "Rate exceeded");
            case "InsufficientInstanceCapacity" -> AwsError.of(code, 500,
                    "We currently do not have sufficient capacity in the Availability Zone you requested. Our system "
                            + "will be working on provisioning additional capacity.");
            case "InsufficientAddressCapacity" -> AwsError.of(code, 500,
                    "Insufficient capacity to satisfy your Elastic IP request.");
            case "InsufficientHostCapacity", "InsufficientReservedInstanceCapacity" ->
                    AwsError.of(code, 500, "Insufficient capacity.");
            case "InsufficientFreeAddressesInSubnet" -> AwsError.of(code,
                    "There are not enough free addresses in the subnet to satisfy the requested number of instances.");
            case "InternalError", "InternalFailure" -> AwsError.of(code, 500, "An internal error has occurred");
            case "ServiceUnavailable" -> AwsError.of(code, 503,
                    "The service is unavailable. Please try again shortly.");
            case "Unavailable" -> AwsError.of(code, 503,
                    "The server is overloaded and can't handle the request.");
            case "UnauthorizedOperation" -> AwsError.of(code, 403, "You are not authorized to perform this operation.");
            case "AuthFailure" -> AwsError.of(code, 401,
                    "AWS was not able to validate the provided access credentials");
            case "RequestExpired" -> AwsError.of(code, "Request has expired.");
            case "InstanceLimitExceeded" -> AwsError.of(code, "You have requested more instances than your current "
                    + "instance limit allows for the specified instance type. Please visit "
                    + "http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.");
            case "VcpuLimitExceeded" -> AwsError.of(code,
                    "You have requested more vCPU capacity than your current vCPU "
                    + "limit allows for the instance bucket that the specified instance type belongs to. Please visit "
                    + "http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.");
            case "MaxSpotInstanceCountExceeded" -> AwsError.of(code, "Max spot instance count exceeded");
            case "AddressLimitExceeded" -> AwsError.of(code, "The maximum number of addresses has been reached.");
            case "Unsupported" -> AwsError.of(code, "The requested configuration is currently not supported. Please "
                    + "check the documentation for supported configurations.");
            case "OptInRequired" -> AwsError.of(code, 401, "You are not subscribed to this service. Please go to "
                    + "http://aws.amazon.com to subscribe.");
            case "PendingVerification" -> AwsError.of(code, "Your request for accessing resources in this region is "
                    + "being validated, and you will not be able to launch additional resources in this region until "
                    + "the validation is complete.");
            default -> AwsError.of(code, "The request failed with " + code + ", as the test asked.");
        };
    }
}
