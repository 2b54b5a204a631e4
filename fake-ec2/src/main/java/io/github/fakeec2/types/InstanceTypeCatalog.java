package io.github.fakeec2.types;

import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every instance type that the SDK names, with its facts ("Amazon EC2 instance types by Region" and "Specifications
 * for Amazon EC2 instance types" in the EC2 Instance Types Guide).
 *
 * <p>How far to trust it: vCPUs, memory, architectures, instance store and network interfaces follow the published
 * specifications up to the seventh generation. By rule, for later ones: interfaces and addresses, which follow from
 * the number of vCPUs. By rule for all: hibernation (the family has it, the size is not bare metal and has at most 150
 * GiB, as for Linux). Close, but not checked type by type: clock speeds, and the network performance, accelerators and
 * instance store of the newest accelerated, storage and network optimized families.
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
        Map<String, String> entry = entry(type.substring(0, dot));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        return new InstanceFamily(type.substring(0, dot), entry).find(type.substring(dot + 1));
    }

    /** The facts of every type, family by family. Reads the whole table: ask for one type where one will do. */
    public static List<InstanceTypeFacts> all() {
        List<InstanceTypeFacts> types = new ArrayList<>();
        for (String line : InstanceTypeTable.TEXT.split("\n")) {
            if (!line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '#') {
                String family = line.substring(0, line.indexOf(' '));
                types.addAll(new InstanceFamily(family, entry(family)).all());
            }
        }
        return types;
    }

    /** Every type as a row for listings, in the order of the names; made when first asked for. */
    static List<Row<InstanceTypeFacts>> rows() {
        return Rows.ALL;
    }

    /** The words of a family's entry, by key, with those of the family that it is like; empty where there is none. */
    private static Map<String, String> entry(String family) {
        String text = InstanceTypeTable.TEXT;
        // Only entries start a line without a blank, and a name with one in it would match more than a name.
        boolean noName = family.indexOf(' ') >= 0 || family.startsWith("#");
        int start = noName ? -1 : text.indexOf("\n" + family + " ");
        if (start < 0) {
            return Map.of();
        }
        int at = start + 1 + family.length();
        Map<String, String> words = new HashMap<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '\n') {
                at++;
                if (at < text.length() && text.charAt(at) != ' ') {
                    break;
                }
            } else {
                int end = endOfWord(text, at);
                int equals = text.indexOf('=', at);
                words.put(text.substring(at, equals), text.substring(equals + 1, end));
                at = end;
            }
        }
        String like = words.remove("like");
        if (like == null) {
            return words;
        }
        Map<String, String> merged = new HashMap<>(entry(like));
        merged.putAll(words);
        return merged;
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static final class Rows {

        static final List<Row<InstanceTypeFacts>> ALL = make();

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
