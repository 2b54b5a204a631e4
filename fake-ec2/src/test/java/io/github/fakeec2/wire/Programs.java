package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs that a test starts, with a cloud as their AWS and nothing else of it around. */
final class Programs {

    /** What a program left behind. */
    record Outcome(int status, String out, String err) {

        /** What it printed, if it was content. */
        String orFail() {
            assertThat(status).as("%s%n%s", out, err).isZero();
            assertThat(err).isEmpty();
            return out;
        }
    }

    private final Path home;
    private final Map<String, String> environment;

    /** @param home an empty directory, in which they run */
    Programs(FakeCloud cloud, Path home) {
        this(home, Map.of("AWS_ENDPOINT_URL", cloud.endpoint().toString(), "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test", "AWS_DEFAULT_REGION", "us-east-1", "AWS_CONFIG_FILE", "config",
                "AWS_PAGER", "", "PYTHONUTF8", "1"));
    }

    private Programs(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The same programs with these variables, and without what Programs themselves say of AWS. */
    Programs withoutAwsBut(Map<String, String> variables) {
        return new Programs(home, variables);
    }

    /** The same programs with one more variable. */
    Programs with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Programs(home, more);
    }

    /** Runs one to its end; where it is not installed, its status is 127, as in a shell. */
    Outcome run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", null);
        Path err = Files.createTempFile(home, "err", null);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException notInstalled) {
            return new Outcome(127, "", notInstalled.getMessage());
        }
        try {
            int status = process.waitFor();
            return new Outcome(status, text(out), text(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whether a command ends well. */
    boolean can(String... command) throws IOException, InterruptedException {
        return run(command).status() == 0;
    }

    /** Puts a resource of this package there. */
    void put(String resource) throws IOException {
        try (InputStream content = Programs.class.getResourceAsStream(resource)) {
            Files.copy(content, home.resolve(resource));
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
