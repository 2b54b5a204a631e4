/**
 * AssertJ assertions on a cloud: {@code assertThat(cloud).instance(id).isRunning()}.
 *
 * <p>{@link io.github.fakeec2.assertions.FakeCloudAssertions} is the way in. All that the assertions know they read
 * through Describe calls, at the moment of the assertion, so that they hold for a {@code FakeCloud}, for any other
 * {@code Ec2Client}, and, with {@code within}, for a state that virtual time has yet to bring.
 */
package io.github.fakeec2.assertions;
