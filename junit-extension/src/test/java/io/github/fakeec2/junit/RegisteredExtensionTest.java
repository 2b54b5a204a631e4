package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fakeec2.FakeCloud;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.Ec2Client;

class RegisteredExtensionTest {

    @Test
    void anInstanceFieldConfiguresTheCloudInCode() {
        TestRun.of(InstanceFieldCase.class).succeeds(3);

        InstanceFieldCase.CLOUDS.areAllDifferent(3);
    }

    static class InstanceFieldCase {
        static final Clouds CLOUDS = new Clouds();

        @RegisterExtension
        final FakeCloudExtension aws = FakeCloudExtension.with(cloud -> cloud.region("eu-west-1").seed(7));

        private FakeCloud field;

        @RepeatedTest(2)
        void test(Ec2Client ec2) {
            assertThat(field.region()).isEqualTo("eu-west-1");
            assertThat(field.seed()).isEqualTo(7);
            assertThat(aws.cloud()).isEqualTo(field);
            CLOUDS.meet(field, ec2);
        }

        @Nested
        class Inner {
            @Test
            void test(Ec2Client ec2) {
                assertThat(aws.cloud()).isEqualTo(field);
                CLOUDS.meet(field, ec2);
            }
        }
    }

    @Test
    void aStaticFieldGivesEachMethodItsOwnCloudToo() {
        TestRun.of(StaticFieldCase.class).succeeds(2);

        StaticFieldCase.CLOUDS.areAllDifferent(2);
    }

    static class StaticFieldCase {
        static final Clouds CLOUDS = new Clouds();

        @RegisterExtension
        static final FakeCloudExtension AWS = FakeCloudExtension.create();

        private final FakeCloud fromConstructor;

        StaticFieldCase(FakeCloud cloud) {
            this.fromConstructor = cloud;
        }

        @RepeatedTest(2)
        void test(Ec2Client ec2) {
            assertThat(AWS.cloud()).isEqualTo(fromConstructor);
            CLOUDS.meet(AWS.cloud(), ec2);
        }
    }

    @Test
    void methodsOfOneInstanceHaveTheirOwnCloudsToo() {
        TestRun.of(PerClassCase.class).succeeds(2);

        PerClassCase.CLOUDS.areAllDifferent(2);
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassCase {
        static final Clouds CLOUDS = new Clouds();

        @RegisterExtension
        final FakeCloudExtension aws = FakeCloudExtension.create();

        @RepeatedTest(2)
        void test(Ec2Client ec2) {
            CLOUDS.meet(aws.cloud(), ec2);
        }
    }

    @Test
    void thereIsNoCloudOutsideOfTestMethods() {
        assertThatIllegalStateException().isThrownBy(() -> FakeCloudExtension.create().cloud())
                .withMessageStartingWith("No test method is running: a fake cloud lives for one test method");
    }

    @Test
    void methodsThatRunAtTheSameTimeAreToldToTakeAParameter() {
        TestRun.inParallel(OverlappingCase.class).succeeds(2);
    }

    static class OverlappingCase {
        static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static final FakeCloudExtension AWS = FakeCloudExtension.create();

        @Test
        void one() throws Exception {
            meet();
        }

        @Test
        void another() throws Exception {
            meet();
        }

        private static void meet() throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            assertThatIllegalStateException().isThrownBy(AWS::cloud)
                    .withMessage("2 test methods run at the same time, each with a cloud of its own: "
                            + "take FakeCloud as a parameter of the test method instead");
            BOTH.await(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void settingsInCodeAndByAnnotationExcludeEachOther() {
        assertThat(TestRun.of(BothCase.class).failure())
                .hasMessage("@WithFakeCloud on BothCase and a @RegisterExtension FakeCloudExtension both want to make "
                        + "the cloud: remove one of them");
    }

    @WithFakeCloud
    static class BothCase {

        @RegisterExtension
        final FakeCloudExtension aws = FakeCloudExtension.create();

        @Test
        void test() {
        }
    }
}
