package io.github.fakeec2.access;

import io.github.fakeec2.gateway.Call;

/** Tells other services who calls. */
public final class Callers {

    private Callers() {
    }

    /** The ARN of the caller's identity, as STS GetCallerIdentity has it. */
    public static String arn(Call call) {
        return CallerIdentity.of(call.account()).arn();
    }
}
