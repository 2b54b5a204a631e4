package io.github.fakeec2.error;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** The only place that makes the SDK's service exceptions. */
public final class SdkExceptions {

    private SdkExceptions() {
    }

    /**
     * The exception that the SDK's own client throws for the error, with complete {@code awsErrorDetails()}: for EC2 an
     * {@link Ec2Exception}, for a service that has a type for the error's code that type, such as IAM's
     * {@code NoSuchEntityException}.
     *
     * @param service the service as the SDK's client package spells it, such as {@code ec2}
     */
    public static AwsServiceException of(AwsError error, String service, String requestId) {
        AwsServiceException exception = builderOf(service, error.code())
                .message(error.getMessage())
                .statusCode(error.status())
                .requestId(requestId)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(error.code())
                        .errorMessage(error.getMessage())
                        .serviceName(serviceName(service))
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(error.status())
                                .putHeader("x-amzn-RequestId", requestId)
                                .build())
                        .rawResponse(SdkBytes.fromByteArrayUnsafe(new byte[0]))
                        .build())
                .build();
        if (error.hint() != null) {
            exception.addSuppressed(new DeveloperHint(error.hint()));
        }
        return exception;
    }

    private static AwsServiceException.Builder builderOf(String service, String code) {
        return service.equals("ec2") ? Ec2Exception.builder() : TypedExceptions.builderOf(service, code);
    }

    /** The name that the real client puts into {@code awsErrorDetails().serviceName()}. */
    private static String serviceName(String service) {
        return switch (service) {
            case "ec2" -> "Ec2";
            case "elasticloadbalancing" -> "ElasticLoadBalancing";
            case "elasticloadbalancingv2" -> "ElasticLoadBalancingV2";
            case "autoscaling" -> "AutoScaling";
            case "cloudwatch" -> "CloudWatch";
            case "dlm" -> "Dlm";
            case "ebs" -> "EBS";
            case "iam" -> "Iam";
            case "sts" -> "Sts";
            case "ssm" -> "Ssm";
            default -> service;
        };
    }
}
