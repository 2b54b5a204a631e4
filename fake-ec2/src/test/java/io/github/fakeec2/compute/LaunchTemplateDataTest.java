package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

@EveryFace
class LaunchTemplateDataTest {

    private final Face face;

    LaunchTemplateDataTest(Face face) {
        this.face = face;
    }

    private static String launch(Ec2Client ec2, Consumer<RunInstancesRequest.Builder> added) {
        RunInstancesRequest.Builder request = RunInstancesRequest.builder()
                .imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro").minCount(1).maxCount(1);
        added.accept(request);
        return ec2.runInstances(request.build()).instances().get(0).instanceId();
    }

    private static ResponseLaunchTemplateData data(Ec2Client ec2, String id) {
        return ec2.getLaunchTemplateData(r -> r.instanceId(id)).launchTemplateData();
    }

    @Test
    void anInstanceTellsWithWhichParametersItWasLaunched() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            ec2.createKeyPair(r -> r.keyName("key"));
            String id = launch(ec2, r -> r.keyName("key").userData("aGk=").ebsOptimized(true)
                    .monitoring(m -> m.enabled(true)).disableApiTermination(true).disableApiStop(true)
                    .instanceInitiatedShutdownBehavior("terminate").creditSpecification(c -> c.cpuCredits("standard"))
                    .metadataOptions(m -> m.httpTokens("required").httpPutResponseHopLimit(7))
                    .placement(p -> p.availabilityZone("us-east-1b"))
                    .blockDeviceMappings(b -> b.deviceName("/dev/sdb").ebs(
                            e -> e.volumeSize(9).volumeType("gp3").deleteOnTermination(false)))
                    .tagSpecifications(s -> s.resourceType("instance").tags(t -> t.key("a").value("b"))));

            ResponseLaunchTemplateData data = data(ec2, id);

            assertThat(data.imageId()).isEqualTo(Amis.AMAZON_LINUX_2023);
            assertThat(data.instanceTypeAsString()).isEqualTo("t3.micro");
            assertThat(data.keyName()).isEqualTo("key");
            assertThat(data.userData()).isEqualTo("aGk=");
            assertThat(data.ebsOptimized()).isTrue();
            assertThat(data.monitoring().enabled()).isTrue();
            assertThat(data.disableApiTermination()).isTrue();
            assertThat(data.disableApiStop()).isTrue();
            assertThat(data.instanceInitiatedShutdownBehaviorAsString()).isEqualTo("terminate");
            assertThat(data.creditSpecification().cpuCredits()).isEqualTo("standard");
            assertThat(data.metadataOptions().httpTokensAsString()).isEqualTo("required");
            assertThat(data.metadataOptions().httpPutResponseHopLimit()).isEqualTo(7);
            assertThat(data.placement().availabilityZone()).isEqualTo("us-east-1b");
            assertThat(data.placement().tenancyAsString()).isEqualTo("default");
            assertThat(data.cpuOptions().coreCount()).isEqualTo(1);
            assertThat(data.instanceMarketOptions()).isNull();
            assertThat(data.securityGroups()).isEmpty();
            assertThat(data.blockDeviceMappings()).extracting(m -> m.deviceName() + " " + m.ebs().volumeSize() + " "
                    + m.ebs().volumeTypeAsString() + " " + m.ebs().deleteOnTermination())
                    .containsExactly("/dev/xvda 8 gp3 true", "/dev/sdb 9 gp3 false");
            assertThat(data.tagSpecifications()).singleElement().satisfies(specification -> {
                assertThat(specification.resourceTypeAsString()).isEqualTo("instance");
                assertThat(specification.tags()).extracting(t -> t.key() + t.value()).containsExactly("ab");
            });
        }
    }

    @Test
    void theDataNamesTheInterfacesThatTheInstanceHas() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = launch(ec2, r -> r.networkInterfaces(
                    n -> n.deviceIndex(0).description("first").secondaryPrivateIpAddressCount(1),
                    n -> n.deviceIndex(1).deleteOnTermination(false)));
            Instance instance = ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);

            assertThat(data(ec2, id).networkInterfaces()).hasSize(2).first().satisfies(shown -> {
                var eni = instance.networkInterfaces().get(0);
                assertThat(shown.networkInterfaceId()).isEqualTo(eni.networkInterfaceId());
                assertThat(shown.subnetId()).isEqualTo(instance.subnetId());
                assertThat(shown.groups()).containsExactly(eni.groups().get(0).groupId());
                assertThat(shown.description()).isEqualTo("first");
                assertThat(shown.deviceIndex()).isZero();
                assertThat(shown.deleteOnTermination()).isTrue();
                assertThat(shown.privateIpAddress()).isEqualTo(instance.privateIpAddress());
                assertThat(shown.privateIpAddresses()).extracting(a -> a.primary() + a.privateIpAddress())
                        .containsExactly("true" + eni.privateIpAddresses().get(0).privateIpAddress(),
                                "false" + eni.privateIpAddresses().get(1).privateIpAddress());
            });
            assertThat(data(ec2, id).networkInterfaces().get(1).deleteOnTermination()).isFalse();
        }
    }

    @Test
    void whatAnInstanceHasFromAWSOnlyIsNoLaunchParameter() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d.keyName("key")));
            ec2.createKeyPair(r -> r.keyName("key"));
            String id = launch(ec2, r -> r.launchTemplate(t -> t.launchTemplateName("web")));
            assertThat(data(ec2, id).keyName()).isEqualTo("key");
            assertThat(data(ec2, id).tagSpecifications()).isEmpty();
        }
    }

    @Test
    void aSpotInstanceTellsItsMarket() {
        try (var cloud = FakeCloud.create()) {
            String id = launch(cloud.ec2(), r -> r.instanceMarketOptions(m -> m.marketType("spot")));
            assertThat(data(cloud.ec2(), id).instanceMarketOptions().marketTypeAsString()).isEqualTo("spot");
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
        "i-0123456789abcdef0, InvalidInstanceID.NotFound", "web, InvalidInstanceID.Malformed",
        "null, MissingParameter"})
    void theInstanceExists(String id, String code) {
        try (var cloud = FakeCloud.create()) {
            assertRefused(code, () -> data(cloud.ec2(), id));
        }
    }
}
