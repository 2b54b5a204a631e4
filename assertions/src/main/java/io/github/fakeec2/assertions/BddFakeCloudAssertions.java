package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import org.assertj.core.api.BDDAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The assertions of Fake EC2 for those who write given, when, then: {@code then(cloud).instance(id).isRunning()}. It
 * inherits AssertJ's {@code BDDAssertions}, so that one static import gives both.
 *
 * @see FakeCloudAssertions
 */
public class BddFakeCloudAssertions extends BDDAssertions {

    /** For subclasses that gather a project's own entry points. */
    protected BddFakeCloudAssertions() {
    }

    /** As {@link FakeCloudAssertions#assertThat(FakeCloud)}. */
    public static FakeCloudAssert then(FakeCloud cloud) {
        return FakeCloudAssertions.assertThat(cloud);
    }

    /** As {@link FakeCloudAssertions#assertThat(Ec2Client)}. */
    public static Ec2ClientAssert then(Ec2Client client) {
        return FakeCloudAssertions.assertThat(client);
    }

    /** As {@link FakeCloudAssertions#assertThat(AwsServiceException)}. */
    public static AwsErrorAssert then(AwsServiceException error) {
        return FakeCloudAssertions.assertThat(error);
    }

    /** As {@link FakeCloudAssertions#assertThatAwsError(ThrowingCallable)}. */
    public static AwsErrorAssert thenAwsError(ThrowingCallable call) {
        return FakeCloudAssertions.assertThatAwsError(call);
    }
}
