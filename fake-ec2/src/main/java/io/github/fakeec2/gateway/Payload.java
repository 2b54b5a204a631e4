package io.github.fakeec2.gateway;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkResponse;

/**
 * The bytes that move beside the request or the response of a call, where the SDK has them as a stream: EBS direct's
 * blocks of snapshots. They are held as a whole, since a block has 512 KiB.
 */
public final class Payload {

    /** Of a call that moves no such bytes. */
    public static final Payload NONE = new Payload(null, false);

    private final SdkBytes sent;
    private final boolean wanted;
    private SdkBytes answered;

    private Payload(SdkBytes sent, boolean wanted) {
        this.sent = sent;
        this.wanted = wanted;
    }

    /** What a call sends beside its request. */
    public static Payload of(SdkBytes sent) {
        return new Payload(sent, false);
    }

    /** Where a call finds what is answered beside its response. */
    public static Payload wanted() {
        return new Payload(null, true);
    }

    /**
     * What was sent beside the request.
     *
     * @throws IllegalStateException if the operation has no such bytes
     */
    public SdkBytes sent() {
        if (sent == null) {
            throw new IllegalStateException("The operation is sent no bytes beside its request");
        }
        return sent;
    }

    /**
     * Takes the bytes from beside a response, and returns the response.
     *
     * @throws IllegalStateException if the operation has no such bytes
     */
    public SdkResponse answer(ResponseBytes<?> answer) {
        if (!wanted) {
            throw new IllegalStateException("The operation answers no bytes beside its response");
        }
        if (answer == null) {
            return null;
        }
        answered = SdkBytes.fromByteArray(answer.asByteArrayUnsafe());
        return (SdkResponse) answer.response();
    }

    /** What was answered beside the response; empty for nothing. */
    public SdkBytes answered() {
        return answered == null ? SdkBytes.fromByteArrayUnsafe(new byte[0]) : answered;
    }
}
