package io.github.fakeec2.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Class files by internal name, from the class path that the generator runs on. */
final class ClassPath {

    boolean has(String internalName) {
        return ClassPath.class.getClassLoader().getResource(internalName + ".class") != null;
    }

    byte[] bytes(String internalName) {
        try (InputStream in = ClassPath.class.getClassLoader().getResourceAsStream(internalName + ".class")) {
            if (in == null) {
                throw new BuildFailure(internalName + ".class is not on the class path of the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
