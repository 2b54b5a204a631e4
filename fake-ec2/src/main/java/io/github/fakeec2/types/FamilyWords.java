package io.github.fakeec2.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of one family's entry in a table such as {@link InstanceTypeTable}, which explains their form. */
final class FamilyWords {

    private final String family;
    private final Map<String, String> words;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<String> sizes;

    /** @param sizes in the order of the lists that go along with them; null where the entry says it itself */
    private FamilyWords(String family, Map<String, String> words, List<String> sizes) {
        this.family = family;
        this.words = words;
        this.sizes = sizes != null ? sizes : list("sizes");
    }

    /**
     * The family's words in that table, with those of the family that it is like, unless {@code key=} takes one back;
     * null where it has no entry.
     */
    static FamilyWords in(String table, String family, List<String> sizes) {
        Map<String, String> words = entry(table, family);
        words.values().removeIf(String::isEmpty);
        return words.isEmpty() ? null : new FamilyWords(family, words, sizes);
    }

    /** The sizes in the table's short form. */
    List<String> sizes() {
        return sizes;
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    String word(String key, String otherwise) {
        return words.getOrDefault(key, otherwise);
    }

    boolean is(String key) {
        return word(key, "no").equals("yes");
    }

    List<String> list(String key) {
        List<String> values = lists.get(key);
        if (values == null) {
            values = readList(key);
            lists.put(key, values);
        }
        return values;
    }

    private List<String> readList(String key) {
        List<String> values = new ArrayList<>();
        for (String value : word(key, "").split(",")) {
            int star = value.indexOf('*');
            int times = star < 0 ? 1 : Integer.parseInt(value.substring(0, star));
            for (int i = 0; i < times && !value.isEmpty(); i++) {
                values.add(value.substring(star + 1));
            }
        }
        return values;
    }

    /** The value of a list that goes along with the sizes. */
    String perSize(String key, int index) {
        List<String> values = list(key);
        if (values.size() != sizes.size()) {
            throw new IllegalStateException(family + ": " + key + " does not go along with sizes");
        }
        return values.get(index);
    }

    /** The value that a list of exceptions such as {@code nano:1,micro:2} has for the size, or null. */
    String exception(String key, String size) {
        String pairs = words.get(key);
        if (pairs == null) {
            return null;
        }
        String start = size + ":";
        int at = pairs.indexOf(start);
        while (at > 0 && pairs.charAt(at - 1) != ',') {
            at = pairs.indexOf(start, at + 1);
        }
        if (at < 0) {
            return null;
        }
        int end = pairs.indexOf(',', at);
        return pairs.substring(at + start.length(), end < 0 ? pairs.length() : end);
    }

    private static Map<String, String> entry(String table, String family) {
        // Only entries start a line without a blank, and a name with one in it would match more than a name.
        boolean noName = family.indexOf(' ') >= 0 || family.startsWith("#");
        int start = noName ? -1 : table.indexOf("\n" + family + " ");
        if (start < 0) {
            return new HashMap<>();
        }
        Map<String, String> words = read(table, start + 1 + family.length());
        String like = words.remove("like");
        if (like == null) {
            return words;
        }
        Map<String, String> merged = new HashMap<>(entry(table, like));
        merged.putAll(words);
        return merged;
    }

    private static Map<String, String> read(String table, int start) {
        Map<String, String> words = new HashMap<>();
        int at = start;
        String open = null;
        while (at < table.length()) {
            char c = table.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '\n') {
                at++;
                if (at < table.length() && table.charAt(at) != ' ') {
                    break;
                }
            } else {
                int end = endOfWord(table, at);
                if (open == null) {
                    int equals = table.indexOf('=', at);
                    open = table.substring(at, equals);
                    at = equals + 1;
                }
                words.merge(open, table.substring(at, end), String::concat);
                // A list too long for one line goes on in the next one.
                open = table.charAt(end - 1) == ',' ? open : null;
                at = end;
            }
        }
        return words;
    }

    static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
