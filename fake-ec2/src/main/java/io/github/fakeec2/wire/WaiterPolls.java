package io.github.fakeec2.wire;

import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The polls of waiters, which clients tell in the header User-Agent: the SDKs of today, botocore among them, list B,
 * for a waiter, as one of the features that they use; older ones of Java write hll/waiter.
 */
final class WaiterPolls {

    private static final Pattern MARK = Pattern.compile("(?:^| )(?:m/(?:[^ ,]*,)*B(?=[ ,]|$)|hll/waiter(?= |$))");
    private static final int LONGEST = 2000;

    private WaiterPolls() {
    }

    static boolean isOne(WireRequest request) {
        String agent = request.header("user-agent");
        return agent.length() < LONGEST && MARK.matcher(agent).find();
    }

    /** Marks the request as the SDK's own waiters do. */
    static void mark(SdkPojo builder) {
        ((AwsRequest.Builder) builder).overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                .addApiName(api -> api.name("sdk-metrics").version("B")).build());
    }
}
