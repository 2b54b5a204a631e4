package io.github.fakeec2.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the fake against a Mockito mock, the SDK's own client and the cost of the SDK's model objects, and prints
 * one Markdown table. The first argument is the folder that the table is written to as well.
 */
public final class Benchmarks {

    private Benchmarks() {
    }

    /** Runs everything; some minutes on two cores. */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        ColdStart cold = new ColdStart(folder.resolve("cold-start.log"));
        cold.measure();
        HotCalls hot = HotCalls.measure();

        Table table = new Table();
        cold.addTo(table);
        hot.addTo(table);
        String text = table.toMarkdown();
        System.out.print(text);
        Files.writeString(folder.resolve("benchmarks.md"), text);
    }
}
