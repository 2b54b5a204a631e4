/**
 * The JUnit Jupiter extension: {@link io.github.fakeec2.junit.WithFakeCloud} on a test class, or
 * {@link io.github.fakeec2.junit.FakeCloudExtension} in a field where the cloud is configured in code.
 */
package io.github.fakeec2.junit;
