package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.InstanceType;

class SettingsTest {

    @Test
    void theDefaultsOfTheAnnotationAreThoseOfTheBuilder() {
        TestRun.of(DefaultsCase.class).succeeds(1);
    }

    @WithFakeCloud
    static class DefaultsCase {

        @Test
        void test(FakeCloud cloud) {
            assertSameSettings(cloud, FakeCloud.create());
        }
    }

    @Test
    void theExtensionWithoutAnnotationHasTheDefaultsToo() {
        TestRun.of(PlainExtensionCase.class).succeeds(1);
    }

    @ExtendWith(FakeCloudExtension.class)
    static class PlainExtensionCase {

        @Test
        void test(FakeCloud cloud) {
            assertSameSettings(cloud, FakeCloud.create());
        }
    }

    @Test
    void everyAttributeReachesTheCloud() {
        TestRun.of(AttributesCase.class).succeeds(5);
    }

    static class AttributesCase {

        @Test
        @WithFakeCloud(region = "eu-west-1", account = "111122223333", seed = 7, startTime = "2030-02-03T04:05:06Z",
                time = TimeFlow.Mode.MANUAL)
        void manual(FakeCloud cloud) {
            assertThat(cloud.region()).isEqualTo("eu-west-1");
            assertThat(cloud.accountId()).isEqualTo("111122223333");
            assertThat(cloud.seed()).isEqualTo(7);
            assertThat(cloud.time().now()).isEqualTo(Instant.parse("2030-02-03T04:05:06Z"));
            assertThat(cloud.time().flow()).isEqualTo(TimeFlow.MANUAL);
        }

        @Test
        @WithFakeCloud(time = TimeFlow.Mode.STEPPED, timeStep = "PT0.25S")
        void stepped(FakeCloud cloud) {
            assertThat(cloud.time().flow()).isEqualTo(TimeFlow.stepped(Duration.ofMillis(250)));
        }

        @Test
        @WithFakeCloud(time = TimeFlow.Mode.REAL, timeFactor = 60)
        void real(FakeCloud cloud) {
            assertThat(cloud.time().flow()).isEqualTo(TimeFlow.real(60));
        }

        @Test
        @WithFakeCloud(acceptAnyImage = true)
        void anyImage(Ec2Client ec2) {
            assertThat(ec2.runInstances(request -> request.imageId("ami-0123456789abcdef0")
                    .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1)).instances()).hasSize(1);
        }

        @Test
        @WithFakeCloud(recordReadCallers = true)
        void readCallers(FakeCloud cloud, Ec2Client ec2) {
            ec2.describeInstances();

            assertThat(cloud.calls().of(DescribeInstancesRequest.class)).singleElement()
                    .satisfies(call -> assertThat(call.caller()).isPresent());
        }
    }

    @Test
    void theAnnotationOnAMethodReplacesThatOnTheClassWholly() {
        TestRun.of(OverrideCase.class).succeeds(2);
    }

    @WithFakeCloud(region = "eu-west-1", seed = 7)
    static class OverrideCase {

        @Test
        void ofTheClass(FakeCloud cloud) {
            assertThat(cloud.region()).isEqualTo("eu-west-1");
            assertThat(cloud.seed()).isEqualTo(7);
        }

        @Test
        @WithFakeCloud(region = "ap-southeast-2")
        void ofTheMethod(FakeCloud cloud) {
            assertThat(cloud.region()).isEqualTo("ap-southeast-2");
            assertThat(cloud.seed()).isEqualTo(42);
        }
    }

    @Test
    void theAnnotationOnAMethodCountsForItsConstructorAndFields() {
        TestRun.of(OverrideWithFieldsCase.class).succeeds(1);
    }

    @WithFakeCloud
    static class OverrideWithFieldsCase {
        private final FakeCloud fromConstructor;
        private FakeCloud field;

        OverrideWithFieldsCase(FakeCloud cloud) {
            this.fromConstructor = cloud;
        }

        @Test
        @WithFakeCloud(seed = 8)
        void test() {
            assertThat(field.seed()).isEqualTo(8);
            assertThat(fromConstructor).isEqualTo(field);
        }
    }

    @Test
    void nestedClassesInheritTheAnnotationOrReplaceIt() {
        TestRun.of(OuterCase.class).succeeds(2);
    }

    @WithFakeCloud(seed = 7)
    static class OuterCase {

        @Nested
        class Inheriting {
            @Test
            void test(FakeCloud cloud) {
                assertThat(cloud.seed()).isEqualTo(7);
            }
        }

        @Nested
        @WithFakeCloud(seed = 8)
        class Replacing {
            @Test
            void test(FakeCloud cloud) {
                assertThat(cloud.seed()).isEqualTo(8);
            }
        }
    }

    @Test
    void otherAnnotationsCanCarryTheSettings() {
        TestRun.of(MetaCase.class).succeeds(2);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithFakeCloud(region = "eu-central-1")
    @interface InFrankfurt {
    }

    @InFrankfurt
    static class MetaCase {

        @Test
        void onTheClass(FakeCloud cloud) {
            assertThat(cloud.region()).isEqualTo("eu-central-1");
        }

        @Nested
        @WithFakeCloud
        class Inner {
            @Test
            @InFrankfurt
            void onTheMethod(FakeCloud cloud) {
                assertThat(cloud.region()).isEqualTo("eu-central-1");
            }
        }
    }

    private static void assertSameSettings(FakeCloud actual, FakeCloud expected) {
        assertThat(actual.region()).isEqualTo(expected.region());
        assertThat(actual.accountId()).isEqualTo(expected.accountId());
        assertThat(actual.seed()).isEqualTo(expected.seed());
        assertThat(actual.time().now()).isEqualTo(expected.time().now());
        assertThat(actual.time().flow()).isEqualTo(expected.time().flow());
    }
}
