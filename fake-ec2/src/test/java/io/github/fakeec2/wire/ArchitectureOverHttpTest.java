package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.wire.Programs.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One architecture, built and torn down over HTTP by each of the tools that people use, with waiters and paginators of
 * their own. However it came about it is the same, and afterwards nothing of it is left.
 */
@Timeout(600)
class ArchitectureOverHttpTest {

    @TempDir
    private Path home;

    private final FakeCloud cloud = FakeCloud.create();
    private final List<String> before = Shop.inventory(cloud);

    @AfterEach
    void close() {
        cloud.close();
    }

    private void assertNothingIsLeft() {
        cloud.time().advance(Duration.ofHours(2)); // what was terminated or deleted is shown for an hour
        assertThat(Shop.inventory(cloud)).isEqualTo(before);
    }

    @Test
    void theSdkBuildsAndDestroysIt() {
        try (ShopOverSdk shop = new ShopOverSdk(cloud)) {
            shop.build();
            new Shop(cloud).assertStands();
            shop.destroy();
            assertNothingIsLeft();
        }
    }

    @Test
    void boto3BuildsAndDestroysIt() throws Exception {
        Programs programs = new Programs(cloud, home);
        assumeTrue(programs.can("python3", "-c", "import boto3"), "boto3 is not installed");

        programs.put("architecture.py");
        programs.run("python3", "architecture.py", "build").orFail();
        new Shop(cloud).assertStands();
        programs.run("python3", "architecture.py", "destroy").orFail();
        assertNothingIsLeft();
    }

    @Test
    @Tag("tools")
    void theAwsCliBuildsAndDestroysIt() throws Exception {
        Programs programs = new Programs(cloud, home);
        assumeTrue(programs.can("aws", "--version"), "The AWS CLI is not installed");
        assumeTrue(programs.can("bash", "--version"), "bash is not installed");

        programs.put("architecture.sh");
        programs.run("bash", "architecture.sh", "build").orFail();
        new Shop(cloud).assertStands();
        programs.run("bash", "architecture.sh", "destroy").orFail();
        assertNothingIsLeft();
    }

    @Test
    @Tag("tools")
    void terraformBuildsChangesAndDestroysIt() throws Exception {
        Programs programs = new Programs(cloud, home).withoutAwsBut(Map.of("TF_IN_AUTOMATION", "1",
                "TF_VAR_endpoint", cloud.endpoint().toString()));
        assumeTrue(programs.can("terraform", "version"), "Terraform is not installed");
        programs.put("architecture.tf");
        Outcome init = programs.run("terraform", "init", "-no-color", "-input=false");
        assumeTrue(init.status() == 0, () -> "No provider of Terraform for AWS can be had; a mirror of it is named in "
                + "the file that TF_CLI_CONFIG_FILE tells. " + init.err());

        apply(programs);
        new Shop(cloud).assertStands();
        assertThat(programs.run("terraform", "plan", "-no-color", "-detailed-exitcode"))
                .as("what differs from what was asked for").returns(0, Outcome::status);

        Programs changed = programs.with("TF_VAR_web_type", "t3.small").with("TF_VAR_web_port", "8443")
                .with("TF_VAR_team", "platform");
        String web = new Shop(cloud).instance("web-a").instanceId();
        apply(changed);
        Shop shop = new Shop(cloud);
        assertThat(shop.instance("web-a").instanceId()).isEqualTo(web);
        assertThat(shop.instance("web-a").instanceTypeAsString()).isEqualTo("t3.small");
        assertThat(shop.reaches("internet", "web-a", 8443)).isTrue();
        assertThat(shop.reaches("internet", "web-a", 443)).isFalse();
        assertThat(shop.team()).isEqualTo("platform");
        assertThat(changed.run("terraform", "plan", "-no-color", "-detailed-exitcode").status()).isZero();

        changed.run("terraform", "destroy", "-no-color", "-auto-approve", "-parallelism=30").orFail();
        assertNothingIsLeft();
    }

    private static void apply(Programs programs) throws IOException, InterruptedException {
        programs.run("terraform", "apply", "-no-color", "-auto-approve", "-parallelism=30").orFail();
    }
}
