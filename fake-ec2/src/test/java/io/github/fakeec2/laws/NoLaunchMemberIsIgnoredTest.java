package io.github.fakeec2.laws;

import static io.github.fakeec2.laws.LaunchExamples.EXAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.laws.LaunchExamples.Example;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Whatever a launch can be told either shows or is refused: the members of RunInstances, and of what is in it, are
 * those that the SDK on the class path has, and for each there is an example of what it changes in EC2's answers, or
 * else a launch with it is refused as not simulated.
 */
class NoLaunchMemberIsIgnoredTest {

    /** What a part needs so that the member beside it is looked at. */
    private static final Map<String, Map<String, Object>> CONTEXT = Map.of(
            "NetworkInterfaces", Map.of("NetworkInterfaces.DeviceIndex", 0),
            "BlockDeviceMappings", Map.of("BlockDeviceMappings.DeviceName", "/dev/sdf"),
            "InstanceMarketOptions", Map.of("InstanceMarketOptions.MarketType", "spot"));

    static Stream<Example> examples() {
        Map<String, SdkField<?>> members = members();
        return EXAMPLES.stream().filter(example -> members.containsKey(example.path()))
                .filter(example -> AccessScenario.isPossible() || !example.path().startsWith("IamInstanceProfile"));
    }

    static Stream<String> membersWithoutExample() {
        List<String> named = EXAMPLES.stream().map(Example::path).toList();
        return members().keySet().stream().filter(path -> !named.contains(path));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatAMemberChangesShows(Example example) {
        String without = LaunchWorld.outcome(example.context());
        Map<String, Object> members = new TreeMap<>(example.context());
        members.put(example.path(), example.value());
        String with = LaunchWorld.outcome(members);
        assertThat(example.removes() ? without : with).contains(example.text());
        assertThat(example.removes() ? with : without).doesNotContain(example.text());
        if (example.removes()) {
            assertThat(with).contains("InstanceId=i-");
        }
    }

    @ParameterizedTest
    @MethodSource("membersWithoutExample")
    void anyOtherMemberIsRefused(String path) {
        for (Object value : anything(members().get(path))) {
            Map<String, Object> members =
                    new TreeMap<>(CONTEXT.getOrDefault(path.split("\\.")[0], Map.of()));
            members.put(path, value);
            assertThatThrownBy(() -> LaunchWorld.outcome(members)).as(path + "=" + value)
                    .isInstanceOf(NotSimulatedException.class).message().matches(refusalOf(path));
        }
    }

    /** It names the member, or the part that it is in. */
    private static String refusalOf(String path) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (String step : path.split("\\.")) {
            name.append(name.isEmpty() ? "" : ".").append(Character.toLowerCase(step.charAt(0)))
                    .append(step, 1, step.length());
            names.add(Pattern.quote(name.toString()));
        }
        return "RunInstances with (" + String.join("|", names) + ")(=\\w+)? is not simulated by Fake EC2 yet";
    }

    private static List<Object> anything(SdkField<?> field) {
        return switch (LaunchWorld.typeOf(field)) {
            case "Boolean" -> List.of(true);
            case "Integer" -> List.of(1, -1);
            case "Long" -> List.of(1L);
            case "Double" -> List.of(0.5);
            case "Instant" -> List.of(Instant.EPOCH);
            default -> List.of("x");
        };
    }

    /** That the examples name members by their right names is seen with an SDK that has them all. */
    @Tag("newer-sdk")
    @Test
    void theExamplesAreOfMembersThatThereAre() {
        assertThat(EXAMPLES).extracting(Example::path).doesNotHaveDuplicates()
                .isSubsetOf(new TreeSet<>(members().keySet()));
    }

    /** The members that hold plain values, by their paths. */
    private static Map<String, SdkField<?>> members() {
        Map<String, SdkField<?>> members = new TreeMap<>();
        collect(RunInstancesRequest.builder(), "", members);
        return members;
    }

    private static void collect(SdkPojo pojo, String above, Map<String, SdkField<?>> into) {
        for (SdkField<?> field : pojo.sdkFields()) {
            SdkPojo part = LaunchWorld.part(field);
            if (part == null) {
                into.put(above + field.memberName(), field);
            } else {
                collect(part, above + field.memberName() + ".", into);
            }
        }
    }
}
