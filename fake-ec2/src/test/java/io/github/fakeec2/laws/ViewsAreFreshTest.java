package io.github.fakeec2.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.state.Views;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * For every operation that is simulated, now and later: after it has changed something, what Describe operations answer
 * out of what they have cached is what they would answer if they built it anew.
 */
class ViewsAreFreshTest {

    private static final int CHANGES = 60;

    private static final List<SimulatedOperation> CHANGING =
            SimulatedOperation.all().stream().filter(operation -> !operation.readsOnly()).toList();

    private static final List<SimulatedOperation> DESCRIBING = SimulatedOperation.all().stream()
            .filter(operation -> operation.name().startsWith("Describe")).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsDescribedIsWhatIsThere(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        try (Scenario scenario = Scenario.play(seed)) {
            everything(scenario.cloud());
            RequestGenerator generator = new RequestGenerator(Garbage.random(random, scenario.ids()), random);
            for (int changes = 0, tries = 0; changes < CHANGES && tries < 40 * CHANGES; tries++) {
                SimulatedOperation operation = CHANGING.get(random.nextInt(CHANGING.size()));
                SdkRequest request = someRequest(operation, scenario, generator, random);
                if (succeeds(scenario.cloud(), operation, request)) {
                    changes++;
                    Map<String, String> cached = everything(scenario.cloud());
                    Views.forget(scenario.world());
                    assertThat(cached).as("after %s", request).isEqualTo(everything(scenario.cloud()));
                }
            }
        }
    }

    private static SdkRequest someRequest(SimulatedOperation operation, Scenario scenario, RequestGenerator generator,
            RandomGenerator random) {
        List<SdkPojo> good = scenario.requestsOf(operation);
        return good.isEmpty() || random.nextInt(4) == 0 ? generator.request(operation)
                : generator.variationOf(good.get(random.nextInt(good.size())), operation);
    }

    private static boolean succeeds(FakeCloud cloud, SimulatedOperation operation, SdkRequest request) {
        try {
            operation.call(cloud, request);
            return true;
        } catch (AwsServiceException | NotSimulatedException refused) {
            return false;
        }
    }

    private static Map<String, String> everything(FakeCloud cloud) {
        Map<String, String> answers = new TreeMap<>();
        for (SimulatedOperation operation : DESCRIBING) {
            SdkRequest request = (SdkRequest) ((SdkBuilder<?, ?>) operation.requestBuilder()).build();
            try {
                answers.put(operation.name(), operation.call(cloud, request).toString());
            } catch (AwsServiceException needsMore) {
                answers.put(operation.name(), needsMore.awsErrorDetails().errorMessage());
            }
        }
        return answers;
    }
}
