package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The entry points of soft assertions, to be mixed into a project's own soft assertions. What is navigated to from
 * here, such as {@code softly.assertThat(cloud).instance(id).rootVolume()}, is soft as well.
 */
public interface FakeCloudSoftAssertionsProvider extends SoftAssertionsProvider {

    /** As {@link FakeCloudAssertions#assertThat(FakeCloud)}, collecting failures. */
    default FakeCloudAssert assertThat(FakeCloud cloud) {
        return new FakeCloudAssert(Scope.of(cloud).collectingInto(this));
    }

    /** As {@link FakeCloudAssertions#assertThat(Ec2Client)}, collecting failures. */
    default Ec2ClientAssert assertThat(Ec2Client client) {
        return new Ec2ClientAssert(Scope.of(client).collectingInto(this));
    }

    /** As {@link FakeCloudAssertions#assertThat(AwsServiceException)}, collecting failures. */
    default AwsErrorAssert assertThat(AwsServiceException error) {
        return proxy(AwsErrorAssert.class, AwsServiceException.class, error);
    }

    /** As {@link FakeCloudAssertions#assertThatAwsError(ThrowingCallable)}, collecting failures. */
    default AwsErrorAssert assertThatAwsError(ThrowingCallable call) {
        try {
            return assertThat(AwsErrors.thrownBy(call));
        } catch (AssertionError failure) {
            collectAssertionError(Scope.onItsOwnLine(failure));
            // One failure says it all: what is asserted on the error that there is not goes nowhere.
            return new FakeCloudSoftAssertions().assertThat((AwsServiceException) null);
        }
    }
}
