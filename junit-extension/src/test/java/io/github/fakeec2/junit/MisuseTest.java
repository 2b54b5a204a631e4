package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

class MisuseTest {

    @Test
    void attributesThatAreNotValidAreNamedWithTheirPlace() {
        assertThat(TestRun.of(AttributesCase.class).failures())
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(ExtensionConfigurationException.class))
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder(
                        "@WithFakeCloud(region = \"eu-moon-1\") on AttributesCase.region(): "
                                + "There is no public AWS region 'eu-moon-1'",
                        "@WithFakeCloud(account = \"12\") on AttributesCase.account(): "
                                + "An account id has twelve digits, '12' has not",
                        "@WithFakeCloud(startTime = \"today\") on AttributesCase.startTime(): "
                                + "Text 'today' could not be parsed at index 0, write it as in 2026-01-01T00:00:00Z",
                        "@WithFakeCloud(timeStep = \"1s\") on AttributesCase.timeStep(): "
                                + "Text cannot be parsed to a Duration, write it as in PT1S",
                        "@WithFakeCloud(timeStep = \"PT-1S\") on AttributesCase.negativeStep(): "
                                + "A step of time must not be negative: PT-1S",
                        "@WithFakeCloud(timeFactor = -1.0) on AttributesCase.timeFactor(): "
                                + "The factor of real time must be a number of 0 or more: -1.0",
                        "@WithFakeCloud(timeStep = \"PT5S\") on AttributesCase.stepWithoutMode(): "
                                + "a step needs time = STEPPED",
                        "@WithFakeCloud(timeFactor = 2.0) on AttributesCase.factorWithoutMode(): "
                                + "a factor needs time = REAL");
    }

    static class AttributesCase {

        @Test
        @WithFakeCloud(region = "eu-moon-1")
        void region() {
        }

        @Test
        @WithFakeCloud(account = "12")
        void account() {
        }

        @Test
        @WithFakeCloud(startTime = "today")
        void startTime() {
        }

        @Test
        @WithFakeCloud(time = TimeFlow.Mode.STEPPED, timeStep = "1s")
        void timeStep() {
        }

        @Test
        @WithFakeCloud(time = TimeFlow.Mode.STEPPED, timeStep = "PT-1S")
        void negativeStep() {
        }

        @Test
        @WithFakeCloud(time = TimeFlow.Mode.REAL, timeFactor = -1)
        void timeFactor() {
        }

        @Test
        @WithFakeCloud(timeStep = "PT5S")
        void stepWithoutMode() {
        }

        @Test
        @WithFakeCloud(timeFactor = 2)
        void factorWithoutMode() {
        }
    }

    @Test
    void anInvalidAttributeOnAClassNamesTheClass() {
        assertThat(TestRun.of(RegionCase.class).failure())
                .hasMessageStartingWith("@WithFakeCloud(region = \"eu-moon-1\") on RegionCase: ");
    }

    @WithFakeCloud(region = "eu-moon-1")
    static class RegionCase {

        @Test
        void test() {
        }
    }

    @Test
    void staticFieldsAreRefused() {
        assertThat(TestRun.of(StaticFieldCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("@WithFakeCloud field [static software.amazon.awssdk.services.ec2.Ec2Client ")
                .hasMessageEndingWith("StaticFieldCase.ec2] must not be static: each test method has a cloud of its "
                        + "own. Make it an instance field");
    }

    @WithFakeCloud
    static class StaticFieldCase {
        static Ec2Client ec2;

        @Test
        void test() {
        }
    }

    @Test
    void finalFieldsAreRefused() {
        assertThat(TestRun.of(FinalFieldCase.class).failure())
                .hasMessageStartingWith("@WithFakeCloud field [final io.github.fakeec2.FakeCloud ")
                .hasMessageContaining("must not be final: it is filled before each test method.");
    }

    @WithFakeCloud
    static class FinalFieldCase {
        final FakeCloud cloud;

        FinalFieldCase() {
            this.cloud = null;
        }

        @Test
        void test() {
        }
    }

    @Test
    void fieldsOfAnInstanceThatConcurrentMethodsShareAreRefusedWhetherOrNotTheyOverlap() {
        assertThat(TestRun.inParallel(SharedFieldCase.class).failures()).hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessageContaining("SharedFieldCase.cloud] cannot be filled: @TestInstance(PER_CLASS)")
                        .hasMessageEndingWith("Take it as a parameter of the test method, or use "
                                + "@Execution(SAME_THREAD)"));
    }

    @WithFakeCloud
    @TestInstance(Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class SharedFieldCase {
        FakeCloud cloud;

        @Test
        void one() {
        }

        @Test
        void another() {
        }
    }

    @Test
    void methodsThatRunOutsideTestMethodsHaveNoCloud() {
        Stream.of(BeforeAllCase.class, PerClassBeforeAllCase.class, PerClassConstructorCase.class,
                ArgumentFactoryCase.class).forEach(testCase ->
                assertThat(rootOf(TestRun.of(testCase).failure()))
                        .isInstanceOf(ParameterResolutionException.class)
                        .hasMessageStartingWith("@WithFakeCloud has no cloud for parameter [")
                        .hasMessageEndingWith("which runs outside any test method: each test method has a cloud of "
                                + "its own. Take it in a @BeforeEach method or in the test method instead"));
    }

    @Test
    void theMessageNamesTheMethodOrTheConstructor() {
        assertThat(TestRun.of(BeforeAllCase.class).failure())
                .hasMessageContaining("] of BeforeAllCase.beforeAll(), which");
        assertThat(TestRun.of(PerClassConstructorCase.class).failure())
                .hasMessageContaining("] of the constructor of PerClassConstructorCase, which");
    }

    @WithFakeCloud
    static class BeforeAllCase {

        @BeforeAll
        static void beforeAll(Ec2Client ec2) {
            throw new AssertionError("was given " + ec2);
        }

        @Test
        void test() {
        }
    }

    @WithFakeCloud
    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassBeforeAllCase {

        @BeforeAll
        void beforeAll(Ec2Client ec2) {
            throw new AssertionError("was given " + ec2);
        }

        @Test
        void test() {
        }
    }

    @WithFakeCloud
    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClassConstructorCase {

        PerClassConstructorCase(FakeCloud cloud) {
            throw new AssertionError("was given " + cloud);
        }

        @Test
        void test() {
        }
    }

    @WithFakeCloud
    static class ArgumentFactoryCase {

        static Stream<String> arguments(FakeCloud cloud) {
            return Stream.of(cloud.region());
        }

        @ParameterizedTest
        @MethodSource("arguments")
        void test(String argument) {
        }
    }

    @Test
    void clientsOfOtherServicesAreLeftToOthersAndTheFailureTellsWhatThereIs() {
        Throwable failure = TestRun.of(OtherServiceCase.class).failure();

        assertThat(failure).isInstanceOf(ParameterResolutionException.class)
                .hasMessageStartingWith("No ParameterResolver registered for parameter");
        assertThat(failure.getSuppressed()).extracting(Throwable::getMessage)
                .anySatisfy(note -> assertThat(note).startsWith("@WithFakeCloud has no fake of PaperClient. "
                        + "It injects FakeCloud, Clock, Ec2Client, Ec2AsyncClient"));
    }

    interface PaperClient extends SdkClient {
    }

    @WithFakeCloud
    static class OtherServiceCase {

        @Test
        void test(PaperClient client) {
        }
    }

    @Test
    void withoutTheAnnotationNothingIsInjected() {
        assertThat(TestRun.of(NoAnnotationCase.class).failure()).isInstanceOf(ParameterResolutionException.class);
    }

    static class NoAnnotationCase {

        @Test
        void test(FakeCloud cloud) {
        }
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
