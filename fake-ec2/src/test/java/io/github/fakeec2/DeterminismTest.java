package io.github.fakeec2;

import static io.github.fakeec2.Launching.one;
import static io.github.fakeec2.Launching.several;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class DeterminismTest {

    private static FakeCloud cloud(long seed) {
        return FakeCloud.builder().seed(seed).build();
    }

    /** Does forty random things, the same ones for the same dice, and returns what was answered. */
    private static List<String> play(FakeCloud cloud, RandomGenerator dice) {
        Ec2Client ec2 = cloud.ec2();
        List<String> ids = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String id = ids.isEmpty() ? "i-0123456789abcdef0" : ids.get(dice.nextInt(ids.size()));
            int move = dice.nextInt(8);
            try {
                answers.add(switch (move) {
                    case 0, 1 -> {
                        List<String> launched = several(ec2, 1 + dice.nextInt(3));
                        ids.addAll(launched);
                        yield launched.toString();
                    }
                    case 2 -> ec2.stopInstances(r -> r.instanceIds(id)).toString();
                    case 3 -> ec2.startInstances(r -> r.instanceIds(id)).toString();
                    case 4 -> ec2.terminateInstances(r -> r.instanceIds(id)).toString();
                    case 5 -> one(cloud.client(Ec2Client.class, "eu-west-1"));
                    case 6 -> ec2.describeInstances().reservations().toString();
                    default -> {
                        cloud.time().advance(Duration.ofMinutes(dice.nextInt(50)));
                        yield cloud.time().now().toString();
                    }
                });
            } catch (Ec2Exception e) {
                answers.add(e.getMessage()); // with its request id, which is drawn from the seed as well
            }
        }
        return answers;
    }

    private static RandomGenerator dice(long game) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(game);
    }

    @DirectFace("the SDK's clients draw client tokens, and not from the seed")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSameSeedAndCallsGiveTheSameAnswersAndTheSameState(long game) {
        FakeCloud one = cloud(game);
        FakeCloud other = cloud(game);

        assertThat(play(one, dice(game))).isEqualTo(play(other, dice(game)));
        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one.describe()).isEqualTo(other.describe());
    }

    @Test
    void anotherSeedGivesOtherIds() {
        assertThat(several(cloud(1).ec2(), 5)).doesNotContainAnyElementsOf(several(cloud(2).ec2(), 5));
    }

    @Test
    void regionsAndAccountsDoNotDependOnWhichIsLookedAtFirst() {
        FakeCloud one = cloud(7);
        FakeCloud other = cloud(7);
        Ec2Client ireland = one.client(Ec2Client.class, "eu-west-1");
        ireland.describeVpcs();
        one.time().advance(Duration.ofHours(1));
        one.account("210987654321").ec2().describeVpcs();
        one.ec2().describeVpcs();
        other.time().advance(Duration.ofHours(1));
        other.ec2().describeVpcs();
        other.account("210987654321").ec2().describeVpcs();
        other.client(Ec2Client.class, "eu-west-1").describeVpcs();

        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one(ireland)).isEqualTo(one(other.client(Ec2Client.class, "eu-west-1")));
        assertThat(one(one.ec2())).isEqualTo(one(other.ec2()));
    }

    @DirectFace("the SDK's clients draw client tokens, and not from the seed")
    @Test
    @Tag("newer-sdk")
    void aCallThatFailsDoesNotShiftTheIdsOfLaterOnes() {
        FakeCloud smooth = cloud(3);
        FakeCloud bumpy = cloud(3);
        assertThatThrownBy(() -> bumpy.ec2().runInstances(r -> r.imageId(Amis.DEBIAN_12).minCount(3).maxCount(3)
                .instanceType("t3.micro").dryRun(true))).isInstanceOf(Ec2Exception.class);
        assertThatThrownBy(() -> bumpy.ec2().runInstances(r -> r.imageId(Amis.DEBIAN_12).minCount(1).maxCount(1)
                .instanceType("t3.micro").securityGroupIds("sg-0123456789abcdef0"))).isInstanceOf(Ec2Exception.class);

        assertThat(several(bumpy.ec2(), 3)).isEqualTo(several(smooth.ec2(), 3));
        assertThat(bumpy.digest()).isEqualTo(smooth.digest());
    }
}
