package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkInterface.Addressing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.Ipv4PrefixSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.Ipv6PrefixSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;

/**
 * The private addresses that a request wants for an interface, read and checked as far as that goes without a subnet
 * (API reference, CreateNetworkInterface, RunInstances, AssignPrivateIpAddresses, AssignIpv6Addresses).
 *
 * @param primary the primary IPv4 address, or null for any
 * @param ipv4 the secondary IPv4 addresses that are named
 * @param ipv4Count how many any secondary IPv4 addresses
 * @param ipv6Count how many any IPv6 addresses; null leaves it to the subnet
 */
public record AddressWish(String primary, List<String> ipv4, int ipv4Count, List<Cidr> ipv4Prefixes,
        int ipv4PrefixCount, List<Ipv6> ipv6, Integer ipv6Count, List<Ipv6Cidr> ipv6Prefixes, int ipv6PrefixCount) {

    /** Any one IPv4 address. */
    public static final AddressWish ANY =
            new AddressWish(null, List.of(), 0, List.of(), 0, List.of(), null, List.of(), 0);

    /** Whether it is met by any one IPv4 address. */
    public boolean isAny() {
        return this == ANY;
    }

    /** Whether it names IPv4 addresses or anything else that only one interface can have. */
    public boolean isForOne() {
        return primary != null || !ipv4.isEmpty() || !ipv4Prefixes.isEmpty() || !ipv6.isEmpty()
                || !ipv6Prefixes.isEmpty();
    }

    /** How many IPv4 addresses of a subnet it takes. */
    public long ipv4Size() {
        long prefixes = (long) ipv4Prefixes.size() + ipv4PrefixCount;
        return 1L + ipv4.size() + ipv4Count + (prefixes << 32 - Addressing.IPV4_PREFIX);
    }

    /** How much of an instance type's IPv4 addresses per interface it takes. */
    public long ipv4Slots() {
        return 1L + ipv4.size() + ipv4Count + ipv4Prefixes.size() + ipv4PrefixCount;
    }

    /** How much of an instance type's IPv6 addresses per interface it takes. */
    public long ipv6Slots() {
        return (long) ipv6.size() + anyIpv6() + ipv6Prefixes.size() + ipv6PrefixCount;
    }

    /** How many IPv6 addresses it leaves the choice of. */
    int anyIpv6() {
        return ipv6Count == null ? 0 : ipv6Count;
    }

    /** The wish in a subnet, which may give every interface an IPv6 address: {@code AssignIpv6AddressOnCreation}. */
    public AddressWish in(Subnet subnet) {
        return ipv6Count == null && ipv6Slots() == 0 && subnet.onLaunch().ipv6Address() && subnet.ipv6Cidr() != null
                ? ipv6(List.of(), 1) : this;
    }

    /** All of it but the IPv4 addresses that it names. */
    AddressWish withoutIpv4() {
        return new AddressWish(null, List.of(), ipv4Count, ipv4Prefixes, ipv4PrefixCount, ipv6, ipv6Count,
                ipv6Prefixes, ipv6PrefixCount);
    }

    // ---- reading

    /** With an IPv4 address that is to be the primary one; null or empty leaves it open. */
    public AddressWish primary(String address) {
        if (address == null || address.isEmpty()) {
            return this;
        }
        requireIpv4(address, "privateIpAddress");
        return new AddressWish(address, ipv4, ipv4Count, ipv4Prefixes, ipv4PrefixCount, ipv6, ipv6Count, ipv6Prefixes,
                ipv6PrefixCount);
    }

    /**
     * With the IPv4 addresses that a specification lists, of which one may be the primary one.
     *
     * @throws AwsError {@code InvalidParameterValue} for two primary ones and for what is no address
     */
    public AddressWish specified(List<PrivateIpAddressSpecification> specifications) {
        AddressWish wish = this;
        List<String> secondary = new ArrayList<>();
        for (PrivateIpAddressSpecification specification : specifications) {
            String address = specification == null ? null : specification.privateIpAddress();
            requireIpv4(address, "privateIpAddress");
            if (!Boolean.TRUE.equals(specification.primary())) {
                secondary.add(address);
            } else if (wish.primary == null || wish.primary.equals(address)) {
                wish = wish.primary(address);
            } else {
                throw AwsError.of("InvalidParameterValue",
                        "Only one primary private IP address can be specified.");
            }
        }
        secondary.remove(wish.primary);
        return wish.secondary(secondary);
    }

    /** With secondary IPv4 addresses. */
    public AddressWish secondary(List<String> addresses) {
        if (addresses.isEmpty()) {
            return this;
        }
        addresses.forEach(address -> requireIpv4(address, "privateIpAddress"));
        requireDistinct(addresses);
        return new AddressWish(primary, List.copyOf(addresses), ipv4Count, ipv4Prefixes, ipv4PrefixCount, ipv6,
                ipv6Count, ipv6Prefixes, ipv6PrefixCount);
    }

    /** With so many any secondary IPv4 addresses. */
    public AddressWish secondaryCount(Integer count) {
        int wanted = count(count, "secondaryPrivateIpAddressCount");
        if (wanted == 0) {
            return this;
        }
        requireNotBoth(!ipv4.isEmpty(), "secondaryPrivateIpAddressCount", "privateIpAddresses");
        return new AddressWish(primary, ipv4, wanted, ipv4Prefixes, ipv4PrefixCount, ipv6, ipv6Count, ipv6Prefixes,
                ipv6PrefixCount);
    }

    /** With IPv4 prefixes, named or so many any. */
    public AddressWish ipv4Prefixes(List<String> prefixes, Integer count) {
        int wanted = count(count, "ipv4PrefixCount");
        if (prefixes.isEmpty() && wanted == 0) {
            return this;
        }
        requireNotBoth(!prefixes.isEmpty() && wanted > 0, "ipv4Prefixes", "ipv4PrefixCount");
        String parameter = prefixes.isEmpty() ? "ipv4PrefixCount" : "ipv4Prefixes";
        requireNotBoth(!ipv4.isEmpty(), parameter, "privateIpAddresses");
        requireNotBoth(ipv4Count > 0, parameter, "secondaryPrivateIpAddressCount");
        List<Cidr> named = new ArrayList<>(prefixes.size());
        for (String prefix : prefixes) {
            named.add(ipv4Prefix(prefix));
        }
        requireDistinct(named);
        return new AddressWish(primary, ipv4, ipv4Count, List.copyOf(named), wanted, ipv6, ipv6Count, ipv6Prefixes,
                ipv6PrefixCount);
    }

    /** With IPv6 addresses, named or so many any. */
    public AddressWish ipv6(List<String> addresses, Integer count) {
        int wanted = count(count, "ipv6AddressCount");
        if (addresses.isEmpty() && count == null) {
            return this;
        }
        requireNotBoth(!addresses.isEmpty() && wanted > 0, "ipv6Addresses", "ipv6AddressCount");
        List<Ipv6> named = new ArrayList<>(addresses.size());
        for (String address : addresses) {
            named.add(ipv6Address(address));
        }
        requireDistinct(named);
        return new AddressWish(primary, ipv4, ipv4Count, ipv4Prefixes, ipv4PrefixCount, List.copyOf(named),
                count == null ? null : wanted, ipv6Prefixes, ipv6PrefixCount);
    }

    /** With IPv6 prefixes, named or so many any. */
    public AddressWish ipv6Prefixes(List<String> prefixes, Integer count) {
        int wanted = count(count, "ipv6PrefixCount");
        if (prefixes.isEmpty() && wanted == 0) {
            return this;
        }
        requireNotBoth(!prefixes.isEmpty() && wanted > 0, "ipv6Prefixes", "ipv6PrefixCount");
        String parameter = prefixes.isEmpty() ? "ipv6PrefixCount" : "ipv6Prefixes";
        requireNotBoth(!ipv6.isEmpty(), parameter, "ipv6Addresses");
        requireNotBoth(anyIpv6() > 0, parameter, "ipv6AddressCount");
        List<Ipv6Cidr> named = new ArrayList<>(prefixes.size());
        for (String prefix : prefixes) {
            named.add(ipv6Prefix(prefix));
        }
        requireDistinct(named);
        return new AddressWish(primary, ipv4, ipv4Count, ipv4Prefixes, ipv4PrefixCount, ipv6, ipv6Count,
                List.copyOf(named), wanted);
    }

    /** An IPv4 prefix that a request names: a /28. */
    private static Cidr ipv4Prefix(String text) {
        Cidr cidr = Cidr.tryParse(text).orElseThrow(() -> invalid(text, "ipv4Prefix"));
        if (cidr.prefix() != Addressing.IPV4_PREFIX || !cidr.toString().equals(text)) {
            throw invalid(text, "ipv4Prefix");
        }
        return cidr;
    }

    /** An IPv6 prefix that a request names: a /80. */
    private static Ipv6Cidr ipv6Prefix(String text) {
        Ipv6Cidr cidr = Ipv6Cidr.tryParse(text).orElseThrow(() -> invalid(text, "ipv6Prefix"));
        if (cidr.prefix() != Addressing.IPV6_PREFIX) {
            throw invalid(text, "ipv6Prefix");
        }
        return cidr;
    }

    private static Ipv6 ipv6Address(String text) {
        return Ipv6.tryParse(text).orElseThrow(() -> invalid(text, "ipv6Address"));
    }

    /** The prefixes in the form that launches and creations have. */
    public static List<String> ipv4Texts(List<Ipv4PrefixSpecificationRequest> prefixes) {
        List<String> texts = new ArrayList<>(prefixes.size());
        prefixes.forEach(prefix -> texts.add(prefix == null ? null : prefix.ipv4Prefix()));
        return texts;
    }

    /** As {@link #ipv4Texts}, of IPv6. */
    public static List<String> ipv6Texts(List<Ipv6PrefixSpecificationRequest> prefixes) {
        List<String> texts = new ArrayList<>(prefixes.size());
        prefixes.forEach(prefix -> texts.add(prefix == null ? null : prefix.ipv6Prefix()));
        return texts;
    }

    /** The IPv6 addresses in the form that launches and creations have. */
    public static List<String> addressTexts(List<InstanceIpv6Address> addresses) {
        List<String> texts = new ArrayList<>(addresses.size());
        addresses.forEach(address -> texts.add(address == null ? null : address.ipv6Address()));
        return texts;
    }

    private static void requireIpv4(String address, String parameter) {
        if (address == null || !Ipv4.isValid(address)) {
            throw AwsError.invalidValue(parameter, address, "Invalid IPv4 address");
        }
    }

    private static void requireDistinct(List<?> values) {
        if (new HashSet<>(values).size() < values.size()) {
            throw AwsError.of("InvalidParameterValue", "The same address must not appear multiple times");
        }
    }

    private static void requireNotBoth(boolean both, String one, String other) {
        if (both) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter " + one + " cannot be used with the parameter " + other);
        }
    }

    private static int count(Integer count, String parameter) {
        if (count != null && count < 0) {
            throw invalid(count.toString(), parameter);
        }
        return count == null ? 0 : count;
    }

    private static AwsError invalid(String value, String parameter) {
        return AwsError.invalidValue(parameter, value);
    }
}
