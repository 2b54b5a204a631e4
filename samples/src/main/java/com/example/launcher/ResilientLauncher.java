package com.example.launcher;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Launches an instance although EC2 has its bad days. Where one zone has no room it tries the next one, then the next
 * type; when nothing has room, or EC2 throttles or stumbles, it waits and starts over. What no patience cures (a wrong
 * AMI, a missing permission, a quota) fails at once.
 *
 * <p>It holds no thread while it waits.
 */
public final class ResilientLauncher {

    private static final String WISH_TAG = "wish";

    /** Another zone or another type may do. */
    private static final Set<String> TRY_ELSEWHERE =
            Set.of("InsufficientInstanceCapacity", "InsufficientFreeAddressesInSubnet");

    private final Ec2AsyncClient ec2;
    private final ScheduledExecutorService scheduler;
    private final Backoff backoff;

    /** A launcher that waits by means of the scheduler. */
    public ResilientLauncher(Ec2AsyncClient ec2, ScheduledExecutorService scheduler, Backoff backoff) {
        this.ec2 = ec2;
        this.scheduler = scheduler;
        this.backoff = backoff;
    }

    /**
     * Launches what is wished for, unless an instance already fulfils the wish.
     *
     * @return the instance; or the last error of AWS, when patience is at its end or of no use
     */
    public CompletableFuture<Instance> launch(Wish wish) {
        return launch(wish, 0);
    }

    private CompletableFuture<Instance> launch(Wish wish, int retry) {
        return existingOrNew(wish).exceptionallyCompose(error ->
                isWorthRetrying(error) && retry < backoff.retries()
                        ? pause(retry).thenCompose(nothing -> launch(wish, retry + 1))
                        : CompletableFuture.failedFuture(causeOf(error)));
    }

    /** A launcher that died may have launched the instance by an offer that would not come first today. */
    private CompletableFuture<Instance> existingOrNew(Wish wish) {
        return ec2.describeInstances(r -> r.filters(
                        f -> f.name("tag:" + WISH_TAG).values(wish.key()),
                        f -> f.name("instance-state-name").values("pending", "running")))
                .thenCompose(found -> found.reservations().stream()
                        .map(Reservation::instances)
                        .map(instances -> CompletableFuture.completedFuture(instances.get(0)))
                        .findFirst()
                        .orElseGet(() -> byAnyOf(wish.offers().iterator(), wish)));
    }

    private CompletableFuture<Instance> byAnyOf(Iterator<Wish.Offer> offers, Wish wish) {
        return ec2.runInstances(request(wish, offers.next()))
                .thenApply(launched -> launched.instances().get(0))
                .exceptionallyCompose(error -> offers.hasNext() && TRY_ELSEWHERE.contains(codeOf(error))
                        ? byAnyOf(offers, wish)
                        : CompletableFuture.failedFuture(causeOf(error)));
    }

    private static RunInstancesRequest request(Wish wish, Wish.Offer offer) {
        // EC2 refuses a token that comes back with other parameters, so each offer has its own.
        String token = UUID.nameUUIDFromBytes((wish.key() + '/' + offer).getBytes(StandardCharsets.UTF_8)).toString();
        return RunInstancesRequest.builder()
                .imageId(wish.imageId())
                .instanceType(offer.type())
                .placement(p -> p.availabilityZone(offer.zone()))
                .minCount(1)
                .maxCount(1)
                .clientToken(token)
                .tagSpecifications(t -> t
                        .resourceType(ResourceType.INSTANCE)
                        .tags(tag -> tag.key(WISH_TAG).value(wish.key())))
                .build();
    }

    private CompletableFuture<Void> pause(int retry) {
        CompletableFuture<Void> pause = new CompletableFuture<>();
        scheduler.schedule(() -> pause.complete(null), backoff.before(retry).toMillis(), TimeUnit.MILLISECONDS);
        return pause;
    }

    private static boolean isWorthRetrying(Throwable error) {
        if (causeOf(error) instanceof Ec2Exception e) {
            return e.isThrottlingException() || e.statusCode() >= 500 || TRY_ELSEWHERE.contains(codeOf(e));
        }
        return causeOf(error) instanceof SdkClientException; // no answer came; the token makes asking again safe
    }

    private static String codeOf(Throwable error) {
        return causeOf(error) instanceof Ec2Exception e ? e.awsErrorDetails().errorCode() : "";
    }

    /** What asynchronous clients throw comes wrapped or not, depending on the stage that sees it. */
    private static Throwable causeOf(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
