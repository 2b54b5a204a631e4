package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AssertionErrorCollector;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * What an assertion and all that is navigated to from it share: whom to ask, how long virtual time may take, and
 * where failures go.
 */
final class Scope {

    private final Ec2Client client;
    private final FakeCloud cloud; // null behind any other client
    private final AssertionErrorCollector collector; // null where a failure is thrown
    private final Duration patience; // null where it must hold at once
    private final Instant deadline;

    private Scope(Ec2Client client, FakeCloud cloud, AssertionErrorCollector collector, Duration patience,
            Instant deadline) {
        this.client = client;
        this.cloud = cloud;
        this.collector = collector;
        this.patience = patience;
        this.deadline = deadline;
    }

    static Scope of(FakeCloud cloud) {
        return new Scope(Inputs.required(cloud, "cloud").observer(), cloud, null, null, null);
    }

    static Scope of(Ec2Client client) {
        return FakeCloud.behind(Inputs.required(client, "client")).map(Scope::of)
                .orElseGet(() -> new Scope(client, null, null, null, null));
    }

    Scope collectingInto(AssertionErrorCollector errors) {
        return new Scope(client, cloud, errors, patience, deadline);
    }

    Scope within(Duration duration) {
        if (Inputs.required(duration, "duration").isNegative()) {
            throw new IllegalArgumentException("The duration must not be negative: " + duration);
        }
        FakeCloud timed = cloud("within(...) lets the virtual time of a fake cloud pass");
        return new Scope(client, cloud, collector, duration, later(timed.time().now(), duration));
    }

    private static Instant later(Instant now, Duration duration) {
        return duration.compareTo(Duration.between(now, Instant.MAX)) < 0 ? now.plus(duration) : Instant.MAX;
    }

    /** For assertions inside of an assertion: they fail at once, and the outer one waits or collects. */
    Scope nested() {
        return new Scope(client, cloud, null, null, null);
    }

    Ec2Client client() {
        return client;
    }

    boolean isFake() {
        return cloud != null;
    }

    /** The fake cloud, for what needs one. */
    FakeCloud cloud(String need) {
        if (cloud == null) {
            throw new IllegalStateException(need + ", and there is none behind this client: " + client);
        }
        return cloud;
    }

    /** Runs an assertion: at once, or again and again while virtual time passes. */
    void run(Runnable assertion) {
        try {
            if (patience == null) {
                assertion.run();
            } else {
                retry(assertion);
            }
        } catch (AssertionError failure) {
            StackTraces.beginAtUser(failure);
            if (collector == null) {
                throw failure;
            }
            collector.collectAssertionError(onItsOwnLine(failure));
            return;
        }
        if (collector != null) {
            collector.succeeded();
        }
    }

    /** AssertJ prints collected messages right behind their number, and begins its own with a line break therefore. */
    static AssertionError onItsOwnLine(AssertionError failure) {
        if (String.valueOf(failure.getMessage()).startsWith("\n")) {
            return failure;
        }
        AssertionError copy = new AssertionError("\n" + failure.getMessage(), failure.getCause());
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    private void retry(Runnable assertion) {
        AssertionError[] last = new AssertionError[1];
        Duration left = Duration.between(cloud.time().now(), deadline);
        boolean held = cloud.time().advanceUntil(() -> {
            try {
                assertion.run();
                return true;
            } catch (AssertionError failure) {
                last[0] = failure;
                return false;
            }
        }, left.isNegative() ? Duration.ZERO : left);
        if (!held) {
            throw new AssertionError(last[0].getMessage() + "\nwithin " + patience + " of virtual time (simulated now "
                    + cloud.time().now() + ")", last[0]);
        }
    }

    /** The past of a resource, which only a fake cloud knows. */
    Chronicle chronicle(String resourceId) {
        return new Chronicle(cloud, cloud.history(resourceId));
    }

    /** " (simulated now 00:15:00Z, seed 42)", or nothing behind other clients. */
    String stamp() {
        return isFake() ? new Chronicle(cloud, List.of()).stamp() : "";
    }

    /** Where is looked for resources, in words. */
    String place() {
        return isFake() ? cloud.region() + " of account " + cloud.accountId() : "the account and region of the client";
    }
}
