package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakeec2.time.VirtualTime;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cloud as a program. */
@Timeout(60)
class StandaloneTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Consumer<FakeCloud> service, String... arguments) {
        return Standalone.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), service);
    }

    @Test
    void itSaysInOneLineWhereItIsAndHasItsOptions() {
        int status = run(cloud -> {
            assertThat(out.toString(StandardCharsets.UTF_8).strip())
                    .isEqualTo("Fake EC2 is ready at " + cloud.endpoint());
            assertThat(cloud.region()).isEqualTo("eu-west-1");
            assertThat(cloud.time().flow().factor()).isEqualTo(60);
            assertThat(cloud.ec2().runInstances(r -> r.imageId("ami-0123456789abcdef0").minCount(1).maxCount(1))
                    .instances()).hasSize(1);
        }, "--region", "eu-west-1", "--time=real:60", "--accept-any-image", "--port", "0");

        assertThat(status).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void itsTimeStartsAtTheMachines() {
        assertThat(run(cloud -> assertThat(cloud.time().now()).isAfterOrEqualTo(VirtualTime.machineNow()
                .minusSeconds(60)))).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--colour red | There is no option --colour; --help lists the options",
        "5050 | There is no option 5050; --help lists the options",
        "--port | The option --port needs a value; --help lists the options",
        "--port http | A port is a number up to 65535, 'http' is not; --help lists the options",
        "--port 65536 | A port is a number up to 65535, '65536' is not; --help lists the options",
        "--region moon-1 | There is no public AWS region 'moon-1'; --help lists the options",
        "--time fast | Time is settled, real, or real:<factor> such as real:60, 'fast' is not; --help lists the "
                + "options",
        "--time real:0 | Time is settled, real, or real:<factor> such as real:60, 'real:0' is not; --help lists the "
                + "options",
    })
    void aWrongOptionIsExplainedInOneLine(String arguments, String line) {
        assertThat(run(cloud -> { }, arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(line);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpNamesAllOptions(String option) {
        assertThat(run(cloud -> { }, option)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--port", "--region", "--accept-any-image",
                "--time settled", "--time real[:<factor>]", "--help");
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (FakeCloud other = FakeCloud.create()) {
            String port = String.valueOf(other.endpoint().getPort());

            assertThat(run(cloud -> { }, "--port", port)).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("No endpoint at port " + port + ": ");
        }
    }

    @Test
    void asAProgramItServesUntilItIsInterrupted() throws Exception {
        Process program = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m", "-cp", System.getProperty("java.class.path"), Standalone.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            URI endpoint = URI.create(lines.readLine().replace("Fake EC2 is ready at ", ""));
            new Socket(endpoint.getHost(), endpoint.getPort()).close();

            program.toHandle().destroy(); // unlike the process itself, leaves its output to be read

            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(lines.readLine()).isNull();
            assertThat(catchThrowable(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())).isNotNull();
        } finally {
            program.destroyForcibly();
        }
    }
}
