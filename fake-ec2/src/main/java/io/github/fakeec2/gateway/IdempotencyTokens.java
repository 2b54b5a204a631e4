package io.github.fakeec2.gateway;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Answers a repeated request with the first answer (EC2 API reference, "Ensuring idempotency"): the same client token
 * with the same parameters changes nothing a second time, with other parameters it is an error.
 */
final class IdempotencyTokens {

    private static final int LONGEST = 64;
    private static final int KEPT = 10_000;

    /** What a token was given with and got; from some moment on an error, where what it stands for has ended. */
    private record Answered(SdkRequest request, SdkResponse response, AwsError ended) {
    }

    private final Map<String, Answered> answered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answered> eldest) {
            return size() > KEPT;
        }
    };

    /** The request's client token, or null. */
    static String tokenOf(SdkRequest request) {
        return request.getValueForField("ClientToken", String.class).filter(token -> !token.isEmpty()).orElse(null);
    }

    /** Where tokens are told apart: by account, region and operation, and by zone where a launch names one. */
    static String scope(Call call, String operation, String zone) {
        return call.account() + "/" + call.region().name() + "/" + operation + "/" + (zone == null ? "" : zone + "/");
    }

    /**
     * The zone that a launch names, itself or by its subnet, or null: there a token is answered once in each zone (EC2
     * developer guide, "Ensuring idempotency in Amazon EC2 API requests", section "RunInstances idempotency").
     */
    static String zoneOf(Call call, SdkRequest request) {
        if (!(request instanceof RunInstancesRequest launch)) {
            return null;
        }
        String zone = launch.placement() == null ? null : launch.placement().availabilityZone();
        if (zone != null && !zone.isEmpty()) {
            return zone;
        }
        Row<?> subnet = launch.subnetId() == null ? null : call.region().find(launch.subnetId());
        return subnet == null ? null : subnet.value().zone();
    }

    /**
     * Answers a token with an error from now on; one that nobody knows, or that got another answer, stays as it is.
     *
     * @return how to take that back
     */
    Runnable end(String scope, String token, Predicate<SdkResponse> earlier, AwsError answer) {
        Answered before = answered.get(scope + token);
        if (before == null || before.ended != null || !earlier.test(before.response)) {
            return () -> { };
        }
        answered.put(scope + token, new Answered(before.request, before.response, answer));
        return () -> answered.put(scope + token, before);
    }

    /** The answer that the token already got, or null. */
    SdkResponse earlierAnswer(String scope, String token, SdkRequest request) {
        if (token.length() > LONGEST) {
            throw AwsError.of("InvalidParameterValue",
                    "Client token cannot be greater than " + LONGEST + " characters");
        }
        Answered earlier = answered.get(scope + token);
        if (earlier == null) {
            return null;
        }
        if (!isSame(earlier.request, request)) {
            throw AwsError.of("IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent "
                    + "with arguments used in previous request(s).");
        }
        if (earlier.ended != null) {
            throw earlier.ended;
        }
        return earlier.response;
    }

    /** Whether two requests ask for the same; a dry run that is spelled out as "no" is none. */
    private static boolean isSame(SdkRequest one, SdkRequest other) {
        for (SdkField<?> field : one.sdkFields()) {
            if (!field.memberName().equals("DryRun")
                    && !Objects.equals(field.getValueOrDefault(one), field.getValueOrDefault(other))) {
                return false;
            }
        }
        return true;
    }

    void remember(String scope, String token, SdkRequest request, SdkResponse response) {
        answered.put(scope + token, new Answered(request, response, null));
    }
}
