package io.github.fakeec2.wire;

import io.github.fakeec2.gateway.Companion;
import io.github.fakeec2.gateway.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The cloud over HTTP on the loopback interface, which nothing outside of the machine reaches.
 *
 * <p>It is on plain sockets, since the JDK's {@code HttpServer} answers what it cannot parse - a bad percent-encoding
 * in the path is enough - with a page of HTML where AWS's clients look for an error of AWS's, has time limits only as
 * system properties for the whole JVM, and on JDK 17 sends heads and bodies apart, which costs 40 ms each unless
 * another such property is set.
 */
public final class Endpoint implements Companion {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);
    private static final int MOST_CONNECTIONS = 256;
    private static final int BACKLOG = 512;

    /**
     * The ports of all endpoints, for who must tell them from other servers. Those that are closed stay: who still
     * calls one means its cloud, and no other.
     */
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    private final ServerSocket socket;
    private final Responder responder;
    private final Duration patience;
    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor watch;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);

    private Endpoint(ServerSocket socket, Responder responder, Duration patience) {
        this.socket = socket;
        this.responder = responder;
        this.patience = patience;
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "fake-ec2-endpoint-" + socket.getLocalPort());
            thread.setDaemon(true);
            return thread;
        };
        this.workers = Executors.newCachedThreadPool(threads);
        this.watch = new ScheduledThreadPoolExecutor(1, threads);
        watch.setRemoveOnCancelPolicy(true);
        PORTS.add(socket.getLocalPort());
        threads.newThread(this::accept).start();
    }

    /**
     * Opens the endpoint of a cloud.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static Endpoint of(Gateway gateway) {
        return open(gateway.home().port(), new Paths(gateway, Wire.ofEndpoint(gateway)), PATIENCE);
    }

    static Endpoint open(int port, Responder responder, Duration patience) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
            return new Endpoint(socket, responder, patience);
        } catch (IOException e) {
            throw new UncheckedIOException("No endpoint at port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Where it is, such as {@code http://127.0.0.1:49152}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Where the metadata of an instance is. */
    public URI metadataOf(String instanceId) {
        return MetadataDoor.uri(uri(), instanceId);
    }

    /** Whether it is, or was, the endpoint of a cloud in this JVM. */
    static boolean isAt(URI uri) {
        return PORTS.contains(uri.getPort())
                && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost()));
    }

    private void accept() {
        while (!socket.isClosed()) {
            places.acquireUninterruptibly();
            try {
                serve(socket.accept());
            } catch (IOException e) {
                places.release(); // closed, or the client left before it was met
            }
        }
    }

    private void serve(Socket client) {
        Connection connection = new Connection(client, responder, watch, patience);
        connections.add(connection);
        try {
            workers.execute(() -> {
                try {
                    connection.run();
                } finally {
                    connections.remove(connection);
                    places.release();
                }
            });
        } catch (RejectedExecutionException closed) {
            connection.cut();
        }
        if (socket.isClosed()) {
            connection.finish();
        }
    }

    /** Takes no further request, and returns when those that it has taken are answered. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread self = Thread.currentThread();
        boolean isAsked = connections.stream().anyMatch(connection -> connection.isServedBy(self));
        connections.forEach(Connection::finish);
        workers.shutdown();
        try {
            if (!isAsked && !workers.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                connections.forEach(Connection::cut);
            }
        } catch (InterruptedException e) {
            connections.forEach(Connection::cut);
            self.interrupt();
        }
        watch.shutdown();
    }
}
