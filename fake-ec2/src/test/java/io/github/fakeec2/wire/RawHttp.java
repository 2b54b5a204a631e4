package io.github.fakeec2.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection over which a test sends whatever bytes it likes. */
final class RawHttp implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    /** What came back. */
    record Answer(int status, String head, String body) {
    }

    RawHttp(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setSoTimeout(20_000); // so that a bug fails the test instead of stopping it
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends one request over a connection of its own, and says that there is no more. */
    static Answer exchange(URI endpoint, byte[] request) throws IOException {
        try (RawHttp http = new RawHttp(endpoint)) {
            http.send(request);
            http.sayNoMore();
            return http.answer();
        }
    }

    static String form(String body) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    void send(String request) throws IOException {
        send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
    }

    void sayNoMore() throws IOException {
        socket.shutdownOutput();
    }

    static boolean isOpen(URI endpoint) {
        try {
            new RawHttp(endpoint).close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The next answer, or null where the connection ends without one. */
    Answer answer() throws IOException {
        return answer(true);
    }

    /** The next answer, which has a length but no body. */
    Answer answerToHead() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean withBody) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = 0; next != '\n' || !head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");) {
            next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(text.substring(9, 12));
        int length = status == 100 || !withBody ? 0 : Integer.parseInt(
                text.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        return new Answer(status, text, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** All bytes up to the end, which may be a broken one. */
    long countToEnd() {
        long count = 0;
        byte[] buffer = new byte[1 << 16];
        try {
            for (int part = in.read(buffer); part >= 0; part = in.read(buffer)) {
                count += part;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The connection stays open", e);
        } catch (IOException broken) {
            return count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
