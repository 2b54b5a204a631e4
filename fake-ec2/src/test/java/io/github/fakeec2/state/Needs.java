package io.github.fakeec2.state;

import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What kinds of resources declare to stand on which. */
public final class Needs {

    private static final String CLASS = ".class";

    private Needs() {
    }

    /** All edges of the dependency graph that the library declares, as {@code "subnet -> vpc"}. */
    public static Set<String> declared() {
        Set<String> edges = new TreeSet<>();
        try {
            for (Class<?> type : classes()) {
                if (Resource.class.isAssignableFrom(type) && !type.isInterface()) {
                    for (TableType<?> table : tables(type)) {
                        table.needs().forEach(need -> edges.add(table + " -> " + need.other()));
                    }
                }
            }
        } catch (ReflectiveOperationException | IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
        return edges;
    }

    /** The library's classes, found as files and not initialized. */
    private static List<Class<?>> classes() throws ReflectiveOperationException, IOException, URISyntaxException {
        Path root = Path.of(FakeCloud.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root.resolve("io"))) {
            names = files.map(file -> root.relativize(file).toString().replace('/', '.').replace('\\', '.'))
                    .filter(name -> name.endsWith(CLASS) && !name.contains("$") && !name.endsWith("-info" + CLASS))
                    .map(name -> name.substring(0, name.length() - CLASS.length())).toList();
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            if (!name.contains(".client.")) { // the faces would load every model class of the SDK
                classes.add(Class.forName(name, false, FakeCloud.class.getClassLoader()));
            }
        }
        return classes;
    }

    /** Most kinds have one table; links of transit gateways have one for each sort of link. */
    private static List<TableType<?>> tables(Class<?> type) throws IllegalAccessException {
        List<TableType<?>> tables = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (field.getType() == TableType.class) {
                field.setAccessible(true);
                tables.add((TableType<?>) field.get(null));
            }
        }
        return tables;
    }
}
