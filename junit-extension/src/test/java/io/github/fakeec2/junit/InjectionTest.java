package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

class InjectionTest {

    @Tag("sdk-of-the-build")
    @Test
    void allParametersAndFieldsOfAMethodBelongToOneCloud() {
        TestRun.of(EverywhereCase.class).succeeds(1);
    }

    @WithFakeCloud
    static class EverywhereCase {
        private final FakeCloud fromConstructor;
        private FakeCloud cloud;
        private Ec2Client ec2;
        Ec2AsyncClient async;

        EverywhereCase(FakeCloud cloud, Ec2Client ec2) {
            this.fromConstructor = cloud;
            assertThat(FakeCloud.behind(ec2)).contains(cloud);
        }

        @BeforeEach
        void before(FakeCloud same) {
            assertThat(same).isEqualTo(fromConstructor).isEqualTo(cloud);
        }

        @Test
        void test(FakeCloud same, Ec2Client client, Ec2AsyncClient asyncClient) {
            assertThat(same).isEqualTo(cloud);
            assertThat(Stream.of(ec2, async, client, asyncClient).map(FakeCloud::behind))
                    .allSatisfy(behind -> assertThat(behind).contains(cloud));
        }

        @AfterEach
        void after(FakeCloud same) {
            assertThat(same).isEqualTo(cloud);
        }
    }

    @Test
    void clocksShowTheTimeOfTheCloud() {
        TestRun.of(ClockCase.class).succeeds(1);
    }

    @WithFakeCloud
    static class ClockCase {
        private Clock field;

        @Test
        void test(FakeCloud cloud, Clock clock) {
            cloud.time().advance(Duration.ofHours(6));

            assertThat(clock.instant()).isEqualTo(cloud.time().now()).isEqualTo(field.instant());
        }
    }

    @Test
    void fieldsOfSuperclassesAreFilled() {
        TestRun.of(SubclassCase.class).succeeds(1);
    }

    @WithFakeCloud
    abstract static class Base {
        private Ec2Client ec2;

        Ec2Client inherited() {
            return ec2;
        }
    }

    static class SubclassCase extends Base {
        private Ec2Client ec2;

        @Test
        void test(FakeCloud cloud) {
            assertThat(FakeCloud.behind(ec2)).contains(cloud);
            assertThat(FakeCloud.behind(inherited())).contains(cloud);
        }
    }

    @Test
    void fieldsThatHoldSomethingAreLeftAlone() {
        TestRun.of(OwnValuesCase.class).succeeds(1);
    }

    @WithFakeCloud
    static class OwnValuesCase {
        static Clock programs;
        final Clock constant = epoch();
        Clock initialised = epoch();

        @Test
        void test() {
            assertThat(constant.instant()).isEqualTo(Instant.EPOCH);
            assertThat(initialised.instant()).isEqualTo(Instant.EPOCH);
            assertThat(programs).isNull();
        }
    }

    @Test
    void argumentsOfParameterizedTestsHavePrecedence() {
        TestRun.of(ArgumentsCase.class).succeeds(2);
    }

    @WithFakeCloud
    static class ArgumentsCase {

        static Stream<Arguments> clocks() {
            return Stream.of(
                    Arguments.of(epoch(), "1970-01-01T00:00:00Z"),
                    Arguments.of(Clock.fixed(Instant.MAX, ZoneOffset.UTC), Instant.MAX.toString()));
        }

        @ParameterizedTest
        @MethodSource("clocks")
        void test(Clock argument, String expected, Clock injected, FakeCloud cloud) {
            assertThat(argument.instant()).hasToString(expected);
            assertThat(injected.instant()).isEqualTo(cloud.time().now());
        }
    }

    @Test
    void argumentsOfParameterizedClassesHavePrecedence() {
        TestRun.of(ClassArgumentsCase.class).succeeds(4);
    }

    @WithFakeCloud
    @ParameterizedClass
    @MethodSource("clocks")
    static class ClassArgumentsCase {
        private final Clock argument;
        private final Clock injected;

        ClassArgumentsCase(Clock argument, Clock injected) {
            this.argument = argument;
            this.injected = injected;
        }

        static Stream<Clock> clocks() {
            return Stream.of(epoch(), epoch());
        }

        @Test
        void test(Clock clock, FakeCloud cloud) {
            assertThat(argument.instant()).isEqualTo(Instant.EPOCH);
            assertThat(injected.instant()).isEqualTo(clock.instant()).isEqualTo(cloud.time().now());
        }

        @Nested
        @ParameterizedClass
        @MethodSource("io.github.fakeec2.junit.InjectionTest#oneEpoch")
        class Inner {
            private final Clock argument;
            private final FakeCloud fromConstructor;

            Inner(Clock argument, FakeCloud cloud) {
                this.argument = argument;
                this.fromConstructor = cloud;
            }

            @Test
            void test(FakeCloud cloud) {
                assertThat(argument.instant()).isEqualTo(Instant.EPOCH);
                assertThat(fromConstructor).isEqualTo(cloud);
            }
        }
    }

    static Stream<Clock> oneEpoch() {
        return Stream.of(epoch());
    }

    private static Clock epoch() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }
}
