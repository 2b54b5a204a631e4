package io.github.fakeec2.types;

import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every instance type that the SDK names, and more, with its facts ("Specifications for Amazon EC2 instance types" in
 * the EC2 Instance Types Guide).
 *
 * <p>How far to trust it: the figures are those that DescribeInstanceTypes gave in spring 2026, and the published ones
 * of the families that had been retired by then. By rule: hibernation (the family has it, the size is not bare metal
 * and has at most 150 GiB, as for Linux), interfaces and addresses of the retired ones. Types that came out after the
 * SDK on the class path are found by their names too.
 *
 * <p>Looking up a type reads its family's entry of {@link InstanceTypeTable} and no more, so that the first launch of
 * a test does not wait for a thousand types. What has been found once stays at hand. All that is kept here is
 * immutable and the same for every cloud, so clouds and threads share it.
 */
public final class InstanceTypeCatalog {

    /** The types found so far. Names of no type are not kept, since there is no end of them. */
    private static final Map<String, Optional<InstanceTypeFacts>> FOUND = new ConcurrentHashMap<>();

    private InstanceTypeCatalog() {}

    /** The facts of the type of that name, such as {@code t3.micro}; empty where there is no such type. */
    public static Optional<InstanceTypeFacts> find(String type) {
        Optional<InstanceTypeFacts> found = FOUND.get(type);
        if (found == null) {
            found = read(type);
            if (found.isPresent()) {
                FOUND.put(type, found);
            }
        }
        return found;
    }

    private static Optional<InstanceTypeFacts> read(String type) {
        int dot = type.indexOf('.');
        if (dot <= 0) {
            return Optional.empty();
        }
        InstanceFamily family = InstanceFamily.named(type.substring(0, dot));
        return family == null ? Optional.empty() : family.find(type.substring(dot + 1));
    }

    /** The facts of every type, family by family. Reads the whole table: ask for one type where one will do. */
    public static List<InstanceTypeFacts> all() {
        List<InstanceTypeFacts> types = new ArrayList<>();
        for (String line : InstanceTypeTable.TEXT.split("\n")) {
            if (!line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '#') {
                types.addAll(InstanceFamily.named(line.substring(0, line.indexOf(' '))).all());
            }
        }
        return types;
    }

    /** The facts of the types of a family such as {@code m5}, in the order of their size; none of an unknown family. */
    public static List<InstanceTypeFacts> family(String family) {
        InstanceFamily found = InstanceFamily.named(family);
        return found == null ? List.of() : found.all();
    }

    /** Every type as a row for listings, in the order of the names; made when first asked for. */
    static List<Row<InstanceTypeFacts>> rows() {
        return Rows.ALL;
    }

    /** The types that the region offers as rows for listings, in the order of the names. */
    static List<Row<InstanceTypeFacts>> rows(String region) {
        return Rows.IN_REGION.computeIfAbsent(region, Rows::in);
    }

    private static final class Rows {

        static final List<Row<InstanceTypeFacts>> ALL = make();
        static final Map<String, List<Row<InstanceTypeFacts>>> IN_REGION = new ConcurrentHashMap<>();

        private static List<Row<InstanceTypeFacts>> in(String region) {
            List<Row<InstanceTypeFacts>> rows = new ArrayList<>(ALL.size());
            for (Row<InstanceTypeFacts> row : ALL) {
                if (InstanceTypeOffers.isOffered(row.id(), region)) {
                    rows.add(Row.ofCatalogue(row.value(), rows.size()));
                }
            }
            return List.copyOf(rows);
        }

        private static List<Row<InstanceTypeFacts>> make() {
            List<InstanceTypeFacts> types = all();
            types.sort(Comparator.comparing(InstanceTypeFacts::name));
            List<Row<InstanceTypeFacts>> rows = new ArrayList<>(types.size());
            for (InstanceTypeFacts type : types) {
                rows.add(Row.ofCatalogue(type, rows.size()));
            }
            return List.copyOf(rows);
        }
    }
}
