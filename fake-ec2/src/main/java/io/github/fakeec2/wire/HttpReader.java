package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Reads HTTP/1.1 requests from a connection (RFC 9112), nothing of which is taken for what it might have meant: where
 * requests begin and end is beyond doubt, or they are refused.
 */
final class HttpReader {

    private static final int LARGEST_HEAD = 1 << 16;
    private static final int LONGEST_CHUNK_LINE = 256;
    private static final String CUT_SHORT = "It ends before its end";

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 13];
    private int at;
    private int end;

    HttpReader(InputStream in) {
        this.in = in;
    }

    /** What is wrong with a request as HTTP has it. */
    static AwsError malformed(String what) {
        return AwsError.of("MalformedHttpRequest", "The request is not well-formed HTTP. " + what);
    }

    /** Waits for the first byte of a request: false where none comes. */
    boolean hasNext() throws IOException {
        try {
            for (int i = 0; i < 2 && (peek() == '\r' || peek() == '\n'); i++) { // some clients end bodies so
                at++;
            }
            return peek() >= 0;
        } catch (SocketTimeoutException idle) {
            return false;
        }
    }

    /**
     * Reads the head of a request.
     *
     * @throws AwsError {@code MalformedHttpRequest}, {@code RequestHeaderFieldsTooLarge}
     */
    HttpHead head() throws IOException {
        int left = LARGEST_HEAD;
        String line = line(left);
        HttpHead head = HttpHead.of(line);
        for (left -= line.length() + 1; !(line = line(left)).isEmpty(); left -= line.length() + 1) {
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw malformed("One of its headers has no name");
            }
            head.headers().computeIfAbsent(line.substring(0, colon), unseen -> new ArrayList<>(1))
                    .add(line.substring(colon + 1).trim());
        }
        return head;
    }

    /**
     * Reads the body that belongs to a head.
     *
     * @throws AwsError {@code MalformedHttpRequest}, {@code RequestEntityTooLarge}
     */
    byte[] body(HttpHead head) throws IOException {
        return head.isChunked() ? chunks() : bytes(head.length());
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line(LONGEST_CHUNK_LINE);
            int extension = line.indexOf(';');
            int size = size((extension < 0 ? line : line.substring(0, extension)).trim());
            if (size == 0) {
                break;
            }
            if (body.size() + size > Wire.LARGEST_BODY) {
                throw Wire.tooLarge();
            }
            body.writeBytes(bytes(size));
            if (!line(LONGEST_CHUNK_LINE).isEmpty()) {
                throw malformed("A chunk of its body does not end where it should");
            }
        }
        int left = LARGEST_HEAD;
        for (String trailer = line(left); !trailer.isEmpty(); trailer = line(left)) {
            left -= trailer.length() + 1;
        }
        return body.toByteArray();
    }

    private static int size(String hex) {
        if (hex.isEmpty() || !hex.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
            throw malformed("A chunk of its body has no size");
        }
        String significant = hex.replaceFirst("^0+(?=.)", "");
        if (significant.length() > 7) {
            throw Wire.tooLarge();
        }
        return Integer.parseInt(significant, 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, 1 << 16)]; // grows with what comes: a length alone is but a claim
        int read = 0;
        while (read < length) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(length, 2 * bytes.length));
            }
            int part = read(bytes, read, bytes.length - read);
            if (part < 0) {
                throw malformed(CUT_SHORT);
            }
            read += part;
        }
        return bytes;
    }

    private int read(byte[] target, int offset, int length) throws IOException {
        if (at == end) {
            return in.read(target, offset, length);
        }
        int part = Math.min(length, end - at);
        System.arraycopy(buffer, at, target, offset, part);
        at += part;
        return part;
    }

    /** A line without its end, of so many bytes at most. */
    private String line(int longest) throws IOException {
        StringBuilder line = null;
        while (true) {
            if (peek() < 0) {
                throw malformed(CUT_SHORT);
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            String part = new String(buffer, from, at - from, StandardCharsets.ISO_8859_1);
            if ((line == null ? 0 : line.length()) + part.length() > longest) {
                throw AwsError.of("RequestHeaderFieldsTooLarge", 431, "The head of the request is too large");
            }
            if (at < end) {
                at++;
                String whole = line == null ? part : line.append(part).toString();
                if (whole.indexOf('\r') != whole.length() - 1 || whole.isEmpty()) {
                    throw malformed("One of its lines does not end with CR and LF");
                }
                return whole.substring(0, whole.length() - 1);
            }
            line = (line == null ? new StringBuilder() : line).append(part);
        }
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(in.read(buffer), 0);
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at] & 0xFF;
    }

    /** Takes what still comes, up to a bound, so that the client gets to read its answer before the line is cut. */
    void drain(long most) throws IOException {
        at = end;
        for (long left = most; left > 0; ) {
            int part = in.read(buffer);
            if (part < 0) {
                return;
            }
            left -= part;
        }
    }
}
