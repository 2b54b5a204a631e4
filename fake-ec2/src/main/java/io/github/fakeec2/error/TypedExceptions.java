package io.github.fakeec2.error;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The exception types that services other than EC2 have for some error codes. The SDK names each after the error's
 * shape in the service model, with "Exception" behind it, and the code is that name with or without the word: IAM's
 * {@code NoSuchEntity} and STS's {@code ExpiredTokenException} are {@code NoSuchEntityException} and
 * {@code ExpiredTokenException}. They are looked up by name, since the modules are optional and none is to be loaded
 * before its client is used.
 */
final class TypedExceptions {

    private static final String SDK = "software.amazon.awssdk.services.";

    /** The exceptions that all others of a service extend. */
    private static final Map<String, String> COMMON = Map.of("elasticloadbalancing", "ElasticLoadBalancing",
            "elasticloadbalancingv2", "ElasticLoadBalancingV2", "autoscaling", "AutoScaling",
            "cloudwatch", "CloudWatch", "dlm", "Dlm", "ebs", "Ebs", "iam", "Iam", "sts", "Sts", "ssm", "Ssm");

    /** The methods that make builders, by class name; empty for a name that is no such exception. */
    private static final Map<String, Optional<Method>> BUILDERS = new ConcurrentHashMap<>();

    private TypedExceptions() {
    }

    /**
     * A builder of the type that the service has for the code, or of the service's common type; of the SDK's where the
     * service's module is not on the class path.
     */
    static AwsServiceException.Builder builderOf(String service, String code) {
        String common = COMMON.get(service);
        if (common == null) {
            return AwsServiceException.builder();
        }
        return builder(service, code.endsWith("Exception") ? code : code + "Exception")
                .or(() -> builder(service, common + "Exception"))
                .map(TypedExceptions::make).orElseGet(AwsServiceException::builder);
    }

    private static Optional<Method> builder(String service, String type) {
        return BUILDERS.computeIfAbsent(SDK + service + ".model." + type, TypedExceptions::find);
    }

    private static Optional<Method> find(String name) {
        try {
            Class<?> type = Class.forName(name);
            return AwsServiceException.class.isAssignableFrom(type)
                    ? Optional.of(type.getMethod("builder")) : Optional.empty();
        } catch (ClassNotFoundException | NoSuchMethodException | LinkageError none) {
            return Optional.empty(); // a code that the service has no type for; also one that is no name at all
        }
    }

    private static AwsServiceException.Builder make(Method builder) {
        try {
            return (AwsServiceException.Builder) builder.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("Cannot make " + builder.getDeclaringClass().getName(), impossible);
        }
    }
}
