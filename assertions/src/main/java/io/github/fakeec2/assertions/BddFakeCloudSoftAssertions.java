package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.BDDSoftAssertionsProvider;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Soft assertions in the words of {@link BddFakeCloudAssertions}: {@code softly.then(cloud).instances()...}. */
public class BddFakeCloudSoftAssertions extends AbstractSoftAssertions
        implements FakeCloudSoftAssertionsProvider, BDDSoftAssertionsProvider {

    /** Soft assertions to be ended with {@link #assertAll()}. */
    public BddFakeCloudSoftAssertions() {
    }

    /** Runs the assertions and then reports all that failed. */
    public static void thenSoftly(Consumer<BddFakeCloudSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(BddFakeCloudSoftAssertions.class, assertions);
    }

    /** As {@link BddFakeCloudAssertions#then(FakeCloud)}, collecting failures. */
    public FakeCloudAssert then(FakeCloud cloud) {
        return assertThat(cloud);
    }

    /** As {@link BddFakeCloudAssertions#then(Ec2Client)}, collecting failures. */
    public Ec2ClientAssert then(Ec2Client client) {
        return assertThat(client);
    }

    /** As {@link BddFakeCloudAssertions#then(AwsServiceException)}, collecting failures. */
    public AwsErrorAssert then(AwsServiceException error) {
        return assertThat(error);
    }

    /** As {@link BddFakeCloudAssertions#thenAwsError(ThrowingCallable)}, collecting failures. */
    public AwsErrorAssert thenAwsError(ThrowingCallable call) {
        return assertThatAwsError(call);
    }
}
