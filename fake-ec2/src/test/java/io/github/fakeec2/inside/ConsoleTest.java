package io.github.fakeec2.inside;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What GetConsoleOutput, GetConsoleScreenshot and GetInstanceUefiData tell. */
class ConsoleTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aPendingInstanceHasNoOutput() {
        GetConsoleOutputResponse response = output(launch("t3.micro", r -> { }), true);

        assertThat(response.output()).isNull();
        assertThat(response.timestamp()).isEqualTo(cloud.time().now());
    }

    @Test
    void anInstanceThatRunsHasBooted() {
        String id = run("t3.micro", r -> r.userData(base64("#!/bin/bash\necho hi")));

        assertThat(text(id)).contains("[    0.000000] Linux version", "cloud-init[1602]: Cloud-init v.",
                "running user data script part-001 (#!/bin/bash)", "login:");
    }

    @Test
    void userDataRunsAtTheFirstBootOnly() {
        String id = run("t3.micro", r -> r.userData(base64("#cloud-config\nruncmd: []")));
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        ec2.startInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        cloud.time().advance(Duration.ofMinutes(1));
        ec2.rebootInstances(r -> r.instanceIds(id));
        cloud.time().advance(Duration.ofMinutes(1));
        cloud.instance(id).rebootFromInside();

        assertThat(text(id)).containsPattern(
                "(?s)login:.*Power down.*login:.*Restarting system.*login:.*Restarting system.*login:");
        assertThat(text(id).split("user data of 24 bytes, beginning with '#cloud-config'")).hasSize(2);
    }

    @Test
    void whatIsPrintedComesBetweenTheBootAndTheShutdown() {
        String id = run("t3.micro", r -> { });
        cloud.instance(id).console().print("starting ");
        cloud.instance(id).console().println("müsli");
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();

        assertThat(text(id)).containsPattern("(?s)login: .*starting müsli\r\n.*Power down").endsWith("Power down\r\n");
        assertThat(cloud.instance(id).console().text()).isEqualTo(text(id));
        assertThatThrownBy(() -> cloud.instance(id).console().println("from the grave"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(id + " is stopped: nothing on it prints anything");
    }

    @Test
    void withoutLatestTheOutputComesSomeTimeLater() {
        String id = run("t3.micro", r -> { });
        cloud.time().advance(Duration.ofMinutes(5));
        cloud.instance(id).console().println("news");

        assertThat(decoded(output(id, true))).endsWith("news\r\n");
        assertThat(decoded(output(id, false))).contains("login:").doesNotContain("news");
        cloud.time().advance(Duration.ofMinutes(2));
        GetConsoleOutputResponse posted = output(id, false);
        assertThat(decoded(posted)).endsWith("news\r\n");
        assertThat(posted.timestamp()).isEqualTo(cloud.time().now());
    }

    @Test
    void inTheDefaultFlowTheOutputIsThereAtOnce() {
        try (FakeCloud settled = FakeCloud.create()) {
            String id = settled.ec2().runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro")
                    .minCount(1).maxCount(1)).instances().get(0).instanceId();
            settled.instance(id).console().println("hello");

            assertThat(decoded(settled.ec2().getConsoleOutput(r -> r.instanceId(id)))).endsWith("hello\r\n");
        }
    }

    @Test
    void theLast64KilobytesAreKept() {
        String id = run("t3.micro", r -> { });
        for (int i = 0; i < 70; i++) {
            cloud.instance(id).console().println("x".repeat(1_000) + i);
        }

        assertThat(Base64.getDecoder().decode(output(id, true).output())).hasSize(65_536);
        assertThat(text(id)).endsWith("x69\r\n").doesNotContain("login:");
    }

    @Test
    void theOutputStaysForAsLongAsTheTerminatedInstanceCanBeSeen() {
        String id = run("t3.micro", r -> { });
        cloud.instance(id).console().println("last words");
        ec2.terminateInstances(r -> r.instanceIds(id));
        cloud.time().settle();

        assertThat(text(id)).contains("last words");
        cloud.time().advance(Duration.ofHours(1));
        assertRefused("InvalidInstanceID.NotFound", () -> text(id));
        assertThat(cloud.digest()).doesNotContain("last words");
    }

    /** EC2 user guide, "Instance console output": the latest output is for instances on the Nitro System. */
    @ParameterizedTest
    @CsvSource({"t3.micro, true", "m5.metal, true", "t2.micro, false"})
    void theLatestOutputNeedsNitro(String type, boolean supported) {
        String id = run(type, r -> { });

        if (supported) {
            assertThat(output(id, true).output()).isNotEmpty();
        } else {
            assertRefused("UnsupportedOperation",
                    "This instance type does not support retrieving the latest console logs.", () -> output(id, true));
        }
    }

    @Test
    void aScreenshotShowsWhereTheConsoleHasText() throws IOException {
        String id = run("t3.micro", r -> { });
        cloud.instance(id).console().println("\n".repeat(30) + "ab cd");

        BufferedImage image = screenshot(id);

        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(200);
        StringBuilder lastLine = new StringBuilder();
        for (int column = 0; column < 80; column++) {
            lastLine.append((image.getRGB(column * 8 + 4, 24 * 8 + 4) & 0xff) > 128 ? '#' : ' ');
        }
        assertThat(lastLine.toString().stripTrailing()).isEqualTo("## ##");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m5.metal", "t4g.micro"})
    void aMachineWithoutAScreenHasNoScreenshot(String type) {
        String id = run(type, r -> r.imageId(
                type.startsWith("t4g") ? Amis.AMAZON_LINUX_2023_ARM64 : Amis.AMAZON_LINUX_2023));

        assertRefused("UnsupportedOperation", () -> ec2.getConsoleScreenshot(r -> r.instanceId(id)));
    }

    @Test
    void onlyARunningInstanceHasAScreenshot() {
        String id = launch("t3.micro", r -> { });

        assertRefused("IncorrectInstanceState", () -> ec2.getConsoleScreenshot(r -> r.instanceId(id)));
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, true", "t2.micro, false"})
    void anInstanceThatBootsInUefiModeHasAVariableStore(String type, boolean uefi) {
        String id = run(type, r -> { });

        if (uefi) {
            byte[] store = Base64.getDecoder().decode(ec2.getInstanceUefiData(r -> r.instanceId(id)).uefiData());
            assertThat(new String(store, StandardCharsets.ISO_8859_1)).startsWith("AMZNUEFI");
        } else {
            assertRefused("UnsupportedOperation", () -> ec2.getInstanceUefiData(r -> r.instanceId(id)));
        }
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("GetConsoleOutput", (ec2, id) -> ec2.getConsoleOutput(r -> r.instanceId(id))),
                operation("GetConsoleScreenshot", (ec2, id) -> ec2.getConsoleScreenshot(r -> r.instanceId(id))),
                operation("GetPasswordData", (ec2, id) -> ec2.getPasswordData(r -> r.instanceId(id))),
                operation("GetInstanceUefiData", (ec2, id) -> ec2.getInstanceUefiData(r -> r.instanceId(id))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anInstanceThatIsNotThereIsRefused(String name, Question question) {
        assertRefused("MissingParameter", "The request must contain the parameter InstanceId",
                () -> question.ask(ec2, null));
        assertRefused("InvalidInstanceID.Malformed", () -> question.ask(ec2, "i-x"));
        assertRefused("InvalidInstanceID.NotFound", "The instance ID 'i-0123456789abcdef0' does not exist",
                () -> question.ask(ec2, "i-0123456789abcdef0"));
    }

    /** One of the operations. */
    private interface Question {

        void ask(Ec2Client ec2, String instanceId);
    }

    private static Arguments operation(String name, Question question) {
        return arguments(name, question);
    }

    private String run(String type, Consumer<RunInstancesRequest.Builder> more) {
        String id = launch(type, more);
        cloud.time().settle();
        return id;
    }

    private String launch(String type, Consumer<RunInstancesRequest.Builder> more) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(type).minCount(1).maxCount(1)
                .applyMutation(more)).instances().get(0).instanceId();
    }

    private GetConsoleOutputResponse output(String id, boolean latest) {
        return ec2.getConsoleOutput(r -> r.instanceId(id).latest(latest));
    }

    private String text(String id) {
        return decoded(output(id, true));
    }

    private BufferedImage screenshot(String id) throws IOException {
        byte[] jpeg = Base64.getDecoder().decode(ec2.getConsoleScreenshot(r -> r.instanceId(id)).imageData());
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static String decoded(GetConsoleOutputResponse response) {
        return new String(Base64.getDecoder().decode(response.output()), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
