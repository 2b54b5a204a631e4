package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Execution(ExecutionMode.SAME_THREAD)
class InterceptionTest {

    private static final StaticCredentialsProvider OF_ANOTHER_ACCOUNT =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("555566667777", "test"));

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

    /** Of classes, since one class with such tests is one thread to JUnit. */
    @Test
    void testsOfSeveralClassesWaitForEachOtherAndForThoseThatSaySo() {
        TestRun.inParallel(ClassCase.class, MethodCase.class, SharedInstanceCase.class, DynamicCase.class,
                PropertiesCase.class, RegisteredInParallelCase.class).succeeds(4 + 4 + 4 + 4 + 4 + 4);
    }

    private static void onlyThisTestIntercepts(FakeCloud cloud) {
        cloud.calls().clear();
        for (int i = 0; i < 3; i++) {
            try (Ec2Client own = Ec2Client.create()) {
                own.describeVpcs();
            }
        }
        assertThat(cloud.calls().all()).hasSize(3);
    }

    @WithFakeCloud(interceptSdkClients = true)
    static class ClassCase {

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void outer(int argument, FakeCloud cloud) {
            onlyThisTestIntercepts(cloud);
        }

        @Nested
        class Inner {

            @RepeatedTest(2)
            void inner(FakeCloud cloud) {
                onlyThisTestIntercepts(cloud);
            }
        }
    }

    static class MethodCase {

        @WithFakeCloud(interceptSdkClients = true)
        @RepeatedTest(4)
        void one(FakeCloud cloud) {
            onlyThisTestIntercepts(cloud);
        }
    }

    @WithFakeCloud
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedInstanceCase {

        @WithFakeCloud(interceptSdkClients = true)
        @RepeatedTest(2)
        void one(FakeCloud cloud) {
            onlyThisTestIntercepts(cloud);
        }

        @WithFakeCloud(interceptSdkClients = true)
        @RepeatedTest(2)
        void another(FakeCloud cloud) {
            onlyThisTestIntercepts(cloud);
        }
    }

    static class DynamicCase {

        @WithFakeCloud(interceptSdkClients = true)
        @TestFactory
        Stream<DynamicTest> some(FakeCloud cloud) {
            return IntStream.range(0, 4)
                    .mapToObj(i -> DynamicTest.dynamicTest("number " + i, () -> onlyThisTestIntercepts(cloud)));
        }
    }

    /** Without the extension. */
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    static class PropertiesCase {

        @RepeatedTest(4)
        void one() {
            assertThat(System.getProperty("aws.region")).isNull();
            try (FakeCloud cloud = FakeCloud.create()) {
                cloud.interceptSdkClients();
                onlyThisTestIntercepts(cloud);
            }
        }
    }

    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    static class RegisteredInParallelCase {

        @RegisterExtension
        FakeCloudExtension aws = FakeCloudExtension.create().interceptSdkClients();

        @RepeatedTest(4)
        void one(FakeCloud cloud) {
            onlyThisTestIntercepts(cloud);
        }
    }

    /** As it is before JUnit 5.12, too. */
    @Test
    void testsThatJUnitDoesNotLineUpWaitForEachOther() {
        TestRun.inParallel(UnlockedCase.class).succeeds(24);
    }

    static class UnlockedCase {

        @RegisterExtension
        FakeCloudExtension aws = FakeCloudExtension.create().interceptSdkClients();

        @RepeatedTest(12)
        void one(FakeCloud cloud) {
            onlyThisTestIntercepts(cloud);
        }

        @Nested
        class Inner {

            @RepeatedTest(12)
            void inner(FakeCloud cloud) {
                onlyThisTestIntercepts(cloud);
            }
        }
    }

    @Test
    void clientsThatHaveACloudAtHandStayThereWhileAnotherTestIntercepts() {
        TestRun.inParallel(BystanderCase.class, ClassCase.class, MethodCase.class).succeeds(16 + 4 + 4);
    }

    @WithFakeCloud
    static class BystanderCase {

        @RepeatedTest(16)
        void one(FakeCloud cloud) {
            try (Ec2Client inMemory = Ec2Client.builder().httpClient(cloud.httpClient()).region(Region.US_WEST_2)
                            .credentialsProvider(OF_ANOTHER_ACCOUNT).build();
                    Ec2Client overHttp = Ec2Client.builder().endpointOverride(cloud.endpoint()).region(Region.US_WEST_2)
                            .credentialsProvider(OF_ANOTHER_ACCOUNT).build()) {
                for (int i = 0; i < 20; i++) {
                    inMemory.describeVpcs();
                    overHttp.describeVpcs();
                }
            }
            assertThat(cloud.calls().all()).hasSize(40)
                    .allMatch(call -> call.account().equals("555566667777") && call.region().equals("us-west-2"));
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
