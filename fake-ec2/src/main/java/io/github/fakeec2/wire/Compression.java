package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Bodies that clients compress, as the SDKs do with large ones of CloudWatch's PutMetricData. */
final class Compression {

    private Compression() {
    }

    /**
     * The request with its body as it was before the client compressed it.
     *
     * @throws AwsError {@code SerializationException} for what is not compressed as it says, {@code
     *     RequestEntityTooLarge} for more than {@link Wire#LARGEST_BODY}, {@code UnsupportedMediaTypeException} for a
     *     compression that AWS does not know
     */
    static WireRequest undo(WireRequest request) {
        String encoding = request.header("content-encoding").trim().toLowerCase(Locale.ROOT);
        if (encoding.isEmpty() || encoding.equals("identity")) {
            return request;
        }
        if (!encoding.equals("gzip")) {
            throw AwsError.of("UnsupportedMediaTypeException", 415, "The content encoding " + encoding
                    + " is not supported");
        }
        byte[] body;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            body = in.readNBytes(Wire.LARGEST_BODY + 1);
        } catch (IOException e) {
            throw AwsError.of("SerializationException", "The body of the request is not compressed with gzip");
        }
        if (body.length > Wire.LARGEST_BODY) {
            throw Wire.tooLarge();
        }
        return new WireRequest(request.method(), request.path(), request.query(), request.headers(), body);
    }
}
