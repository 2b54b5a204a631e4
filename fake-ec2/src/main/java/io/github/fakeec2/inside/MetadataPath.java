package io.github.fakeec2.inside;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A path below {@code http://169.254.169.254}: a version of the metadata, and what is asked for in it. That is an item,
 * or a directory, whose content is the list of its entries, directories with a slash at the end; in the directory of a
 * version they have none.
 */
final class MetadataPath {

    /** All have the same content here (EC2 user guide, "Get the available versions of the instance metadata"). */
    private static final List<String> VERSIONS = List.of("1.0", "2007-01-19", "2007-03-01", "2007-08-29", "2007-10-10",
            "2007-12-15", "2008-02-01", "2008-09-01", "2009-04-04", "2011-01-01", "2011-05-01", "2012-01-12",
            "2014-02-25", "2014-11-05", "2015-10-20", "2016-04-19", "2016-06-30", "2016-09-02", "2018-03-28",
            "2018-08-17", "2018-09-24", "2019-10-01", "2020-10-27", "2021-01-03", "2021-03-23", "2021-07-15",
            "2022-09-24", "2024-04-11", "latest");

    private static final String PUBLIC_KEYS = "meta-data/public-keys";

    private final String version;
    private final String item;

    private MetadataPath(String version, String item) {
        this.version = version;
        this.item = item;
    }

    static MetadataPath of(String path) {
        int query = path.indexOf('?');
        String plain = (query < 0 ? path : path.substring(0, query)).replaceAll("^/+|/+$", "");
        int slash = plain.indexOf('/');
        return slash < 0 ? new MetadataPath(plain, "") : new MetadataPath(plain.substring(0, slash),
                plain.substring(slash + 1));
    }

    boolean isUserData() {
        return VERSIONS.contains(version) && item.equals("user-data");
    }

    /** The content of what is asked for, or null where there is no such thing. */
    String in(SortedMap<String, String> tree) {
        if (version.isEmpty()) {
            return String.join("\n", VERSIONS);
        }
        if (!VERSIONS.contains(version)) {
            return null;
        }
        String content = tree.get(item);
        if (content != null) {
            return content;
        }
        String directory = item.isEmpty() ? "" : item + "/";
        Set<String> entries = new LinkedHashSet<>();
        for (String path : tree.tailMap(directory).keySet()) {
            if (!path.startsWith(directory)) {
                break;
            }
            int slash = path.indexOf('/', directory.length());
            int end = slash < 0 ? path.length() : item.isEmpty() ? slash : slash + 1;
            entries.add(path.substring(directory.length(), end));
        }
        if (item.equals(PUBLIC_KEYS) && !entries.isEmpty()) {
            return tree.get(MetadataTree.KEY_NAME);
        }
        return entries.isEmpty() ? null : String.join("\n", entries);
    }
}
