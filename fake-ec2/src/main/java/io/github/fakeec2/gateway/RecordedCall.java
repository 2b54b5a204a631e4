package io.github.fakeec2.gateway;

import io.github.fakeec2.state.CallSite;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * A call that a client made.
 *
 * @param operation the operation in AWS's spelling, such as {@code RunInstances}
 * @param service the service as the SDK's client package spells it, such as {@code ec2}
 * @param account the account that the client speaks for
 * @param region the region that the client was made for
 * @param at when, on the cloud's clock
 * @param thread the name of the calling thread
 * @param request what was asked
 * @param response what was answered, or null where the call failed
 * @param error what the call failed with, or null
 * @param site the line of the user's code, or null: for reads it is looked for only if the cloud was made so
 */
public record RecordedCall(String operation, String service, String account, String region, Instant at, String thread,
        SdkRequest request, SdkResponse response, RuntimeException error, CallSite site) {

    /** Whether the call was answered. */
    public boolean succeeded() {
        return error == null;
    }

    /** The line of the user's code that made the call, where it is known. */
    public Optional<CallSite> caller() {
        return Optional.ofNullable(site);
    }

    @Override
    public String toString() {
        return at + " " + operation + " " + account + "/" + region
                + (error == null ? "" : " failed: " + error.getMessage())
                + (site == null ? "" : " -> at " + site);
    }
}
