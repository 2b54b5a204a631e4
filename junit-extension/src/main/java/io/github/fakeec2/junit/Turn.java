package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.wire.SdkInterception;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * One test's turn to intercept SDK clients: there is one interception at a time in a JVM, so that tests which run in
 * parallel stand in line for it.
 *
 * <p>From JUnit 5.12 on, {@link InterceptionLock} has them stand in line before they begin, and JUnit takes up other
 * tests meanwhile. This is for older ones, and for tests of a registered extension, which JUnit asks for no locks.
 */
final class Turn {

    private static final Semaphore LINE = new Semaphore(1, true);
    private static final AtomicReference<Turn> CURRENT = new AtomicReference<>();

    private final Thread thread = Thread.currentThread();
    private SdkInterception interception;

    private Turn() {
    }

    /**
     * Waits for the turn, and begins to intercept SDK clients for the cloud.
     *
     * @throws IllegalStateException if code that is no such test intercepts them
     */
    static Turn await(FakeCloud cloud) {
        Turn turn = new Turn();
        Turn before = CURRENT.get();
        if (before != null && before.thread == turn.thread) {
            throw new ExtensionConfigurationException(
                    "A test with interceptSdkClients = true was started on the thread of another one that has not "
                    + "ended, and would wait for it forever. Concurrent dynamic tests let JUnit do so where it knows "
                    + "nothing of the interception, that is before 5.12 or with a registered extension: use "
                    + "@ResourceLock(Resources.SYSTEM_PROPERTIES) on both");
        }
        try {
            // Not as a ManagedBlocker: a pool that compensates for each test which waits fails them at 256.
            LINE.acquire();
        } catch (InterruptedException e) {
            turn.thread.interrupt();
            throw new ExtensionConfigurationException("Interrupted while another test intercepted SDK clients", e);
        }
        try {
            turn.interception = cloud.interceptSdkClients();
            CURRENT.set(turn);
            return turn;
        } catch (RuntimeException refused) {
            LINE.release();
            throw refused;
        }
    }

    /** Ends the interception. Ending twice does no harm. */
    void end() {
        if (CURRENT.compareAndSet(this, null)) {
            try {
                interception.close();
            } finally {
                LINE.release();
            }
        }
    }
}
