package io.github.fakeec2.wire;

import io.github.fakeec2.FakeCloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** A client for the protocols that the SDK's do not speak: it writes and reads with the library's own codecs. */
final class TreeClient implements WireClient {

    private final Protocol protocol;
    private final FakeCloud cloud;
    private final String target;

    TreeClient(Protocol protocol, FakeCloud cloud, String service) {
        this.protocol = protocol;
        this.cloud = cloud;
        this.target = service.equals("ssm") ? "AmazonSSM" : "GraniteServiceVersion20100801";
    }

    @Override
    public SdkResponse call(SdkOperation operation, SdkRequest request) {
        boolean cbor = protocol == Protocol.RPC_V2_CBOR;
        SdkHttpRequest.Builder head = SdkHttpRequest.builder().method(SdkHttpMethod.POST).protocol("https")
                .host("aws.example");
        if (cbor) {
            head.encodedPath("/service/" + target + "/operation/" + operation.name())
                    .putHeader("Smithy-Protocol", "rpc-v2-cbor").putHeader("Content-Type", "application/cbor");
        } else {
            head.putHeader("X-Amz-Target", target + "." + operation.name())
                    .putHeader("Content-Type", "application/x-amz-json-1.0");
        }
        byte[] body = written(cbor ? new CborWriter() : new Json(), request);
        try {
            HttpExecuteResponse answer = cloud.httpClient().prepareRequest(HttpExecuteRequest.builder()
                    .request(head.build()).contentStreamProvider(() -> new ByteArrayInputStream(body)).build()).call();
            byte[] content = answer.responseBody().orElseThrow().readAllBytes();
            if (!answer.httpResponse().isSuccessful()) {
                throw new IllegalStateException(new String(content, java.nio.charset.StandardCharsets.UTF_8));
            }
            Map<?, ?> tree = cbor ? CborReader.read(content) : Json.read(content);
            SdkPojo response = operation.newResponse();
            TreeReader.fill(response, tree);
            return (SdkResponse) ((SdkBuilder<?, ?>) response).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(TreeWriter writer, SdkPojo request) {
        writer.beginObject();
        writer.members(request);
        writer.endObject();
        return writer.toBytes();
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
