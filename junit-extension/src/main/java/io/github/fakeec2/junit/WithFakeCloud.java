package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives each test method a fresh cloud of its own, and hands it to the test.
 *
 * <pre>{@code
 * @WithFakeCloud
 * class FleetKeeperTest {
 *     @Test void launches(FakeCloud cloud, Ec2Client ec2) { ... }
 * }
 * }</pre>
 *
 * <p><b>What is injected:</b> {@link FakeCloud}, {@link java.time.Clock} on the time of the cloud, and every SDK client
 * that {@link FakeCloud#client(Class)} knows, as
 * <ul>
 *   <li>parameters of test methods, of {@code @BeforeEach} and {@code @AfterEach} methods and of the constructor;
 *   <li>fields of the test class, its superclasses and, for {@code @Nested} classes, the enclosing instances, private
 *       or not. Fields that hold something already, set by an initializer, the constructor or another extension, are
 *       left alone; those that were filled are set back to {@code null} after the method. A field that is
 *       {@code final} or {@code static} and holds {@code null} is an error, except for static clocks.
 * </ul>
 *
 * <p>All of these share one cloud per test method: per invocation of a {@code @ParameterizedTest} or
 * {@code @RepeatedTest}, and one for all dynamic tests of a {@code @TestFactory} method. Arguments of a parameterized
 * test have precedence over injection. Methods that run outside any test method ({@code @BeforeAll},
 * {@code @AfterAll}, argument factories, the constructor of a {@code PER_CLASS} test) have no cloud, and ask for one in
 * vain. Methods may run in parallel; where they share an instance ({@code PER_CLASS}) they take parameters, since
 * fields cannot be shared, and the extension refuses to fill them.
 *
 * <p>JUnit 5.10 and later will do; constructor parameters need JUnit 5.12, and the precedence of arguments 5.14.
 *
 * <p>The annotation works on classes, on methods and on other annotations. Subclasses and {@code @Nested} classes
 * inherit it. The nearest one counts alone: on a method it replaces that of the class with all its attributes.
 *
 * <p>When a test fails, the picture of its cloud ({@link FakeCloud#describe()}) is published with the test report under
 * {@code fake-cloud}, and the failure gets a suppressed exception that names the seed and the simulated time.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(FakeCloudExtension.class)
// The lock that counts is the provider's. JUnit 5.10 and 5.11 know nothing of providers and require that a resource is
// named: nobody waits for this one, since all do no more than read it.
@ResourceLock(value = "io.github.fakeec2.junit.WithFakeCloud", mode = ResourceAccessMode.READ,
        providers = InterceptionLock.class)
public @interface WithFakeCloud {

    /** The default region; one of AWS's public regions. */
    String region() default "us-east-1";

    /** The default account: twelve digits. */
    String account() default "123456789012";

    /** What all chance starts from: the same seed and the same calls give the same ids, addresses and events. */
    long seed() default 42;

    /** The moment at which the cloud's time begins, as {@link java.time.Instant#parse} reads it. */
    String startTime() default "2026-01-01T00:00:00Z";

    /** What makes time pass. */
    TimeFlow.Mode time() default TimeFlow.Mode.SETTLED;

    /** The time that a call takes, as {@link java.time.Duration#parse} reads it; only with {@code time = STEPPED}. */
    String timeStep() default "PT1S";

    /** How many times faster than the wall clock time passes; only with {@code time = REAL}. */
    double timeFactor() default 1;

    /** Whether any well-formed AMI id names an image, for code that has ids hard-wired. */
    boolean acceptAnyImage() default false;

    /** Whether the call log finds the calling line of reads too, at the price of a stack walk per call. */
    boolean recordReadCallers() default false;

    /**
     * Whether SDK clients that code under test builds for itself reach the cloud, as
     * {@link FakeCloud#interceptSdkClients} has it: from the construction of the test instance (with JUnit 5.13 and
     * later; else from the {@code @BeforeEach} methods) until after the {@code @AfterEach} methods.
     *
     * <p>That holds for the whole JVM. Where tests run in parallel, such a test waits for its turn and need not say so:
     * it has JUnit's {@code @ResourceLock(Resources.SYSTEM_PROPERTIES)} built in. A class that has such tests runs in
     * one thread, as JUnit has it with locks; other classes run beside it.
     * <ul>
     *   <li>Safe beside it are tests with clients that they take from a cloud or build over
     *       {@link FakeCloud#httpClient()} or {@link FakeCloud#endpoint()} with region and credentials: those stay with
     *       their own cloud.
     *   <li>Tests with other clients of the SDK, such as LocalStack's, with {@link FakeCloud#interceptSdkClients} or
     *       with the system properties themselves say {@code @ResourceLock(Resources.SYSTEM_PROPERTIES)} and wait, too.
     * </ul>
     *
     * <p>With JUnit 5.10 and 5.11, which lack the means, such tests wait for each other alone, and need that annotation
     * themselves to wait for others; so do, with any JUnit, tests of a registered {@link FakeCloudExtension}.
     */
    boolean interceptSdkClients() default false;
}
