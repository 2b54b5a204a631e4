/** Amazon EC2 inside the JVM: {@link io.github.fakeec2.FakeCloud}, and the levers that a test holds. */
package io.github.fakeec2;
