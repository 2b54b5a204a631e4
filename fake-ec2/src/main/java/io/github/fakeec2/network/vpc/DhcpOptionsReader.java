package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.network.DhcpOptions.Option;
import io.github.fakeec2.query.Required;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;

/** Reads the options of CreateDhcpOptions and refuses what the API reference does not allow there. */
final class DhcpOptionsReader {

    private static final String AMAZON_DNS = "AmazonProvidedDNS";
    private static final int MOST_SERVERS = 4;
    private static final long SHORTEST_LEASE = 140;
    private static final long LONGEST_LEASE = Integer.MAX_VALUE;
    private static final int MOST_DIGITS = 10;

    private DhcpOptionsReader() {
    }

    /**
     * The options, each once, in the order of the request.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}
     */
    static List<Option> read(List<NewDhcpConfiguration> configurations) {
        if (configurations.isEmpty()) {
            throw Required.missing("dhcpConfigurations");
        }
        List<Option> options = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (NewDhcpConfiguration configuration : configurations) {
            String key = Required.text("key", configuration == null ? null : configuration.key());
            List<String> values = split(key, configuration.values());
            requireValid(key, values);
            if (!keys.add(key)) {
                throw AwsError.invalidValue("name", key, "The option is given more than once");
            }
            options.add(new Option(key, values));
        }
        return List.copyOf(options);
    }

    /** Several servers may be given in one value, with commas between them. */
    private static List<String> split(String key, List<String> values) {
        List<String> all = new ArrayList<>();
        for (String value : values) {
            String text = Required.text("value", value);
            if (key.endsWith("-servers")) {
                for (String part : text.split(",", -1)) {
                    all.add(part.trim());
                }
            } else {
                all.add(text);
            }
        }
        if (all.isEmpty()) {
            throw Required.missing("value");
        }
        return List.copyOf(all);
    }

    private static void requireValid(String key, List<String> values) {
        switch (key) {
            case "domain-name" -> requireOne(values, "a domain name", value -> !value.isBlank());
            case "domain-name-servers" -> requireNameServers(values);
            case "ntp-servers" -> requireServers(values, MOST_SERVERS, 2 * MOST_SERVERS);
            case "netbios-name-servers" -> {
                requireServers(values, MOST_SERVERS, MOST_SERVERS);
                requireAll(values, Ipv4::isValid, "Expecting an IPv4 address");
            }
            case "netbios-node-type" -> requireOne(values, "1, 2, 4, or 8", Set.of("1", "2", "4", "8")::contains);
            case "ipv6-address-preferred-lease-time" ->
                    requireOne(values, "a number of seconds from " + SHORTEST_LEASE + " to " + LONGEST_LEASE,
                            DhcpOptionsReader::isLease);
            default -> throw AwsError.invalidValue("name", key, "Unknown DHCP option");
        }
    }

    private static boolean isLease(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long seconds = Long.parseLong(text);
        return seconds >= SHORTEST_LEASE && seconds <= LONGEST_LEASE;
    }

    /** Up to four servers, of which Amazon's may be one (VPC user guide, "Create a DHCP option set"). */
    private static void requireNameServers(List<String> values) {
        List<String> addresses = new ArrayList<>(values);
        addresses.remove(AMAZON_DNS);
        requireAll(addresses, DhcpOptionsReader::isAddress, "Expecting an IP address");
        requireAtMost(MOST_SERVERS, values.size(), values);
    }

    /** Refuses what is no address, and more addresses of one family, or of both together, than AWS takes. */
    private static void requireServers(List<String> values, int mostOfFamily, int most) {
        requireAll(values, DhcpOptionsReader::isAddress, "Expecting an IP address");
        int ipv4 = (int) values.stream().filter(Ipv4::isValid).count();
        requireAtMost(most, values.size(), values);
        requireAtMost(mostOfFamily, Math.max(ipv4, values.size() - ipv4), values);
    }

    private static void requireAtMost(int most, int count, List<String> values) {
        if (count > most) {
            throw AwsError.invalidValue("value", String.join(", ", values), "Too many servers");
        }
    }

    private static boolean isAddress(String text) {
        return Ipv4.isValid(text) || isIpv6(text);
    }

    private static boolean isIpv6(String text) {
        return Ipv6.tryParse(text).isPresent();
    }

    private static void requireAll(List<String> values, Predicate<String> fits, String reason) {
        for (String value : values) {
            if (!fits.test(value)) {
                throw AwsError.invalidValue("value", value, reason);
            }
        }
    }

    private static void requireOne(List<String> values, String expected,
            Predicate<String> fits) {
        if (values.size() > 1) {
            throw AwsError.invalidValue("value", String.join(", ", values), "Expecting one value");
        }
        requireAll(values, fits, "Expecting " + expected);
    }
}
