package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Programs in JVMs of their own, since a JVM's environment variables cannot be changed. */
class SdkInterceptionInAnyEnvironmentTest {

    private static final String CONFIG = """
            [default]
            region = ap-south-1
            aws_access_key_id = AKIAYCWS2TAAQLP5YHBV
            aws_secret_access_key = secret
            endpoint_url = http://127.0.0.1:1
            [profile sso]
            sso_start_url = https://example.awsapps.com/start
            sso_region = us-east-1
            sso_account_id = 555566667777
            sso_role_name = admin
            """;

    @TempDir
    private Path folder;

    /** Stands for all that is outside of the machine, and keeps whoever comes in its backlog. */
    private final ServerSocketChannel outside = ServerSocketChannel.open();

    SdkInterceptionInAnyEnvironmentTest() throws IOException {
        outside.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        outside.close();
    }

    static Stream<Arguments> environments() {
        return Stream.of(
                Arguments.of("nothing", Map.of()),
                Arguments.of("a LocalStack user's", Map.of("AWS_ACCESS_KEY_ID", "555566667777",
                        "AWS_SECRET_ACCESS_KEY", "test", "AWS_REGION", "ap-south-1",
                        "AWS_ENDPOINT_URL", "OUTSIDE")),
                Arguments.of("a session's", Map.of("AWS_ACCESS_KEY_ID", "ASIAYCWS2TAAQLP5YHBV",
                        "AWS_SECRET_ACCESS_KEY", "secret", "AWS_SESSION_TOKEN", "token",
                        "AWS_DEFAULT_REGION", "ap-south-1")),
                Arguments.of("a profile's", Map.of("AWS_CONFIG_FILE", "(the one above)")),
                Arguments.of("single sign-on", Map.of("AWS_CONFIG_FILE", "(the one above)", "AWS_PROFILE", "sso")),
                Arguments.of("a pod's", Map.of("AWS_ROLE_ARN", "arn:aws:iam::555566667777:role/pod",
                        "AWS_WEB_IDENTITY_TOKEN_FILE", "none", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        "OUTSIDE/", "AWS_USE_FIPS_ENDPOINT", "true")),
                Arguments.of("an instance's", Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", "OUTSIDE")),
                Arguments.of("a company's", Map.of("HTTP_PROXY", "OUTSIDE", "http_proxy", "OUTSIDE",
                        "HTTPS_PROXY", "OUTSIDE", "https_proxy", "OUTSIDE")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void aClientThatIsToldNothingIsOfTheCloudsAccountAndRegion(String name, Map<String, String> environment)
            throws Exception {
        assertThat(run(environment))
                .contains("reached: 210987654321 eu-west-1, 210987654321 eu-west-1, 210987654321 eu-west-1");
        assertThat(outside.accept()).as("who has left the machine").isNull();
    }

    @Test
    @Tag("newer-sdk") // older ones have asked the chain before anybody could keep them from it
    void theDefaultCredentialsThatAllShareAreAfterwardsWhatTheyWereBefore() throws Exception {
        assertThat(run(Map.of("AWS_CONFIG_FILE", "(the one above)"))).contains("afterwards: AKIAYCWS2TAAQLP5YHBV\n");
    }

    private String run(Map<String, String> environment) throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("config"), CONFIG);
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m", "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"),
                Program.class.getName())
                .redirectErrorStream(true);
        program.environment().keySet().removeIf(variable -> variable.matches("AWS_.*|(?i:.*_proxy)"));
        environment.forEach((variable, value) -> program.environment().put(variable, value
                .replace("OUTSIDE", "http://127.0.0.1:" + outside.socket().getLocalPort())
                .replace("(the one above)", config.toString())));
        return outputOf(program.start());
    }

    private static String outputOf(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** What the JVMs run. */
    static final class Program {

        private Program() {
        }

        @SuppressWarnings("deprecation") // what is deprecated is in use
        public static void main(String[] arguments) {
            AwsCredentialsProvider shared = DefaultCredentialsProvider.create();
            try (FakeCloud cloud = FakeCloud.builder().region("eu-west-1").account("210987654321").build()) {
                cloud.interceptSdkClients();
                Ec2Client.create().describeVpcs();
                if (System.getenv("HTTP_PROXY") != null) {
                    Ec2AsyncClient.create().describeVpcs().join();
                }
                Ec2Client.builder().credentialsProvider(DefaultCredentialsProvider.builder().build()).build()
                        .describeVpcs();
                Ec2Client.builder().credentialsProvider(shared).build().describeVpcs();
                find(ContainerCredentialsProvider.builder().build());
                find(InstanceProfileCredentialsProvider.create());
                System.out.println("reached: " + String.join(", ", cloud.calls().all().stream()
                        .map(call -> call.account() + " " + call.region()).toList()));
            }
            if (System.getenv("AWS_CONFIG_FILE") != null) {
                System.out.println("afterwards: " + find(shared));
            }
            System.exit(0);
        }

        private static String find(AwsCredentialsProvider provider) {
            try {
                return provider.resolveCredentials().accessKeyId();
            } catch (SdkClientException nothing) {
                return "nothing";
            }
        }
    }
}
