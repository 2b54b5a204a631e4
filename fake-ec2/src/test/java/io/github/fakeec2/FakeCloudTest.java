package io.github.fakeec2;

import static io.github.fakeec2.Launching.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.error.DeveloperHint;
import io.github.fakeec2.gateway.RecordedCall;
import io.github.fakeec2.state.History;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class FakeCloudTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @Test
    void theDefaultsAreWhatTheBuilderSays() {
        assertThat(cloud.region()).isEqualTo("us-east-1");
        assertThat(cloud.accountId()).isEqualTo("123456789012");
        assertThat(cloud.seed()).isEqualTo(42);
        assertThat(cloud.time().now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(cloud).hasToString("FakeCloud (account 123456789012, us-east-1, seed 42, simulated now "
                + "2026-01-01T00:00:00Z)");
    }

    @Test
    void cloudsAreWorldsApart() {
        one(ec2);

        assertThat(FakeCloud.create().ec2().describeInstances().reservations()).isEmpty();
    }

    @Test
    void accountsAndRegionsDoNotSeeEachOthersInstances() {
        String id = one(ec2);

        for (Ec2Client other : List.of(cloud.client(Ec2Client.class, "eu-west-1"),
                cloud.account("210987654321").ec2())) {
            assertThat(other.describeInstances().reservations()).isEmpty();
            assertThatThrownBy(() -> other.terminateInstances(r -> r.instanceIds(id)))
                    .isInstanceOfSatisfying(Ec2Exception.class, e -> assertThat(e.awsErrorDetails().errorCode())
                            .isEqualTo("InvalidInstanceID.NotFound"));
        }
        assertThat(cloud.instance(id).state()).isEqualTo("running");
    }

    @DirectFace("the cloud is behind clients of its own only")
    @Test
    void theCloudBehindAClientIsFound() {
        assertThat(FakeCloud.behind(ec2)).hasValue(cloud).map(FakeCloud::hashCode).hasValue(cloud.hashCode());
        assertThat(FakeCloud.behind(cloud.client(Ec2AsyncClient.class, "eu-west-1")).map(FakeCloud::region))
                .hasValue("eu-west-1");
        assertThat(FakeCloud.behind("no client")).isEmpty();
    }

    @Test
    void whatAwsDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FakeCloud.builder().region("us-east-9"));
        assertThatIllegalArgumentException().isThrownBy(() -> FakeCloud.builder().account("1234"));
        assertThatIllegalArgumentException().isThrownBy(() -> FakeCloud.builder().account("12345678901x"));
        assertThatIllegalArgumentException().isThrownBy(() -> FakeCloud.builder().callLogLimit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.client(Ec2Client.class, "mars-north-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.account("1"));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.client(String.class));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.instance("i-0123456789abcdef0"));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.instance("sg-1"));
    }

    @DirectFace("who called is not in the request")
    @Test
    void historyTellsWhatHappenedWhenAndWhereItWasAskedFor() {
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        String id = ec2.runInstances(r -> r.imageId(Amis.DEBIAN_12).instanceType("t3.micro").minCount(1).maxCount(1))
                .instances().get(0).instanceId();
        ec2.stopInstances(r -> r.instanceIds(id));
        ec2.describeInstances();

        List<History.Entry> history = cloud.history(id);
        assertThat(history).extracting(History.Entry::state)
                .startsWith("pending", "running").endsWith("stopping", "stopped");
        assertThat(history.get(0).cause()).isEqualTo("RunInstances");
        assertThat(history.get(0).caller()).hasToString("FakeCloudTest.java:" + line);
        assertThat(history.get(1).caller()).as("an event has no caller").isNull();
        assertThat(history.get(1).at()).isEqualTo(Instant.parse("2026-01-01T00:00:10Z"));
        assertThat(cloud.describe()).contains(id + "  stopped since");
        assertThat(cloud.history("i-0123456789abcdef0")).isEmpty();
    }

    @DirectFace("who called is not in the request")
    @Test
    void callsAreRecordedWithWhereTheyCameFromWhenTheyChangeSomething() {
        one(ec2);
        ec2.describeInstances();
        assertThatThrownBy(() -> ec2.stopInstances(r -> r.instanceIds("nonsense"))).isInstanceOf(Ec2Exception.class);
        cloud.observer().describeInstances();

        List<RecordedCall> calls = cloud.calls().all();
        assertThat(calls).extracting(RecordedCall::operation)
                .containsExactly("RunInstances", "DescribeInstances", "StopInstances");
        assertThat(calls.get(0).caller()).hasValueSatisfying(
                site -> assertThat(site.toString()).startsWith("Launching.java:"));
        assertThat(calls.get(1).caller()).isEmpty();
        assertThat(calls.get(2).succeeded()).isFalse();
        assertThat(calls.get(2).toString()).contains("failed: Invalid id").contains("FakeCloudTest.java:");
        assertThat(calls.get(0).thread()).isEqualTo(Thread.currentThread().getName());
        cloud.calls().clear();
        assertThat(cloud.calls().all()).isEmpty();
    }

    @DirectFace("who called is not in the request")
    @Test
    void callersOfReadsAreRecordedOnDemand() {
        FakeCloud careful = FakeCloud.builder().recordReadCallers(true).build();
        careful.ec2().describeInstances();

        assertThat(careful.calls().all().get(0).caller()).hasValueSatisfying(
                site -> assertThat(site.frame().getMethodName()).isEqualTo("callersOfReadsAreRecordedOnDemand"));
    }

    @Test
    void theLogForgetsTheOldestCalls() {
        FakeCloud brief = FakeCloud.builder().callLogLimit(2).build();
        FakeCloud silent = FakeCloud.builder().callLogLimit(0).build();
        for (int i = 0; i < 5; i++) {
            brief.ec2().describeInstances();
            silent.ec2().describeInstances();
        }

        assertThat(brief.calls().all()).hasSize(2);
        assertThat(brief.calls().forgotten()).isEqualTo(3);
        assertThat(silent.calls().all()).isEmpty();
        assertThat(silent.calls().forgotten()).isEqualTo(5);
    }

    @Test
    void aHintForTheDeveloperRidesAlongAndLeavesTheMessageToAws() {
        String id = one(ec2);

        assertThatThrownBy(() -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0")))
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(DeveloperHint.class)
                        .asString().contains(id))
                .message().doesNotContain(id);
    }
}
