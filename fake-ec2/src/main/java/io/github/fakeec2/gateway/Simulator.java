package io.github.fakeec2.gateway;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.fault.FaultPlan;
import io.github.fakeec2.state.CallSite;
import io.github.fakeec2.state.Cause;
import io.github.fakeec2.state.World;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** Lets operations answer, under the cloud's lock: reads as they are, all else as transactions. */
final class Simulator {

    private final World world;
    private final FaultPlan faults;
    private final Rules rules;
    private final IdempotencyTokens tokens = new IdempotencyTokens();

    Simulator(World world, FaultPlan faults, Rules rules) {
        this.world = world;
        this.faults = faults;
        this.rules = rules;
    }

    /** Answers somebody who looks on: everything is there to see. */
    SdkResponse look(Door door, Operation operation, SdkRequest request, Payload payload) {
        requireSimulated(operation, request);
        world.lock().lock();
        try {
            Call call = callIn(door.account(), door.region(), payload);
            return world.lookingOn(() -> operation.answer(call, request));
        } finally {
            world.lock().unlock();
        }
    }

    /** Answers a call. */
    SdkResponse answer(Door door, Operation operation, SdkRequest request, Payload payload, CallSite site) {
        requireSimulated(operation, request);
        world.lock().lock();
        try {
            Call call = callIn(door.account(), door.region(), payload);
            boolean dryRun = request.getValueForField("DryRun", Boolean.class).orElse(false);
            if (operation.isReadOnly() && !dryRun) {
                return operation.answer(call, request);
            }
            Cause cause = new Cause(operation.name(), world.now(), site);
            return dryRun ? dryRun(call, cause, operation, request) : transact(call, cause, operation, request);
        } finally {
            world.lock().unlock();
        }
    }

    /** Does something to what an account has in a region, outside of any call, as one transaction. */
    void change(String account, String region, String what, Consumer<Call> effect) {
        world.lock().lock();
        try {
            callIn(account, region, Payload.NONE).inTransaction(new Cause(what, world.now(), Callers.find()), effect);
        } finally {
            world.lock().unlock();
        }
    }

    private Call callIn(String account, String region, Payload payload) {
        return new Call(world, world.region(account, region), faults, rules, tokens, payload);
    }

    private SdkResponse dryRun(Call call, Cause cause, Operation operation, SdkRequest request) {
        world.journal().begin(cause);
        try {
            operation.answer(call, request);
            call.requireDoneInFull();
        } finally {
            world.journal().rollback();
        }
        throw AwsError.of("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set.");
    }

    private SdkResponse transact(Call call, Cause cause, Operation operation, SdkRequest request) {
        String token = IdempotencyTokens.tokenOf(request);
        String scope = token == null ? null : IdempotencyTokens.scope(call, operation.toString(),
                IdempotencyTokens.zoneOf(call, request));
        SdkResponse earlier = token == null ? null : tokens.earlierAnswer(scope, token, request);
        if (earlier != null) {
            return earlier;
        }
        SdkResponse response = world.journal().transact(cause, () -> operation.answer(call, request));
        call.requireDoneInFull();
        if (token != null) {
            tokens.remember(scope, token, request, response);
        }
        return response;
    }

    private static void requireSimulated(Operation operation, SdkRequest request) {
        if (!operation.isSimulated()) {
            String requestType = request.getClass().getSimpleName();
            throw new NotSimulatedException(operation.service() + ":" + operation.name()
                    + " is not simulated by Fake EC2 yet. The page docs/OPERATIONS.md lists what is. A test can answer"
                    + " it itself:\n  cloud.answer(" + requestType + ".class, r -> " + operation.name()
                    + "Response.builder().build());");
        }
    }
}
