package io.github.fakeec2.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is public is documented, in all modules that are published. */
class DocumentationTest {

    @ParameterizedTest
    @ValueSource(strings = {"fake-ec2", "junit-extension", "assertions"})
    void whatIsPublicIsDocumented(String module) throws IOException {
        List<String> undocumented = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                collectUndocumented(file, undocumented);
            }
        }
        assertThat(undocumented).isEmpty();
    }

    private static void collectUndocumented(Path file, List<String> into) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean ofPublicType = lines.stream().anyMatch(line -> line.startsWith("public "));
        for (int i = 0; i < lines.size(); i++) {
            if (ofPublicType && lines.get(i).matches("( {4})?public (?!\\w+ \\{).*") && !isDocumented(lines, i)) {
                into.add(file.getFileName() + ":" + (i + 1) + " " + lines.get(i).strip());
            }
        }
    }

    // The compact constructor of a record, "public Name {", is documented with the record.

    /** Whether a comment stands above the declaration and its annotations, or it has the one of what it overrides. */
    private static boolean isDocumented(List<String> lines, int declaration) {
        for (int i = declaration - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.equals("@Override") || line.endsWith("*/")) {
                return true;
            }
            if (line.isEmpty() || line.endsWith("{") || line.endsWith(";") && !line.startsWith("@")) {
                return false;
            }
        }
        return false;
    }
}
