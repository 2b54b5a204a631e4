package io.github.fakeec2.wire;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** The SDK's own clients over the cloud's HTTP clients. */
class PipelineTest {

    private final FakeCloud cloud = FakeCloud.create();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void anInstanceIsLaunchedAndDescribed() {
        try (Ec2Client ec2 = client("test", Region.US_EAST_1)) {
            var launched = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                    .minCount(2).maxCount(2).tagSpecifications(t -> t.resourceType(ResourceType.INSTANCE)
                            .tags(tag -> tag.key("Name").value("<web> & \"co\""))));
            ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(launched.instances().get(0).instanceId()));

            var described = ec2.describeInstances(r -> r.filters(f -> f.name("tag:Name").values("<web>*")));
            assertThat(described.equalsBySdkFields(cloud.ec2().describeInstances())).isTrue();
            assertThat(described.reservations().get(0).instances()).hasSize(2);
            assertThat(described.responseMetadata().requestId()).hasSize(36);
        }
    }

    @Test
    void anAsynchronousClientGetsTheSame() {
        try (Ec2AsyncClient ec2 = Ec2AsyncClient.builder().httpClient(cloud.asyncHttpClient())
                .region(Region.US_EAST_1).credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            assertThat(ec2.describeVpcs().join().equalsBySdkFields(cloud.ec2().describeVpcs())).isTrue();
        }
    }

    @Test
    void errorsComeThroughWithCodeMessageAndStatus() {
        try (Ec2Client ec2 = client("test", Region.US_EAST_1)) {
            assertRefused("InvalidInstanceID.NotFound", "The instance ID 'i-0123456789abcdef0' does not exist",
                    () -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0")));
        }
    }

    @Test
    void theKeyTellsTheAccountAndTheSignatureTheRegion() {
        try (Ec2Client other = client("210987654321", Region.EU_WEST_1)) {
            String vpc = other.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();

            assertThat(cloud.account("210987654321").client(Ec2Client.class, "eu-west-1")
                    .describeVpcs(r -> r.vpcIds(vpc)).vpcs()).hasSize(1);
            assertThat(cloud.calls().all()).extracting(call -> call.account() + " " + call.region())
                    .contains("210987654321 eu-west-1");
        }
    }

    private Ec2Client client(String accessKey, Region region) {
        return Ec2Client.builder().httpClient(cloud.httpClient()).region(region)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
                .build();
    }

    @Test
    void whatIsNotSimulatedSaysSoAndIsNotRetried() {
        try (Ec2Client ec2 = client("test", Region.US_EAST_1)) {
            assertRefused("NotSimulated", () -> ec2.describeFpgaImages());
        }
        assertThat(cloud.calls().all()).hasSize(1);
    }
}
