package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.regions.internal.util.EC2MetadataUtils;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** The metadata service of an instance over HTTP. */
class MetadataEndpointTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final String id = launch();

    @AfterEach
    void close() {
        cloud.close();
    }

    private String launch() {
        cloud.iam().instanceProfile("app");
        return cloud.ec2().runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).userData("aGk=").iamInstanceProfile(p -> p.name("app")))
                .instances().get(0).instanceId();
    }

    private URI endpoint() {
        return cloud.instance(id).metadataEndpoint();
    }

    private RawHttp.Answer raw(String method, String path, String headers) throws IOException {
        return RawHttp.exchange(endpoint(), (method + " " + endpoint().getPath() + path + " HTTP/1.1\r\nHost: x\r\n"
                + headers + "\r\n").getBytes());
    }

    @Test
    void theSdksMetadataClientReadsIt() {
        try (Ec2MetadataClient client = Ec2MetadataClient.builder().endpoint(endpoint()).build()) {
            assertThat(client.get("/latest/meta-data/instance-id").asString()).isEqualTo(id);
            assertThat(client.get("/latest/user-data").asString()).isEqualTo("hi");
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void whatReadsTheSystemPropertyFindsItToo() {
        String property = SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT.property();
        System.setProperty(property, endpoint().toString());
        try {
            assertThat(EC2MetadataUtils.getInstanceId()).isEqualTo(id);
            assertThat(EC2MetadataUtils.getInstanceInfo().getRegion()).isEqualTo("us-east-1");
            assertThat(EC2MetadataUtils.getUserData()).isEqualTo("hi");
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void theSdksProviderGetsTheCredentialsOfItsRole() {
        try (InstanceProfileCredentialsProvider provider = InstanceProfileCredentialsProvider.builder()
                .endpoint(endpoint().toString()).build()) {
            AwsCredentials credentials = provider.resolveCredentials();

            assertThat(credentials.accessKeyId()).startsWith("ASIA");
            assertThat(provider.resolveCredentials()).isEqualTo(credentials);
        }
    }

    @Test
    void withoutATokenItFollowsTheInstancesOptions() throws IOException {
        assertThat(raw("GET", "/latest/meta-data/instance-id", "").status()).isEqualTo(401);

        cloud.ec2().modifyInstanceMetadataOptions(r -> r.instanceId(id).httpTokens(HttpTokensState.OPTIONAL));
        assertThat(raw("GET", "/latest/meta-data/instance-id", "").body()).isEqualTo(id);
        assertThat(raw("GET", "/latest/nothing", "").status()).isEqualTo(404);
        assertThat(raw("POST", "/latest/meta-data/", "").status()).isEqualTo(405);
    }

    @Test
    void aTokenIsGivenAndTaken() throws IOException {
        String token = raw("PUT", "/latest/api/token", "X-aws-ec2-metadata-token-ttl-seconds: 60\r\n").body();

        assertThat(raw("GET", "/latest/meta-data/instance-id", "X-aws-ec2-metadata-token: " + token + "\r\n").body())
                .isEqualTo(id);
        assertThat(raw("PUT", "/latest/api/token", "").status()).isEqualTo(400);
    }

    @Test
    void theConnectionBreaksWhereNothingRuns() throws IOException {
        cloud.ec2().stopInstances(r -> r.instanceIds(id));
        cloud.ec2().describeInstances();

        assertThat(raw("GET", "/latest/meta-data/", "")).isNull();
    }

    @Test
    void anInstanceThatThereIsNotHasNone() throws IOException {
        RawHttp.Answer answer = RawHttp.exchange(endpoint(),
                "GET /_fake-ec2/instances/i-0123456789abcdef0/latest HTTP/1.1\r\n\r\n".getBytes());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"There is no instance i-0123456789abcdef0 in this cloud\"}");
    }
}
