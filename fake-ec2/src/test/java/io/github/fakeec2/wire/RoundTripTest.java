package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Whatever the SDK's own clients send arrives, and whatever the cloud answers they get: random trees of the model
 * classes of random operations, there and back. {@code -Dwire.cases=100000} tries more than every build does, {@code
 * -Dwire.seed=...} others; a failure says which properties repeat its case.
 *
 * <p>What no protocol carries is not among them: members that are null in lists and maps, and fractions of
 * milliseconds. What one of them cannot carry is said in {@link Protocol}.
 */
@Tag("sdk-of-the-build")
class RoundTripTest {

    private static final long SEED = Long.getLong("wire.seed", 1);
    private static final int FIRST = Integer.getInteger("wire.first", 0);
    private static final int CASES = Integer.getInteger("wire.cases", 500);

    private final FakeCloud cloud = FakeCloud.builder().callLogLimit(1).build();
    private final AtomicReference<SdkRequest> arrived = new AtomicReference<>();
    private final AtomicReference<SdkResponse> answer = new AtomicReference<>();
    private final List<String> differences = new ArrayList<>();

    /** An operation and what calls it. */
    private record Way(WireClient client, SdkOperation operation) {
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void requestsArriveAndResponsesComeBackAsTheyWereSent(Protocol protocol) {
        List<WireClient> clients = new ArrayList<>();
        List<List<Way>> services = new ArrayList<>();
        for (String service : protocol.services()) {
            WireClient client = WireClient.of(protocol, cloud, service);
            clients.add(client);
            services.add(SdkOperation.of(service).stream().map(operation -> new Way(client, operation)).toList());
        }
        services.forEach(ways -> ways.forEach(way -> cloud.answer(way.operation().request(), request -> {
            arrived.set(request);
            return answer.get();
        })));

        for (int i = FIRST; i - CASES < FIRST && differences.size() < 10; i++) {
            Random random = new Random(SEED * 1_000_003 + i);
            List<Way> ways = services.get(random.nextInt(services.size()));
            tryOne(protocol, ways.get(random.nextInt(ways.size())), random,
                    "-Dwire.seed=" + SEED + " -Dwire.first=" + i + " -Dwire.cases=1: ");
        }

        clients.forEach(WireClient::close);
        cloud.close();
        assertThat(differences).isEmpty();
    }

    private void tryOne(Protocol protocol, Way way, Random random, String which) {
        SdkRequest request = (SdkRequest) new ModelTrees(random, true).of(way.operation().newRequest());
        answer.set((SdkResponse) new ModelTrees(random, !protocol.isXml()).of(way.operation().newResponse()));
        arrived.set(null);
        try {
            SdkResponse response = way.client().call(way.operation(), request);
            compare(which, protocol.carried(request), protocol.carried(arrived.get()));
            compare(which, answer.get(), response);
        } catch (RuntimeException e) {
            differences.add(which + way.operation().name() + " ended with " + e + ", cause: " + e.getCause());
        }
    }

    private void compare(String which, SdkPojo sent, SdkPojo arrived) {
        if (!sent.equalsBySdkFields(arrived)) {
            differences.add(which + Carried.difference(sent.getClass().getSimpleName(), sent, arrived));
        }
    }
}
