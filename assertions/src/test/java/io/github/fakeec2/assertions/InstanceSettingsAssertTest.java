package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalArgumentException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tenancy;

/** How an instance was launched and set up: each assertion holds for the elaborate one and fails for the plain one. */
class InstanceSettingsAssertTest {

    private static final String TEXT = "#!/bin/sh\necho Größe";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String plain = launch(r -> { });

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void holdsForTheOneAndFailsInWordsForTheOther(String name, Consumer<RunInstancesRequest.Builder> setting,
            Consumer<InstanceAssert> holding, String message) {
        cloud.iam().instanceProfile("web");
        ec2.createPlacementGroup(r -> r.groupName("racks").strategy("partition").partitionCount(3));
        ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d.ebsOptimized(false)));
        String elaborate = launch(setting);

        holding.accept(assertThat(cloud).instance(elaborate));

        assertThat(catchThrowable(
                () -> holding.accept(assertThat(cloud).instance(plain))))
                .isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                setting("spot", r -> r.instanceMarketOptions(m -> m.marketType(MarketType.SPOT)),
                        InstanceAssert::isSpotInstance, "an On-Demand Instance"),
                setting("termination protection", r -> r.disableApiTermination(true),
                        InstanceAssert::isProtectedFromTermination, "not protected from termination"),
                setting("stop protection", r -> r.disableApiStop(true),
                        InstanceAssert::isProtectedFromStop, "not protected from stop"),
                setting("instance profile", r -> r.iamInstanceProfile(p -> p.name("web")),
                        a -> a.hasInstanceProfile("web"), "to have instance profile:  web"),
                setting("user data", r -> r.userData(
                                Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8))),
                        a -> a.hasUserData(TEXT), "to have user data"),
                setting("metadata tokens", r -> r.imageId(Amis.AMAZON_LINUX_2)
                                .metadataOptions(m -> m.httpTokens("required")),
                        InstanceAssert::requiresMetadataTokens, "but was:                  optional"),
                setting("detailed monitoring", r -> r.monitoring(m -> m.enabled(true)),
                        InstanceAssert::isMonitoredInDetail, "disabled"),
                setting("tenancy", r -> r.placement(p -> p.tenancy(Tenancy.DEDICATED)),
                        a -> a.hasTenancy(Tenancy.DEDICATED), "default"),
                setting("placement group", r -> r.placement(p -> p.groupName("racks").partitionNumber(2)),
                        a -> a.isInPlacementGroup("racks"), "to be in placement group:  racks"),
                setting("partition", r -> r.placement(p -> p.groupName("racks").partitionNumber(2)),
                        a -> a.isInPartition(2), "to be in partition:  2"),
                setting("launch template", r -> r.launchTemplate(t -> t.launchTemplateName("web")),
                        a -> a.hasLaunchTemplate("web"), "to have launch template:  web"),
                setting("launch template version", r -> r.launchTemplate(t -> t.launchTemplateName("web")),
                        a -> a.hasLaunchTemplate("web", 1), "web, version 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongly")
    void whatAnInstanceHasInsteadIsToldInTheWordsOfTheExpectation(String message, Consumer<InstanceAssert> failing) {
        ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d.ebsOptimized(false)));
        String id = launch(r -> r.launchTemplate(t -> t.launchTemplateName("web")));

        assertThat(catchThrowable(() -> failing.accept(assertThat(cloud).instance(id))))
                .isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    static Stream<Arguments> wrongly() {
        return Stream.of(
                wrong("but was:                  web, version 1", a -> a.hasLaunchTemplate("web", 2)),
                wrong("but was:                  lt-", a -> a.hasLaunchTemplate("no-such-template")),
                wrong("but was:            none", a -> a.hasUserData("#!/bin/sh")));
    }

    private static Arguments wrong(String message, Consumer<InstanceAssert> failing) {
        return Arguments.of(message, failing);
    }

    @Test
    void theOppositesHoldForThePlainOne() {
        assertThat(cloud).instance(plain).isOnDemandInstance().hasNoInstanceProfile().isNotProtectedFromStop()
                .isNotProtectedFromTermination().hasUserData("").hasRootDevice("/dev/xvda").hasNoScheduledEvents();
    }

    @Test
    void theOppositesFailForTheElaborateOne() {
        cloud.iam().instanceProfile("web");
        String elaborate = launch(r -> r.disableApiTermination(true).disableApiStop(true)
                .iamInstanceProfile(p -> p.name("web")));

        for (Consumer<InstanceAssert> opposite : List.<Consumer<InstanceAssert>>of(
                InstanceAssert::isNotProtectedFromTermination, InstanceAssert::isNotProtectedFromStop,
                InstanceAssert::hasNoInstanceProfile, a -> a.hasRootDevice("/dev/sda1"),
                InstanceAssert::isSpotInstance, a -> a.hasScheduledEvent("instance-retirement"),
                InstanceAssert::failsAttachedEbsStatusCheck, a -> a.hasIpv6Address("2600::1"),
                a -> a.isOnHost("h-0123456789abcdef0"))) {
            assertThat(catchThrowable(
                    () -> opposite.accept(assertThat(cloud).instance(elaborate)))).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void theHistoryIsComparedByItsStates() {
        ec2.stopInstances(r -> r.instanceIds(plain));

        assertThat(cloud).instance(plain).history().containsExactly("pending", "running", "stopping", "stopped")
                .contains("running").endsWith("stopping", "stopped").doesNotContain("terminated");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void aHistoryThatIsAnotherFailsInWords(String message, Consumer<HistoryAssert> failing) {
        assertThat(catchThrowable(
                () -> failing.accept(assertThat(cloud).instance(plain).history())))
                .isInstanceOf(AssertionError.class).hasMessageContaining(message)
                .hasMessageContaining("but was:").hasMessageContaining("pending, running");
    }

    static Stream<Arguments> histories() {
        return Stream.of(
                history("to have gone through:  pending", a -> a.containsExactly("pending")),
                history("to have also gone through:  stopped", a -> a.contains("stopped")),
                history("not to have gone through:  running", a -> a.doesNotContain("running")),
                history("to have gone through at last:  running, stopped", a -> a.endsWith("running", "stopped")));
    }

    @Test
    void aStateThatThereIsNotIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(cloud).instance(plain).history().doesNotContain("stoped"))
                .withMessage("There is no instance state 'stoped'; there are pending, running, shutting-down, stopped, "
                        + "stopping, terminated");
    }

    @Test
    void noHistoryCanBeToldOfOtherClients() {
        Ec2Client other = (Ec2Client) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {Ec2Client.class}, (proxy, method, arguments) -> null);

        assertThatIllegalStateException().isThrownBy(() -> assertThat(other).instance(plain).history())
                .withMessageStartingWith("history() needs the history that a fake cloud keeps");
    }

    private static Arguments setting(String name,
            Consumer<RunInstancesRequest.Builder> setting, Consumer<InstanceAssert> holding, String message) {
        return Arguments.of(name, setting, holding, message);
    }

    private static Arguments history(String message, Consumer<HistoryAssert> failing) {
        return Arguments.of(message, failing);
    }

    private String launch(Consumer<RunInstancesRequest.Builder> more) {
        return ec2.runInstances(r -> more.accept(r.imageId(Amis.AMAZON_LINUX_2).instanceType(InstanceType.M5_LARGE)
                .placement(p -> p.availabilityZone("us-east-1a")).minCount(1).maxCount(1)))
                .instances().get(0).instanceId();
    }
}
