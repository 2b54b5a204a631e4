package io.github.fakeec2.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;

/** The page that says which operations are simulated, for {@code docs/OPERATIONS.md}. */
final class CoveragePage {

    private final StringBuilder text = new StringBuilder();
    private final Collection<SdkService> services;
    private final List<Family> families;

    private CoveragePage(Collection<SdkService> services, List<Family> families) {
        this.services = services;
        this.families = families;
    }

    static String of(Collection<SdkService> services, List<Family> families, String sdkVersion) {
        return new CoveragePage(services, families).write(sdkVersion);
    }

    private String write(String sdkVersion) {
        line("# Operations");
        line("");
        line("<!-- Written by the build. To refresh it: " + Generator.REFRESH + " -->");
        line("");
        line("Which operations of AWS's API the fake simulates, and what they leave out. The operations are");
        line("those of the AWS SDK for Java " + sdkVersion + ". A call of any other operation fails with a message");
        line("that names it and says how a test can answer it itself.");
        line("");
        counts();
        for (SdkService service : services) {
            List<Family> ofService = families.stream().filter(family -> family.service() == service).toList();
            if (!ofService.isEmpty()) {
                line("");
                line("## " + service.prefix());
                byHeading(ofService).forEach(this::table);
            }
        }
        line("");
        line("## Not simulated yet");
        services.forEach(this::missing);
        return text.toString();
    }

    private void counts() {
        line("| service | simulated | of |");
        line("|---|---:|---:|");
        for (SdkService service : services) {
            line("| " + service.prefix() + " | " + simulated(service).size() + " | " + service.all().size() + " |");
        }
    }

    private static Map<String, List<Family.Entry>> byHeading(List<Family> families) {
        Map<String, List<Family.Entry>> sections = new TreeMap<>();
        for (Family family : families) {
            sections.computeIfAbsent(family.heading(), unknown -> new ArrayList<>()).addAll(family.entries());
        }
        return sections;
    }

    private void table(String heading, List<Family.Entry> entries) {
        line("");
        line("### " + heading);
        line("");
        line("| operation | limits |");
        line("|---|---|");
        entries.stream().sorted(Comparator.comparing(entry -> entry.operation().name()))
                .forEach(entry -> line("| " + entry.operation().name() + " | " + cell(entry.limits()) + " |"));
    }

    private static String cell(String limits) {
        return limits == null ? "" : limits.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }

    private void missing(SdkService service) {
        Set<String> names = new TreeSet<>();
        service.all().forEach(operation -> names.add(operation.name()));
        names.removeAll(simulated(service));
        if (names.isEmpty()) {
            return;
        }
        line("");
        line("**" + service.prefix() + "** (" + names.size() + "): " + String.join(", ", names) + ".");
    }

    private Set<String> simulated(SdkService service) {
        Set<String> names = new TreeSet<>();
        for (Family family : families) {
            if (family.service() == service) {
                family.entries().forEach(entry -> names.add(entry.operation().name()));
            }
        }
        return names;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
