package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Execution(ExecutionMode.SAME_THREAD)
class InterceptionTest {

    private final Map<Object, Object> before = properties();

    /** Those that tell the SDK something; others come and go by themselves. */
    private static Map<Object, Object> properties() {
        Map<Object, Object> all = new TreeMap<>(System.getProperties());
        all.keySet().removeIf(name -> !name.toString().matches("(aws|https?)\\..*"));
        return all;
    }

    @AfterEach
    void everythingIsAsBefore() {
        assertThat(properties()).isEqualTo(before);
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.interceptSdkClients(); // is free
        }
    }

    /** Code that keeps the client that it has built. */
    private static final class Program {

        static Ec2Client kept;
        private final Ec2Client own = Ec2Client.create();

        void run() {
            if (kept == null) {
                kept = Ec2Client.create();
            }
            kept.createVpc(r -> r.cidrBlock("10.0.0.0/16"));
            own.createVpc(r -> r.cidrBlock("10.1.0.0/16"));
            own.close();
        }

        static void hasRunOnceIn(FakeCloud cloud) {
            assertThat(cloud.calls().of(CreateVpcRequest.class)).hasSize(2)
                    .anyMatch(call -> call.region().equals(cloud.region()));
        }
    }

    @Test
    void clientsThatCodeBuildsReachTheCloudOfTheMethod() {
        TestRun.of(ClientsCase.class).succeeds(8);
    }

    @WithFakeCloud(interceptSdkClients = true, region = "eu-west-1")
    static class ClientsCase {

        private final Program builtWithTheInstance = new Program();

        @BeforeEach
        void inBeforeEach() {
            builtWithTheInstance.run();
        }

        @AfterEach
        void inAfterEach(FakeCloud cloud) {
            Program.hasRunOnceIn(cloud);
            cloud.calls().clear();
            new Program().run();
            Program.hasRunOnceIn(cloud);
        }

        @Test
        void test() {
        }

        @RepeatedTest(2)
        void repeated() {
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterized(int argument) {
        }

        @Nested
        class Inner {

            @Test
            void test() {
            }

            @Test
            @WithFakeCloud(interceptSdkClients = true, region = "us-west-2")
            void inAnotherRegion() {
            }
        }

        @Test
        void theScopeIsOpenAlready(FakeCloud cloud) {
            assertThatThrownBy(cloud::interceptSdkClients).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void testsThatRunInParallelWaitForEachOther() {
        TestRun.inParallel(ParallelCase.class).succeeds(24);
    }

    static class ParallelCase {

        @WithFakeCloud(interceptSdkClients = true)
        @RepeatedTest(8)
        void one(FakeCloud cloud) {
            new Program().run();
            Program.hasRunOnceIn(cloud);
        }

        @Nested
        @WithFakeCloud(interceptSdkClients = true, region = "ap-southeast-2")
        class Another {

            @RepeatedTest(8)
            void another(FakeCloud cloud) {
                new Program().run();
                Program.hasRunOnceIn(cloud);
            }
        }

        @WithFakeCloud
        @RepeatedTest(8)
        void whoeverDoesNotInterceptNeedNotWait(FakeCloud cloud, Ec2Client ec2) {
            ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16"));
            assertThat(cloud.calls().of(CreateVpcRequest.class)).hasSize(1);
        }
    }

    @Test
    void anExtensionThatIsConfiguredInCodeInterceptsToo() {
        TestRun.of(RegisteredCase.class).succeeds(1);
    }

    static class RegisteredCase {

        @RegisterExtension
        FakeCloudExtension aws = FakeCloudExtension.with(cloud -> cloud.region("eu-west-1")).interceptSdkClients();

        @Test
        void test() {
            new Program().run();
            Program.hasRunOnceIn(aws.cloud());
        }
    }

    @Test
    void whateverFailsTheNextTestHasItsTurn() {
        TestRun run = TestRun.of(FailingCase.class);

        assertThat(run.failures()).extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("the constructor", "before", "the test", "after");
        assertThat(FailingCase.SUCCEEDED).containsExactly("last");
    }

    @WithFakeCloud(interceptSdkClients = true)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class FailingCase {

        static final List<String> SUCCEEDED = new ArrayList<>();
        private static int instances;
        private final int number = ++instances;

        FailingCase() {
            fails(1, "the constructor");
        }

        @BeforeEach
        void before() {
            fails(2, "before");
        }

        private void fails(int at, String message) {
            if (number == at) {
                fail(message);
            }
        }

        @AfterEach
        void after() {
            fails(4, "after");
        }

        @Test
        @Order(1)
        void constructor() {
        }

        @Test
        @Order(2)
        void beforeEach() {
        }

        @Test
        @Order(3)
        void test() {
            fails(3, "the test");
        }

        @Test
        @Order(4)
        void afterEach() {
        }

        @Test
        @Order(5)
        void last(FakeCloud cloud) {
            new Program().run();
            Program.hasRunOnceIn(cloud);
            SUCCEEDED.add("last");
        }
    }

    @Test
    void aTestOnTheThreadOfAnotherFailsInsteadOfWaitingForever() {
        TestRun.of(OuterCase.class).succeeds(1);
    }

    @WithFakeCloud(interceptSdkClients = true)
    static class OuterCase {

        @Test
        void test(FakeCloud cloud) {
            assertThat(TestRun.of(RegisteredCase.class).failure())
                    .hasMessageContaining("was started on the thread of another one that has not ended");
            new Program().run();
            Program.hasRunOnceIn(cloud);
        }
    }

    @Test
    void whoInterceptsWithoutTheExtensionIsNotWaitedFor() {
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.interceptSdkClients();
            assertThat(TestRun.of(RegisteredCase.class).failure()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("intercepted for another fake cloud already");
        }
    }
}
