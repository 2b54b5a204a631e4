package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A client's connection to the endpoint: takes requests one after the other. A client that does not get its request
 * said or its answer taken in time is cut off; how long the cloud takes to answer does not count.
 */
final class Connection implements Runnable {

    private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());
    private static final long MOST_DRAINED = 16L * Wire.LARGEST_BODY;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Where the connection is with a request. */
    private enum Phase { IDLE, READING, ANSWERING, WRITING }

    private final Socket socket;
    private final Responder responder;
    private final ScheduledExecutorService watch;
    private final Duration patience;
    private Phase phase = Phase.IDLE; // these four are guarded by this
    private Future<?> alarm;
    private boolean late;
    private boolean ending;
    private volatile Thread worker;

    Connection(Socket socket, Responder responder, ScheduledExecutorService watch, Duration patience) {
        this.socket = socket;
        this.responder = responder;
        this.watch = watch;
        this.patience = patience;
    }

    @Override
    public void run() {
        worker = Thread.currentThread();
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) (2 * patience.toMillis())); // for idle ones: a request has the alarm
            HttpReader reader = new HttpReader(socket.getInputStream());
            while (reader.hasNext() && begin()) {
                boolean again = serve(reader);
                end();
                if (!again) {
                    break;
                }
            }
        } catch (IOException gone) {
            // The client has left, was cut off, or is to see the connection break.
        } finally {
            end();
        }
    }

    /** Serves one request; false where the connection is not good for another. */
    private boolean serve(HttpReader reader) throws IOException {
        HttpHead head = HttpHead.NONE;
        WireRequest request;
        try {
            head = reader.head();
            if (head.waitsBeforeBody() && (head.isChunked() || head.length() > 0)) {
                socket.getOutputStream().write(CONTINUE);
            }
            request = head.with(reader.body(head));
        } catch (AwsError e) {
            write(responder.refuse(head.with(new byte[0]), isLate() ? AwsError.of("RequestTimeout", 408,
                    "The request did not arrive within " + patience.toSeconds() + " seconds") : e), head, true);
            socket.shutdownOutput();
            reader.drain(MOST_DRAINED);
            return false;
        }
        enter(Phase.ANSWERING);
        WireResponse response = answer(request);
        boolean last = !head.keepsAlive() || enter(Phase.WRITING);
        write(response, head, last);
        return !last;
    }

    private WireResponse answer(WireRequest request) throws NoAnswerException {
        try {
            return responder.answer(request);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "A request failed: " + request.method() + " " + request.path(), e);
            return responder.refuse(request, AwsError.of("InternalError", 500, "An internal error has occurred"));
        }
    }

    /** Head and body go in one piece: in two, the second would wait for the client's delayed acknowledgement. */
    private void write(WireResponse response, HttpHead head, boolean last) throws IOException {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(response.status())
                .append(response.status() == 200 ? " OK" : " ").append("\r\n");
        response.headers().forEach((name, value) -> text.append(name).append(": ").append(oneLine(value))
                .append("\r\n"));
        text.append("Content-Length: ").append(response.body().length).append("\r\n");
        text.append(last ? "Connection: close\r\n" : head.minor() == 0 ? "Connection: keep-alive\r\n" : "");
        byte[] headBytes = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int bodyLength = head.method().equals("HEAD") ? 0 : response.body().length;
        byte[] whole = new byte[headBytes.length + bodyLength];
        System.arraycopy(headBytes, 0, whole, 0, headBytes.length);
        System.arraycopy(response.body(), 0, whole, headBytes.length, bodyLength);
        OutputStream out = socket.getOutputStream();
        out.write(whole);
        out.flush();
    }

    private static String oneLine(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 0x7F) ? value : value.replaceAll("[^ -~]", "?");
    }

    private synchronized boolean begin() {
        if (ending) {
            return false;
        }
        try {
            alarm = watch.schedule(this::outOfPatience, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return false;
        }
        phase = Phase.READING;
        return true;
    }

    /** Goes on to the next phase; true where the connection is to end with it. */
    private synchronized boolean enter(Phase next) {
        phase = next;
        return ending;
    }

    private synchronized void end() {
        phase = Phase.IDLE;
        late = false;
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private synchronized boolean isLate() {
        return late;
    }

    /** The first time, the client may still read that it was too slow; the second time, it is cut off. */
    private synchronized void outOfPatience() {
        if (phase == Phase.IDLE) {
            return;
        }
        boolean second = late && phase != Phase.ANSWERING;
        try {
            if (second) {
                socket.close();
                return;
            }
            if (phase == Phase.READING) {
                socket.shutdownInput(); // the reader finds the end of the stream
            }
            late = phase != Phase.ANSWERING;
        } catch (IOException gone) {
            return;
        }
        alarm = watch.schedule(this::outOfPatience, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the connection once the request that it is at is answered. */
    synchronized void finish() {
        ending = true;
        if (phase == Phase.IDLE) {
            cut();
        }
    }

    /** Ends the connection at once. */
    void cut() {
        try {
            socket.close();
        } catch (IOException gone) {
            // Then it has ended.
        }
    }

    boolean isServedBy(Thread thread) {
        return worker == thread;
    }
}
