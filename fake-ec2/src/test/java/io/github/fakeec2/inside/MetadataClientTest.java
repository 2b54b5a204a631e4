package io.github.fakeec2.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.imds.Ec2MetadataAsyncClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.Ec2MetadataClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;

/** The SDK's clients of the metadata service, as code on an instance uses them. */
class MetadataClientTest {

    private static final String ID = "/latest/meta-data/instance-id";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void theClientReadsTextListsAndDocuments() {
        String id = launch(m -> { });

        try (Ec2MetadataClient metadata = cloud.instance(id).metadata()) {
            assertThat(metadata.get(ID).asString()).isEqualTo(id);
            assertThat(metadata.get("/latest/meta-data/placement/").asList())
                    .containsExactly("availability-zone", "availability-zone-id", "region");
            assertThat(metadata.get("/latest/dynamic/instance-identity/document").asDocument().asMap()
                    .get("instanceId").asString()).isEqualTo(id);
        }
    }

    @Test
    void theAsynchronousClientReadsTheSame() {
        String id = launch(m -> { });

        try (Ec2MetadataAsyncClient metadata = cloud.instance(id).metadataAsync()) {
            assertThat(metadata.get(ID).join().asString()).isEqualTo(id);
            assertThat(metadata.get("/latest/meta-data/placement/").join().asList()).hasSize(3);
        }
    }

    @Test
    void eachInstanceHasItsOwn() {
        Ec2MetadataClient one = cloud.instance(launch(m -> { })).metadata();
        Ec2MetadataClient other = cloud.instance(launch(m -> { })).metadata();

        assertThat(one.get(ID).asString()).isNotEqualTo(other.get(ID).asString());
    }

    @Test
    void whatIsNotThereFailsAsOnAnInstance() {
        String id = launch(m -> { });

        Ec2MetadataClientException sync = catchThrowableOfType(Ec2MetadataClientException.class,
                () -> cloud.instance(id).metadata().get("/latest/meta-data/nonsense"));
        assertThat(sync.statusCode()).isEqualTo(404);
        assertThat(sync).hasMessage("The requested metadata at path '/latest/meta-data/nonsense' returned Http code 404");
        Throwable async = catchThrowable(
                () -> cloud.instance(id).metadataAsync().get("/latest/meta-data/nonsense").join());
        assertThat(async).isInstanceOf(CompletionException.class).cause().isInstanceOfSatisfying(
                Ec2MetadataClientException.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void aServiceThatIsOffGivesNoToken() {
        String id = launch(m -> m.httpEndpoint("disabled"));

        Ec2MetadataClientException refusal = catchThrowableOfType(Ec2MetadataClientException.class,
                () -> cloud.instance(id).metadata().get(ID));
        assertThat(refusal.statusCode()).isEqualTo(403);
    }

    @Test
    void fromAContainerTheTokenNeedsAHopMore() {
        String near = launch(m -> m.httpPutResponseHopLimit(1));
        String far = launch(m -> m.httpPutResponseHopLimit(2));

        assertThat(cloud.instance(far).metadataService().viaHops(2).client().get(ID).asString()).isEqualTo(far);
        assertThatThrownBy(() -> cloud.instance(near).metadataService().viaHops(2).client().get(ID))
                .isInstanceOf(SdkClientException.class).hasStackTraceContaining("Read timed out");
        assertThatThrownBy(() -> cloud.instance(near).metadataService().viaHops(2).asyncClient().get(ID).join())
                .isInstanceOf(CompletionException.class).hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aClientWorksForAsLongAsTheInstanceRuns() {
        String id = launch(m -> { });
        Ec2MetadataClient sync = cloud.instance(id).metadata();
        Ec2MetadataAsyncClient async = cloud.instance(id).metadataAsync();
        sync.get(ID);
        async.get(ID).join();

        cloud.time().advance(Duration.ofDays(2));

        assertThat(sync.get(ID).asString()).isEqualTo(id);
        assertThat(async.get(ID).join().asString()).isEqualTo(id);
        ec2.stopInstances(r -> r.instanceIds(id));
        assertThatThrownBy(() -> sync.get(ID)).isInstanceOf(IllegalStateException.class).hasMessageContaining(id);
        assertThatThrownBy(() -> async.get(ID).join()).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private String launch(Consumer<InstanceMetadataOptionsRequest.Builder> options) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro").minCount(1).maxCount(1)
                .metadataOptions(options)).instances().get(0).instanceId();
    }
}
