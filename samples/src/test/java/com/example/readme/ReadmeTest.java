package com.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README shows tests that run: what it quotes stands in this module, line by line. */
class ReadmeTest {

    @ParameterizedTest
    @CsvSource({
        "com/example/readme/FirstTest.java, stopsWhatItLaunched",
        "com/example/fleet/FleetKeeperTest.java, replacesTheInstanceThatFailsItsStatusCheck"})
    void whatTheReadmeQuotesIsATestThatRuns(String file, String method) throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));

        assertThat(readme).contains(method(Path.of("src/test/java", file), method));
    }

    private static String method(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int start = 0;
        while (!lines.get(start).contains("void " + name + "(")) {
            start++;
        }
        int end = start;
        while (!lines.get(end).equals("    }")) {
            end++;
        }
        return String.join("\n", lines.subList(start, end + 1));
    }
}
