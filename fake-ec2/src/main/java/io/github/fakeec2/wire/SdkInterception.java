package io.github.fakeec2.wire;

import io.github.fakeec2.gateway.Gateway;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * While it is open, the SDK's own clients reach one cloud, wherever in this JVM they are or were built.
 *
 * <p>{@link SdkClientInterceptor}, which every client of the SDK has on board, sends their requests to the cloud's
 * endpoint; {@link SdkEnvironment} gives those that look for a region and for credentials what they look for.
 */
public final class SdkInterception implements AutoCloseable {

    /** The environment that clients are built in is the JVM's, so there can be but one at a time. */
    private static final AtomicReference<SdkInterception> OPEN = new AtomicReference<>();

    private final Gateway cloud;
    private final Supplier<URI> endpoint;
    private final SdkEnvironment environment;
    private final Throwable place = new Throwable("This is where it was opened");
    private URI uri;

    private SdkInterception(Gateway cloud, Supplier<URI> endpoint, SdkEnvironment environment) {
        this.cloud = cloud;
        this.endpoint = endpoint;
        this.environment = environment;
    }

    /**
     * Begins to intercept.
     *
     * @param cloud whose it is, for {@link #closeThatOf}
     * @param account whose credentials clients find
     * @param region that clients find
     * @param endpoint where their requests go; first asked for with the first request
     * @throws IllegalStateException if another one is open
     */
    public static SdkInterception open(Gateway cloud, String account, String region, Supplier<URI> endpoint) {
        SdkInterception interception = new SdkInterception(cloud, endpoint,
                new SdkEnvironment(account, cloud.rules().secretKey(), region));
        SdkInterception other = OPEN.compareAndExchange(null, interception);
        if (other != null) {
            throw new IllegalStateException("SDK clients are being intercepted for another fake cloud already, and "
                    + "there can be one at a time in a JVM, since they are built in one environment. Close that one "
                    + "first. Tests that run in parallel wait for each other with "
                    + "@WithFakeCloud(interceptSdkClients = true), or with JUnit's "
                    + "@ResourceLock(Resources.SYSTEM_PROPERTIES)", other.place);
        }
        interception.environment.prepare();
        return interception;
    }

    /** The one that is open, or null. */
    static SdkInterception current() {
        return OPEN.get();
    }

    /** Closes the one that is open, if it is of this cloud. */
    public static void closeThatOf(Gateway cloud) {
        SdkInterception open = OPEN.get();
        if (open != null && open.cloud == cloud) {
            open.close();
        }
    }

    /** Where requests go; null where the cloud was closed by another thread just now. */
    synchronized URI endpoint() {
        if (uri == null) {
            try {
                uri = endpoint.get();
            } catch (IllegalStateException closed) {
                return null;
            }
        }
        return uri;
    }

    /** Leaves everything as it was before. Closing twice does no harm. */
    @Override
    public void close() {
        if (environment.restore()) {
            OPEN.compareAndSet(this, null);
        }
    }
}
