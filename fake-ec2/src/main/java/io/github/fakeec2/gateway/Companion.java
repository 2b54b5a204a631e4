package io.github.fakeec2.gateway;

/** Something that a cloud starts when it is first asked for, and ends when the cloud is closed. */
public interface Companion extends AutoCloseable {

    @Override
    void close();
}
