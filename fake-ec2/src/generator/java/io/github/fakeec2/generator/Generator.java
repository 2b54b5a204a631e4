package io.github.fakeec2.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs in the build after the compiler. It looks for the classes that simulate operations, and writes the classes
 * that connect them to the SDK's client interfaces, a list of the operations, and the coverage page.
 */
public final class Generator {

    static final String REFRESH = "mvn -q -pl fake-ec2 process-classes -Ddocs.refresh";

    private final ClassPath classPath = new ClassPath();
    private final Path classes;
    private final Output output;
    private final Map<String, SdkService> services = new LinkedHashMap<>();

    private Generator(Path classes, Path buildFolder) {
        this.classes = classes;
        this.output = new Output(classes, buildFolder.resolve("generated-classes.txt"));
        SdkService.onClassPath(classPath).forEach(service -> services.put(service.id(), service));
    }

    /**
     * Takes the folder of compiled classes, the build folder, the coverage page that is checked in, and the version
     * of the SDK. With the system property {@code docs.refresh} it writes the page instead of comparing it.
     */
    public static void main(String[] args) {
        new Generator(Path.of(args[0]), Path.of(args[1])).run(Path.of(args[1]), Path.of(args[2]), args[3]);
    }

    private void run(Path buildFolder, Path checkedInPage, String sdkVersion) {
        List<Family> families = families();
        Map<SdkService.SdkOperation, ClientWriter.Place> places = places(families);
        families.forEach(family -> output.classFile(family.generatedName(), FamilyWriter.write(family)));
        int waits = 0;
        for (SdkService service : services.values()) {
            for (boolean async : new boolean[] {false, true}) {
                output.classFile(ClientWriter.name(service, async), ClientWriter.write(service, places, async));
            }
            if (WaiterWriter.hasWaiters(service)) {
                WaiterWriter waiters = new WaiterWriter(service, classPath);
                output.classFile(WaiterWriter.name(service, false), waiters.sync());
                output.classFile(WaiterWriter.name(service, true), waiters.async());
                waits += waiters.count();
            }
        }
        output.text("META-INF/fake-ec2/operations.txt", list(families));
        services.values().forEach(service ->
                output.text("META-INF/fake-ec2/wire/" + service.id() + ".txt", WireList.of(service)));
        output.finish();
        int known = services.values().stream().mapToInt(service -> service.all().size()).sum();
        System.out.println("Client faces: " + places.size() + " of " + known + " operations simulated by "
                + families.size() + " families, " + waits + " waits, " + services.size() + " services");
        page(CoveragePage.of(services.values(), families, sdkVersion), buildFolder, checkedInPage);
    }

    private List<Family> families() {
        List<String> mistakes = new ArrayList<>();
        List<Family> families = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                ClassFile type = ClassFile.read(Files.readAllBytes(file));
                if (Family.isFamily(type)) {
                    families.add(Family.read(type, services, mistakes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!mistakes.isEmpty()) {
            throw new BuildFailure("Simulated operations that do not fit the SDK:\n  " + String.join("\n  ", mistakes));
        }
        return families;
    }

    private static Map<SdkService.SdkOperation, ClientWriter.Place> places(List<Family> families) {
        Map<SdkService.SdkOperation, ClientWriter.Place> places = new HashMap<>();
        for (Family family : families) {
            for (int index = 0; index < family.entries().size(); index++) {
                SdkService.SdkOperation operation = family.entries().get(index).operation();
                ClientWriter.Place place = new ClientWriter.Place(family.generatedName(), index);
                ClientWriter.Place other = places.putIfAbsent(operation, place);
                if (other != null) {
                    throw new BuildFailure(family.service().id() + " " + operation.name() + " is simulated twice, in "
                            + handler(other) + " and in " + handler(place));
                }
            }
        }
        return places;
    }

    private static String handler(ClientWriter.Place place) {
        return place.family().replace('/', '.').replaceAll("Operations$", "");
    }

    private static String list(List<Family> families) {
        return families.stream()
                .flatMap(family -> family.entries().stream().map(entry -> family.service().id() + " "
                        + entry.operation().name() + " " + family.handler().replace('/', '.') + "#"
                        + entry.operation().method() + "\n"))
                .sorted()
                .collect(Collectors.joining());
    }

    private static void page(String page, Path buildFolder, Path checkedIn) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        Output.writeIfChanged(buildFolder.resolve("generated-docs").resolve("OPERATIONS.md"), bytes);
        if (System.getProperty("docs.refresh") != null) {
            Output.writeIfChanged(checkedIn, bytes);
            return;
        }
        try {
            if (!Files.exists(checkedIn) || !Files.readString(checkedIn).replace("\r\n", "\n").equals(page)) {
                throw new BuildFailure("fake-ec2/docs/OPERATIONS.md is stale. To refresh it:\n  " + REFRESH);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
