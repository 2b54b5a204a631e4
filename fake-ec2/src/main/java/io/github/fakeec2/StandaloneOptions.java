package io.github.fakeec2;

import io.github.fakeec2.time.TimeFlow;
import io.github.fakeec2.time.VirtualTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the standalone cloud is told on its command line. */
final class StandaloneOptions {

    static final String USAGE = """
            Usage: [--port <number>] [--region <name>] [--accept-any-image] [--time settled|real[:<factor>]]

              --port <number>            where to listen on 127.0.0.1; 0, the default, is any free port
              --region <name>            the region of requests that are not signed for one; us-east-1 unless given
              --accept-any-image         any well-formed AMI id names an image
              --time settled             what a request sets in motion is done by the next one; the default
              --time real[:<factor>]     things take the time that they take on AWS, or a factor times less
              --help                     prints this

            An access key id of twelve digits is the account that a client speaks for; any other key is account
            123456789012.
            """;

    private static final int LAST_PORT = 65_535;

    private final Deque<String> left;
    private final FakeCloud.Builder cloud = FakeCloud.builder().startTime(VirtualTime.machineNow()).callLogLimit(0);
    private boolean help;

    private StandaloneOptions(List<String> arguments) {
        this.left = new ArrayDeque<>(arguments);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it says something that is not understood
     */
    static StandaloneOptions of(String... arguments) {
        StandaloneOptions options = new StandaloneOptions(List.of(arguments));
        while (!options.left.isEmpty()) {
            options.readOne();
        }
        return options;
    }

    private void readOne() {
        String option = left.pop();
        int equals = option.indexOf('=');
        if (equals > 0) {
            left.push(option.substring(equals + 1));
            option = option.substring(0, equals);
        }
        switch (option) {
            case "--port" -> cloud.endpointPort(port(value(option)));
            case "--region" -> cloud.region(value(option));
            case "--time" -> cloud.time(time(value(option)));
            case "--accept-any-image" -> cloud.acceptAnyImage(true);
            case "--help", "-h" -> help = true;
            default -> throw new IllegalArgumentException("There is no option " + option);
        }
    }

    private String value(String option) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("The option " + option + " needs a value");
        }
        return left.pop();
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST_PORT) {
            throw new IllegalArgumentException("A port is a number up to " + LAST_PORT + ", '" + text + "' is not");
        }
        return Integer.parseInt(text);
    }

    private static TimeFlow time(String text) {
        if (text.equals("settled")) {
            return TimeFlow.SETTLED;
        }
        String factor = text.equals("real") ? "1" : text.startsWith("real:") ? text.substring("real:".length()) : "";
        if (!factor.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") || Double.parseDouble(factor) == 0) {
            throw new IllegalArgumentException("Time is settled, real, or real:<factor> such as real:60, '" + text
                    + "' is not");
        }
        return TimeFlow.real(Double.parseDouble(factor));
    }

    boolean asksForHelp() {
        return help;
    }

    FakeCloud.Builder cloud() {
        return cloud;
    }
}
