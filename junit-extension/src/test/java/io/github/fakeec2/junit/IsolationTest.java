package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.fakeec2.FakeCloud;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

class IsolationTest {

    @Test
    void eachMethodHasItsOwnCloud() {
        TestRun.of(TwoMethodsCase.class).succeeds(2);

        TwoMethodsCase.CLOUDS.areAllDifferent(2);
    }

    @WithFakeCloud
    static class TwoMethodsCase {
        static final Clouds CLOUDS = new Clouds();

        @Test
        void one(FakeCloud cloud, Ec2Client ec2) {
            CLOUDS.meet(cloud, ec2);
        }

        @Test
        void another(FakeCloud cloud, Ec2Client ec2) {
            CLOUDS.meet(cloud, ec2);
        }
    }

    @Test
    void eachMethodStartsFromTheSameSeedSoThatOrderDoesNotMatter() {
        TestRun.of(SameIdsCase.class).succeeds(2);

        assertThat(SameIdsCase.IDS).hasSize(2);
        assertThat(Set.copyOf(SameIdsCase.IDS)).hasSize(1);
    }

    @WithFakeCloud
    static class SameIdsCase {
        static final Queue<String> IDS = new ConcurrentLinkedQueue<>();

        @RepeatedTest(2)
        void creates(Ec2Client ec2) {
            IDS.add(Clouds.launch(ec2));
        }
    }

    @Test
    void theCloudIsClosedAfterItsTestAndNotBeforeTheLastAfterEach() {
        TestRun.of(ClosedCase.class).succeeds(1);

        assertThatThrownBy(() -> ClosedCase.leaked.describeInstances()).isInstanceOf(RuntimeException.class);
    }

    @WithFakeCloud
    static class ClosedCase {
        static volatile Ec2Client leaked = null;
        Ec2Client ec2;

        ClosedCase(Ec2Client fromConstructor) {
            leaked = fromConstructor;
        }

        @Test
        void test() {
        }

        @AfterEach
        void stillOpen() {
            assertThat(Clouds.instances(ec2)).isEmpty();
        }
    }

    @Test
    void eachRepetitionHasItsOwnCloud() {
        TestRun.of(RepeatedCase.class).succeeds(3);

        RepeatedCase.CLOUDS.areAllDifferent(3);
    }

    @WithFakeCloud
    static class RepeatedCase {
        static final Clouds CLOUDS = new Clouds();

        @RepeatedTest(3)
        void test(FakeCloud cloud, Ec2Client ec2) {
            CLOUDS.meet(cloud, ec2);
        }
    }

    @Test
    void eachInvocationOfAParameterizedTestHasItsOwnCloud() {
        TestRun.of(ParameterizedCase.class).succeeds(3);

        ParameterizedCase.CLOUDS.areAllDifferent(3);
    }

    @WithFakeCloud
    static class ParameterizedCase {
        static final Clouds CLOUDS = new Clouds();

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void test(int number, FakeCloud cloud, Ec2Client ec2) {
            assertThat(number).isPositive();
            CLOUDS.meet(cloud, ec2);
        }
    }

    @Test
    void theDynamicTestsOfOneFactoryShareTheCloudOfTheirFactory() {
        TestRun.of(FactoryCase.class).succeeds(4);

        FactoryCase.CLOUDS.areAllDifferent(2);
    }

    @WithFakeCloud
    static class FactoryCase {
        static final Clouds CLOUDS = new Clouds();

        @TestFactory
        Stream<DynamicTest> factory(Ec2Client ec2) {
            return twoSteps(ec2);
        }

        @TestFactory
        Stream<DynamicTest> anotherFactory(Ec2Client ec2) {
            return twoSteps(ec2);
        }

        private static Stream<DynamicTest> twoSteps(Ec2Client ec2) {
            return Stream.of(
                    dynamicTest("create", () -> CLOUDS.meet(ec2)),
                    dynamicTest("read", () -> assertThat(Clouds.instances(ec2)).hasSize(1)));
        }
    }

    @Test
    void methodsThatShareTheirInstanceFindFieldsFilledAnew() {
        TestRun.of(PerClassCase.class).succeeds(3);

        PerClassCase.CLOUDS.areAllDifferent(3);
    }

    @WithFakeCloud
    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassCase {
        static final Clouds CLOUDS = new Clouds();
        FakeCloud cloud;
        Ec2Client ec2;

        @RepeatedTest(2)
        void fields() {
            CLOUDS.meet(cloud, ec2);
        }

        @Test
        void parameters(FakeCloud same, Ec2Client another) {
            assertThat(same).isEqualTo(cloud);
            CLOUDS.meet(cloud, another);
        }
    }

    @Test
    void nestedClassesHaveCloudsTooAndTheEnclosingInstancesShowTheSame() {
        TestRun.of(OuterCase.class).succeeds(3);

        OuterCase.CLOUDS.areAllDifferent(3);
    }

    @WithFakeCloud
    static class OuterCase {
        static final Clouds CLOUDS = new Clouds();
        private FakeCloud outer;
        private final FakeCloud fromConstructor;

        OuterCase(FakeCloud cloud) {
            this.fromConstructor = cloud;
        }

        @Test
        void test(Ec2Client ec2) {
            CLOUDS.meet(outer, ec2);
        }

        @Nested
        class Inner {
            private FakeCloud inner;

            @Test
            void test(Ec2Client ec2) {
                assertThat(inner).isEqualTo(outer).isEqualTo(fromConstructor);
                CLOUDS.meet(inner, ec2);
            }

            @Nested
            class Innermost {
                @Test
                void test(Ec2Client ec2) {
                    assertThat(inner).isEqualTo(outer).isEqualTo(fromConstructor);
                    CLOUDS.meet(inner, ec2);
                }
            }
        }
    }

    @Test
    void methodsThatRunInParallelNeverShareACloud() {
        TestRun.inParallel(ParallelCase.class).succeeds(200);

        ParallelCase.CLOUDS.areAllDifferent(200);
    }

    @WithFakeCloud
    static class ParallelCase {
        static final Clouds CLOUDS = new Clouds();
        FakeCloud cloud;

        @RepeatedTest(100)
        void one(Ec2Client ec2) {
            CLOUDS.meet(cloud, ec2);
        }

        @RepeatedTest(100)
        void another(Ec2Client ec2) {
            CLOUDS.meet(cloud, ec2);
        }
    }

    @Test
    void methodsThatRunInParallelOnOneInstanceTakeParameters() {
        TestRun.inParallel(ParallelPerClassCase.class).succeeds(100);

        ParallelPerClassCase.CLOUDS.areAllDifferent(100);
    }

    @WithFakeCloud
    @TestInstance(Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelPerClassCase {
        static final Clouds CLOUDS = new Clouds();

        @RepeatedTest(100)
        void test(FakeCloud cloud, Ec2Client ec2) {
            CLOUDS.meet(cloud, ec2);
        }
    }
}
