package io.github.fakeec2;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A cloud as a program of its own, for whatever speaks HTTP. It says in one line where it is as soon as it takes
 * requests, and serves until it is interrupted. Its time starts at the machine's, since clients compare the expiry of
 * credentials with their own clocks.
 */
public final class Standalone {

    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    private Standalone() {
    }

    /** Serves; see {@code --help}. Ends the JVM with 2 for wrong options and with 1 where the port is taken. */
    public static void main(String[] arguments) {
        int status = run(arguments, System.out, System.err, Standalone::serve);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] arguments, PrintStream out, PrintStream err, Consumer<FakeCloud> service) {
        StandaloneOptions options;
        try {
            options = StandaloneOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "; --help lists the options");
            return WRONG_OPTIONS;
        }
        if (options.asksForHelp()) {
            out.print(StandaloneOptions.USAGE);
            return 0;
        }
        try (FakeCloud cloud = options.cloud().build()) {
            out.println("Fake EC2 is ready at " + cloud.endpoint());
            out.flush();
            service.accept(cloud);
            return 0;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private static void serve(FakeCloud cloud) {
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
