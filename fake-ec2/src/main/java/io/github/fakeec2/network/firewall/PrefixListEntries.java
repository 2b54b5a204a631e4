package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.quota.Quota;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;

/** What may be in a prefix list (VPC user guide, "Prefix lists concepts and rules"). */
final class PrefixListEntries {

    /** How many entries one request may add or remove (API reference, ModifyManagedPrefixList). */
    private static final int MOST_PER_REQUEST = 100;

    private static final int LONGEST_DESCRIPTION = 255;
    private static final int LONGEST_NAME = 255;

    private PrefixListEntries() {
    }

    /** @throws AwsError {@code InvalidParameterValue} for a name that is too long or AWS's own */
    static String requireName(String name) {
        if (name.length() > LONGEST_NAME) {
            throw AwsError.invalidValue("PrefixListName", name, "The name can be up to 255 characters in length.");
        }
        if (name.startsWith("com.amazonaws")) {
            throw AwsError.invalidValue("PrefixListName", name, "The name cannot start with com.amazonaws.");
        }
        return name;
    }

    /** @throws AwsError {@code InvalidParameterValue} for a size that is not positive or beyond the quota */
    static int requireSize(Call call, int size) {
        int most = call.quota(Quota.ENTRIES_PER_PREFIX_LIST);
        if (size < 1 || size > most) {
            throw AwsError.invalidValue("MaxEntries", size, "Must specify a max size between 1 and " + most);
        }
        return size;
    }

    /** @throws AwsError {@code InvalidParameterValue} for anything but IPv4 and IPv6; gives whether it is IPv6 */
    static boolean readFamily(String family) {
        return switch (family) {
            case "IPv4" -> false;
            case "IPv6" -> true;
            default -> throw AwsError.invalidValue("AddressFamily", family, "Valid values are IPv4 and IPv6.");
        };
    }

    /**
     * Entries with some removed and others added, the latter behind the rest.
     *
     * @throws AwsError {@code InvalidParameterValue} for bad or repeated ranges and for more than 100 of them,
     *     {@code InvalidPrefixListModification} for what is not there or there already, {@code
     *     PrefixListMaxEntriesExceeded}
     */
    static List<PrefixList.Entry> change(PrefixList list, List<AddPrefixListEntry> added,
            List<RemovePrefixListEntry> removed) {
        Map<String, PrefixList.Entry> entries = new LinkedHashMap<>();
        list.entries().forEach(entry -> entries.put(entry.cidr(), entry));
        Map<String, PrefixList.Entry> named = new LinkedHashMap<>();
        requireFew(removed.size());
        for (RemovePrefixListEntry each : removed) {
            String cidr = once(named, read(list.isIpv6(), each == null ? null : each.cidr(), null)).cidr();
            if (entries.remove(cidr) == null) {
                throw AwsError.of("InvalidPrefixListModification",
                        "The CIDR (" + cidr + ") to remove is not in the prefix list.");
            }
        }
        for (PrefixList.Entry entry : read(list.isIpv6(), added)) {
            once(named, entry);
            if (entries.put(entry.cidr(), entry) != null) {
                throw AwsError.of("InvalidPrefixListModification",
                        "The CIDR (" + entry.cidr() + ") to add is in the prefix list already.");
            }
        }
        return requireFit(List.copyOf(entries.values()), list.maxEntries());
    }

    /** @throws AwsError {@code PrefixListMaxEntriesExceeded} where there are more entries than may be */
    static List<PrefixList.Entry> requireFit(List<PrefixList.Entry> entries, int maxEntries) {
        if (entries.size() > maxEntries) {
            throw AwsError.of("PrefixListMaxEntriesExceeded",
                    "You've reached the maximum number of entries for the prefix list.")
                    .withHint("it would have " + entries.size() + " entries; its maximum is " + maxEntries);
        }
        return entries;
    }

    private static List<PrefixList.Entry> read(boolean ipv6, List<AddPrefixListEntry> added) {
        requireFew(added.size());
        List<PrefixList.Entry> entries = new ArrayList<>(added.size());
        for (AddPrefixListEntry each : added) {
            entries.add(read(ipv6, each == null ? null : each.cidr(), each == null ? null : each.description()));
        }
        return entries;
    }

    private static void requireFew(int count) {
        if (count > MOST_PER_REQUEST) {
            throw AwsError.of("InvalidParameterValue",
                    "The number of entries per request cannot exceeds limit (" + MOST_PER_REQUEST + ").");
        }
    }

    private static PrefixList.Entry once(Map<String, PrefixList.Entry> named, PrefixList.Entry entry) {
        if (named.put(entry.cidr(), entry) != null) {
            throw AwsError.of("InvalidParameterValue",
                    "The CIDR (" + entry.cidr() + ") must not appear more than once in a request.");
        }
        return entry;
    }

    private static PrefixList.Entry read(boolean ipv6, String text, String description) {
        String cidr = Required.text("cidr", text);
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw AwsError.invalidValue("Description", description,
                    "The description can be up to 255 characters in length.");
        }
        String note = description == null || description.isEmpty() ? null : description;
        PrefixList.Entry entry = ipv6 ? new PrefixList.Entry(null, Ipv6Cidr.tryParse(cidr).orElse(null), note)
                : new PrefixList.Entry(Cidr.tryParse(cidr).orElse(null), null, note);
        if (entry.ipv4() == null && entry.ipv6() == null) {
            throw AwsError.invalidValue("Cidr", cidr, "It is not an " + (ipv6 ? "IPv6" : "IPv4") + " CIDR block.");
        }
        return entry;
    }
}
