package io.github.fakeec2.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.Set;

/**
 * Writes files, leaving alone what is up to date already, and deletes those that an earlier run wrote and this one
 * did not.
 */
final class Output {

    private final Path folder;
    private final Path record;
    private final Set<String> written = new TreeSet<>();

    /**
     * @param folder where the files go
     * @param record the file that remembers their names from run to run
     */
    Output(Path folder, Path record) {
        this.folder = folder;
        this.record = record;
    }

    void classFile(String internalName, byte[] bytes) {
        write(internalName + ".class", bytes);
    }

    void text(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) {
        written.add(name);
        writeIfChanged(folder.resolve(name), bytes);
    }

    /** Deletes what is left of earlier runs. */
    void finish() {
        try {
            List<String> earlier = Files.exists(record) ? Files.readAllLines(record) : List.of();
            for (String name : earlier) {
                if (!written.contains(name)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writeIfChanged(record, (String.join("\n", written) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static void writeIfChanged(Path file, byte[] bytes) {
        try {
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
