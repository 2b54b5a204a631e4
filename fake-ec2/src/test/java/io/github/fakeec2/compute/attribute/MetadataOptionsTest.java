package io.github.fakeec2.compute.attribute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.time.TimeFlow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;

/** ModifyInstanceMetadataOptions and what launches get. */
@EveryFace
class MetadataOptionsTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;

    MetadataOptionsTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private interface Change extends Consumer<ModifyInstanceMetadataOptionsRequest.Builder> {
    }

    @Test
    void aChangeIsPendingAndThenApplied() {
        String id = running();

        InstanceMetadataOptionsResponse answer = ec2.modifyInstanceMetadataOptions(r -> r.instanceId(id)
                .httpTokens("optional").httpPutResponseHopLimit(5).instanceMetadataTags("enabled"))
                .instanceMetadataOptions();

        assertThat(answer.stateAsString()).isEqualTo("pending");
        assertThat(shown(id)).isEqualTo(answer);
        assertThat(answer.httpTokensAsString()).isEqualTo("optional");
        assertThat(answer.httpPutResponseHopLimit()).isEqualTo(5);
        assertThat(answer.instanceMetadataTagsAsString()).isEqualTo("enabled");
        assertThat(answer.httpEndpointAsString()).isEqualTo("enabled");
        cloud.time().settle();
        assertThat(shown(id)).isEqualTo(answer.toBuilder().state("applied").build());
    }

    @Test
    void whatIsChangedWhileTheInstanceIsStoppedIsAppliedWhenItStarts() {
        String id = running();
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();

        ec2.modifyInstanceMetadataOptions(r -> r.instanceId(id).httpPutResponseHopLimit(5));
        cloud.time().settle();
        assertThat(shown(id).stateAsString()).isEqualTo("pending");

        ec2.startInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        assertThat(shown(id).stateAsString()).isEqualTo("applied");
        assertThat(shown(id).httpPutResponseHopLimit()).isEqualTo(5);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("nothing", r -> { }, "InvalidParameterCombination"),
                refused("tokens", r -> r.httpTokens("maybe"), "InvalidParameterValue"),
                refused("endpoint", r -> r.httpEndpoint("ajar"), "InvalidParameterValue"),
                refused("IPv6", r -> r.httpProtocolIpv6("maybe"), "InvalidParameterValue"),
                refused("tags", r -> r.instanceMetadataTags("maybe"), "InvalidParameterValue"),
                refused("no hops", r -> r.httpPutResponseHopLimit(0), "InvalidParameterValue"),
                refused("65 hops", r -> r.httpPutResponseHopLimit(65), "InvalidParameterValue"),
                refused("no endpoint, and tokens for it", r -> r.httpEndpoint("disabled").httpTokens("required"),
                        "InvalidParameterCombination"),
                refused("unknown instance", r -> r.instanceId("i-00000000000000001").httpTokens("required"),
                        "InvalidInstanceID.NotFound"));
    }

    private static Arguments refused(String what, Change change, String code) {
        return Arguments.of(Named.of(what, change), code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeIsRefused(Change change, String code) {
        String id = running();
        assertRefused(code, () -> ec2.modifyInstanceMetadataOptions(r -> change.accept(r.instanceId(id))));
    }

    @Test
    void anInstanceThatHasEndedIsNotChanged() {
        String id = running();
        ec2.terminateInstances(r -> r.instanceIds(id));
        assertRefused("IncorrectInstanceState",
                () -> ec2.modifyInstanceMetadataOptions(r -> r.instanceId(id).httpTokens("optional")));
    }

    @Test
    @Tag("newer-sdk")
    void anAccountHasNoPreferenceUntilItSaysSo() {
        assertThat(ec2.getInstanceMetadataDefaults(r -> { }).accountLevel().httpTokens()).isNull();

        ec2.modifyInstanceMetadataDefaults(r -> r.httpTokens("required").httpPutResponseHopLimit(4));
        ec2.modifyInstanceMetadataDefaults(r -> r.instanceMetadataTags("enabled").httpPutResponseHopLimit(-1));

        var defaults = ec2.getInstanceMetadataDefaults(r -> { }).accountLevel();
        assertThat(defaults.httpTokensAsString()).isEqualTo("required");
        assertThat(defaults.httpPutResponseHopLimit()).isNull();
        assertThat(defaults.instanceMetadataTagsAsString()).isEqualTo("enabled");
        assertThat(defaults.httpEndpoint()).isNull();
        assertThat(defaults.managedByAsString()).isEqualTo("account");
        ec2.modifyInstanceMetadataDefaults(r -> r.httpTokens("no-preference"));
        assertThat(ec2.getInstanceMetadataDefaults(r -> { }).accountLevel().httpTokens()).isNull();
    }

    @Test
    @Tag("newer-sdk")
    void theRequestGoesBeforeTheAccountAndTheAccountBeforeTheImage() {
        assertThat(launched(r -> { }).httpTokensAsString()).isEqualTo("required");
        assertThat(launched(r -> { }).httpPutResponseHopLimit()).isEqualTo(2);
        ec2.modifyInstanceMetadataDefaults(r -> r.httpTokens("optional").httpPutResponseHopLimit(7));

        assertThat(launched(r -> { }).httpTokensAsString()).isEqualTo("optional");
        assertThat(launched(r -> { }).httpPutResponseHopLimit()).isEqualTo(7);
        InstanceMetadataOptionsResponse asked = launched(r -> r.metadataOptions(m -> m.httpTokens("required")));
        assertThat(asked.httpTokensAsString()).isEqualTo("required");
        assertThat(asked.httpPutResponseHopLimit()).isEqualTo(7);
        assertThat(Launching.one(cloud.client(Ec2Client.class, "eu-west-1"))).isNotEmpty();
        assertThat(cloud.client(Ec2Client.class, "eu-west-1").getInstanceMetadataDefaults(r -> { }).accountLevel()
                .httpTokens()).as("elsewhere").isNull();
    }

    @Test
    @Tag("newer-sdk")
    void defaultsThatCannotBeAreRefused() {
        assertRefused("InvalidParameterValue", () -> ec2.modifyInstanceMetadataDefaults(r -> r.httpTokens("maybe")));
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyInstanceMetadataDefaults(r -> r.httpPutResponseHopLimit(65)));
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyInstanceMetadataDefaults(r -> r.httpEndpoint("ajar")));
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyInstanceMetadataDefaults(r -> r.instanceMetadataTags("maybe")));
    }

    private InstanceMetadataOptionsResponse launched(
            Consumer<software.amazon.awssdk.services.ec2.model.RunInstancesRequest.Builder> launch) {
        return ec2.runInstances(r -> launch.accept(r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro")
                .minCount(1).maxCount(1))).instances().get(0).metadataOptions();
    }

    private String running() {
        String id = Launching.one(ec2);
        cloud.time().settle();
        return id;
    }

    private InstanceMetadataOptionsResponse shown(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0)
                .metadataOptions();
    }
}
