package io.github.fakeec2.wire;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ebs.EbsAsyncClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ebs.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.ebs.model.CompleteSnapshotRequest;
import software.amazon.awssdk.services.ebs.model.CompleteSnapshotResponse;
import software.amazon.awssdk.services.ebs.model.EbsException;
import software.amazon.awssdk.services.ebs.model.GetSnapshotBlockRequest;
import software.amazon.awssdk.services.ebs.model.GetSnapshotBlockResponse;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksRequest;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksResponse;
import software.amazon.awssdk.services.ebs.model.PutSnapshotBlockRequest;
import software.amazon.awssdk.services.ebs.model.PutSnapshotBlockResponse;
import software.amazon.awssdk.services.ebs.model.Status;
import software.amazon.awssdk.services.ebs.model.ValidationException;
import software.amazon.awssdk.utils.async.SimplePublisher;

/** EBS direct's blocks, which move as streams of bytes: through each door, by either kind of client. */
class SnapshotBlocksTest {

    private static final String SNAPSHOT = "snap-0123456789abcdef0";
    private static final byte[] BLOCK = block();

    private final FakeCloud cloud = FakeCloud.builder().verifySignatures("secret").build();
    private final Map<Integer, SdkBytes> blocks = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatIsPutComesBackWithItsHeaders(Way way) {
        keepBlocks();
        try (EbsClient ebs = client(way)) {
            PutSnapshotBlockResponse put = ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(7)
                    .dataLength(BLOCK.length).progress(40).checksum("c+/=").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                    RequestBody.fromBytes(BLOCK));
            ResponseBytes<GetSnapshotBlockResponse> got = ebs.getSnapshotBlockAsBytes(r -> r.snapshotId(SNAPSHOT)
                    .blockIndex(7).blockToken("AAA+/ =="));

            assertThat(put.checksum()).isEqualTo("c+/=");
            assertThat(put.checksumAlgorithm()).isEqualTo(ChecksumAlgorithm.SHA256);
            assertThat(put.sdkHttpResponse().statusCode()).isEqualTo(201);
            assertThat(got.asByteArray()).isEqualTo(BLOCK);
            assertThat(got.response().dataLength()).isEqualTo(BLOCK.length);
            assertThat(got.response().checksum()).isEqualTo("of AAA+/ ==");
            assertThat(got.response().sdkHttpResponse().statusCode()).isEqualTo(200);
            assertThat(got.response().responseMetadata().requestId()).hasSize(36);
        }
        assertThat(cloud.calls().of(PutSnapshotBlockRequest.class)).singleElement().satisfies(call ->
                assertThat(call.request()).isEqualTo(PutSnapshotBlockRequest.builder().snapshotId(SNAPSHOT)
                        .blockIndex(7).dataLength(BLOCK.length).progress(40).checksum("c+/=")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256).build()));
    }

    @ParameterizedTest
    @EnumSource
    void anAsynchronousClientMovesBlocksToo(Way way) {
        keepBlocks();
        try (EbsAsyncClient ebs = asyncClient(way)) {
            PutSnapshotBlockResponse put = ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1)
                    .dataLength(BLOCK.length).checksum("sum"), inParts()).join();
            ResponseBytes<GetSnapshotBlockResponse> got = ebs.getSnapshotBlock(r -> r.snapshotId(SNAPSHOT)
                    .blockIndex(1).blockToken("t"), AsyncResponseTransformer.toBytes()).join();

            assertThat(put.checksum()).isEqualTo("sum");
            assertThat(got.asByteArray()).isEqualTo(BLOCK);
            assertThat(got.response().dataLength()).isEqualTo(BLOCK.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBlockIsOneToo(Way way) {
        keepBlocks();
        try (EbsClient ebs = client(way); EbsAsyncClient async = asyncClient(way)) {
            ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(0), RequestBody.empty());

            assertThat(ebs.getSnapshotBlockAsBytes(r -> r.snapshotId(SNAPSHOT).blockIndex(0).blockToken("t"))
                    .asByteArray()).isEmpty();
            assertThat(async.getSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(0).blockToken("t"),
                    AsyncResponseTransformer.toBytes()).join().asByteArray()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBlockGoesIntoAFile(Way way, @TempDir Path folder) throws IOException {
        keepBlocks();
        blocks.put(3, SdkBytes.fromByteArray(BLOCK));
        try (EbsClient ebs = client(way); EbsAsyncClient async = asyncClient(way)) {
            ebs.getSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(3).blockToken("t"), folder.resolve("sync"));
            async.getSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(3).blockToken("t"),
                    folder.resolve("async")).join();
        }
        assertThat(Files.readAllBytes(folder.resolve("sync"))).isEqualTo(BLOCK);
        assertThat(Files.readAllBytes(folder.resolve("async"))).isEqualTo(BLOCK);
    }

    @ParameterizedTest
    @EnumSource
    void errorsCarryWhatTheModelGivesThem(Way way) {
        cloud.answerBytes(GetSnapshotBlockRequest.class, r -> {
            throw refusal();
        });
        cloud.answer(PutSnapshotBlockRequest.class, (r, bytes) -> {
            throw refusal();
        });
        try (EbsClient ebs = client(way); EbsAsyncClient async = asyncClient(way)) {
            assertIsTheRefusal(catchThrowable(() -> ebs.getSnapshotBlockAsBytes(r -> r.snapshotId(SNAPSHOT)
                    .blockIndex(1).blockToken("t"))));
            assertIsTheRefusal(catchThrowable(() -> ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1),
                    RequestBody.fromBytes(BLOCK))));
            assertIsTheRefusal(catchThrowable(() -> async.getSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1)
                    .blockToken("t"), AsyncResponseTransformer.toBytes()).join()).getCause());
            assertIsTheRefusal(catchThrowable(() -> async.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1),
                    AsyncRequestBody.fromBytes(BLOCK)).join()).getCause());
        }
    }

    private static RuntimeException refusal() {
        return ValidationException.builder().reason("INVALID_BLOCK").statusCode(400).message("No such block")
                .awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationException")
                        .errorMessage("No such block").build()).build();
    }

    private static void assertIsTheRefusal(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(ValidationException.class, e -> {
            assertThat(e.reasonAsString()).isEqualTo("INVALID_BLOCK");
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("No such block");
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aTransformerThatFailsFailsTheCallOnceAndForAll(Way way) {
        keepBlocks();
        try (EbsClient ebs = client(way); EbsAsyncClient async = asyncClient(way)) {
            ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1), RequestBody.fromBytes(BLOCK));
            GetSnapshotBlockRequest request = GetSnapshotBlockRequest.builder().snapshotId(SNAPSHOT).blockIndex(1)
                    .blockToken("t").build();

            assertThatThrownBy(() -> ebs.getSnapshotBlock(request, (response, in) -> {
                throw new IOException("disk full");
            })).isInstanceOf(SdkClientException.class).hasRootCauseMessage("disk full")
                    .hasMessageStartingWith("Unable to unmarshall response (disk full). Response Code: 200");
            assertThat(cloud.calls().of(GetSnapshotBlockRequest.class)).hasSize(1);
            assertThatThrownBy(() -> async.getSnapshotBlock(request, Path.of("no", "such", "folder")).join())
                    .isInstanceOf(CompletionException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatCannotBeReadIsNoCall(Way way) {
        keepBlocks();
        try (EbsAsyncClient ebs = asyncClient(way)) {
            SimplePublisher<ByteBuffer> broken = new SimplePublisher<>();
            broken.send(ByteBuffer.wrap(BLOCK, 0, 1000));
            broken.error(new IllegalStateException("cable cut"));
            assertThatThrownBy(() -> ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1),
                    AsyncRequestBody.fromPublisher(broken)).join())
                    .cause().isInstanceOf(SdkClientException.class);
        }
        assertThat(blocks).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void otherSuccessesHaveTheStatusThatAwsGivesThem(Way way) {
        cloud.answer(CompleteSnapshotRequest.class, r ->
                CompleteSnapshotResponse.builder().status(Status.PENDING).build());
        cloud.answer(ListSnapshotBlocksRequest.class, r -> ListSnapshotBlocksResponse.builder()
                .blockSize(r.maxResults()).blocks(b -> b.blockIndex(r.startingBlockIndex())).build());
        try (EbsClient ebs = client(way)) {
            CompleteSnapshotResponse done = ebs.completeSnapshot(r -> r.snapshotId(SNAPSHOT).changedBlocksCount(1));
            assertThat(done.status()).isEqualTo(Status.PENDING);
            assertThat(done.sdkHttpResponse().statusCode()).isEqualTo(202);
            ListSnapshotBlocksResponse list = ebs.listSnapshotBlocks(r -> r.snapshotId(SNAPSHOT).maxResults(100)
                    .startingBlockIndex(5));
            assertThat(list.blockSize()).isEqualTo(100);
            assertThat(list.blocks()).singleElement().satisfies(b -> assertThat(b.blockIndex()).isEqualTo(5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheTestDoesNotAnswerIsNotSimulated(Way way) {
        try (EbsClient ebs = client(way)) {
            assertThatThrownBy(() -> ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1),
                    RequestBody.fromBytes(BLOCK))).hasMessageContaining("ebs:PutSnapshotBlock is not simulated");
            assertThatThrownBy(() -> ebs.getSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1).blockToken("t"),
                    ResponseTransformer.toBytes())).hasMessageContaining("ebs:GetSnapshotBlock is not simulated");
        }
    }

    @Test
    void bytesWhereTheOperationHasNoneAreRefused() {
        cloud.answer(ListSnapshotBlocksRequest.class, (r, bytes) -> ListSnapshotBlocksResponse.builder().build());
        cloud.answerBytes(PutSnapshotBlockRequest.class, r ->
                ResponseBytes.fromByteArray(PutSnapshotBlockResponse.builder().build(), BLOCK));
        EbsClient ebs = client(Way.FACE);

        assertThatThrownBy(() -> ebs.listSnapshotBlocks(r -> r.snapshotId(SNAPSHOT)))
                .hasMessage("The operation is sent no bytes beside its request");
        assertThatThrownBy(() -> ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT), RequestBody.empty()))
                .hasMessage("The operation answers no bytes beside its response");
    }

    @Test
    void aWrongSecretIsRefusedThoughBlocksAreNotSigned() {
        keepBlocks();
        try (EbsClient ebs = EbsClient.builder().httpClient(cloud.httpClient()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "wrong")))
                .build()) {
            assertRefused(EbsException.class, "InvalidSignatureException", 403, "The request signature we calculated "
                    + "does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
                    + "Consult the service documentation for details.",
                    () -> ebs.putSnapshotBlock(r -> r.snapshotId(SNAPSHOT).blockIndex(1),
                            RequestBody.fromBytes(BLOCK)));
        }
    }

    private void keepBlocks() {
        cloud.answer(PutSnapshotBlockRequest.class, (r, bytes) -> {
            blocks.put(r.blockIndex(), bytes);
            return PutSnapshotBlockResponse.builder().checksum(r.checksum())
                    .checksumAlgorithm(r.checksumAlgorithm()).build();
        });
        cloud.answerBytes(GetSnapshotBlockRequest.class, r -> {
            SdkBytes block = blocks.get(r.blockIndex());
            return ResponseBytes.fromByteArray(GetSnapshotBlockResponse.builder()
                    .dataLength(block.asByteArray().length).checksum("of " + r.blockToken()).build(),
                    block.asByteArray());
        });
    }

    /** In parts, without saying how many bytes there will be. */
    private static AsyncRequestBody inParts() {
        SimplePublisher<ByteBuffer> parts = new SimplePublisher<>();
        parts.send(ByteBuffer.wrap(BLOCK, 0, 1000));
        parts.send(ByteBuffer.wrap(BLOCK, 1000, BLOCK.length - 1000));
        parts.complete();
        return AsyncRequestBody.fromPublisher(parts);
    }

    private EbsClient client(Way way) {
        return way.client(cloud, EbsClient.class, EbsClient.builder());
    }

    private EbsAsyncClient asyncClient(Way way) {
        return way.asyncClient(cloud, EbsAsyncClient.class, EbsAsyncClient.builder());
    }

    private static byte[] block() {
        byte[] block = new byte[512 << 10];
        new Random(5).nextBytes(block);
        return block;
    }
}
