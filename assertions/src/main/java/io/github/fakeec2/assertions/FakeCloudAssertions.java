package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The way into the assertions of Fake EC2. It inherits all of AssertJ's own, so that one static import gives both;
 * imports of both classes live together just as well.
 *
 * <pre>{@code
 * import static io.github.fakeec2.assertions.FakeCloudAssertions.*;
 *
 * assertThat(cloud).instance(id).isRunning().hasTag("fleet", "web");
 * assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3);
 * assertThatAwsError(() -> ec2.deleteSecurityGroup(r -> r.groupId(id))).hasCode("DependencyViolation");
 * assertThat("AssertJ's own").isNotEmpty();
 * }</pre>
 *
 * @see FakeCloudSoftAssertions
 * @see BddFakeCloudAssertions
 */
public class FakeCloudAssertions extends Assertions {

    /** For subclasses that gather a project's own entry points, as AssertJ's class is meant to be used too. */
    protected FakeCloudAssertions() {
    }

    /**
     * Asserts on a cloud, as its default account sees it in its default region.
     *
     * @throws IllegalArgumentException if the cloud is null
     */
    public static FakeCloudAssert assertThat(FakeCloud cloud) {
        return new FakeCloudAssert(Scope.of(cloud));
    }

    /**
     * Asserts on what a client can see: of a fake cloud, of another emulator, of real EC2. Behind a client of a fake
     * cloud the assertions' own calls stay out of the call log, and failures tell the history.
     *
     * @throws IllegalArgumentException if the client is null
     */
    public static Ec2ClientAssert assertThat(Ec2Client client) {
        return new Ec2ClientAssert(Scope.of(client));
    }

    /** Asserts on an error that AWS answered, of whatever service. */
    public static AwsErrorAssert assertThat(AwsServiceException error) {
        return new AwsErrorAssert(error);
    }

    /**
     * Asserts that a call fails with an error that AWS answers, and on that error. What asynchronous clients wrap into
     * a {@code CompletionException} is unwrapped.
     *
     * @throws AssertionError if nothing is thrown, or something that is no answer of AWS
     */
    public static AwsErrorAssert assertThatAwsError(ThrowingCallable call) {
        return new AwsErrorAssert(AwsErrors.thrownBy(call));
    }
}
