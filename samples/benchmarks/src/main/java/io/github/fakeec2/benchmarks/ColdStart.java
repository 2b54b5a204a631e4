package io.github.fakeec2.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From the launch of a JVM to the first response of a client. Each measurement is a process of its own, with the JVM's
 * default flags; the clients take turns, so that what else the machine does troubles all alike. Nothing is subtracted.
 * The floor is a program without a client that only makes the model objects.
 */
final class ColdStart {

    private static final int ROUNDS = 5;
    private static final double AIM_AGAINST_MOCKITO = 15;
    private static final double AIM_AGAINST_REAL = 5;
    private static final List<String> CLIENTS = List.of("fake", "mockito", "real", "floor");
    private static final String BARE = "bare";

    private final Path log;
    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    /** @param log takes what the processes say on their error stream */
    ColdStart(Path log) {
        this.log = log;
    }

    void measure() throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        time(BARE); // fills the disk cache
        nanos.clear();
        for (int round = 0; round < ROUNDS; round++) {
            time(BARE);
            for (String operation : ColdProgram.OPERATIONS) {
                for (String client : CLIENTS) {
                    time(client, operation);
                }
            }
        }
    }

    private void time(String... program) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), ColdProgram.class.getName()),
                Stream.of(program)).toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals(ColdProgram.ANSWERED)) { // the JVM may have something to say, too
                line = output.readLine();
            }
            long taken = System.nanoTime() - start;
            if (process.waitFor() != 0 || line == null) {
                throw new IllegalStateException(String.join(" ", program) + " failed; see " + log);
            }
            nanos.computeIfAbsent(String.join(" ", program), name -> new ArrayList<>()).add(taken);
        }
    }

    void addTo(Table table) {
        table.reference("JVM start to an empty `main`", median(BARE));
        for (String operation : ColdProgram.OPERATIONS) {
            double fake = median("fake " + operation);
            double mockito = median("mockito " + operation);
            double real = median("real " + operation);
            double floor = median("floor " + operation);
            table.row("JVM start to the first `" + operation + "` response", fake, mockito, real, floor,
                    Table.times(mockito / fake) + " faster than Mockito, " + Table.times(real / fake)
                            + " than the real client, " + Table.times(fake / floor) + " the floor",
                    "at least 15x faster than Mockito, 5x than the real client",
                    mockito / fake >= AIM_AGAINST_MOCKITO && real / fake >= AIM_AGAINST_REAL);
        }
    }

    private double median(String program) {
        List<Long> sorted = nanos.get(program).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
