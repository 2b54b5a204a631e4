package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkInterface.Addressing;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.state.RegionState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the addresses that a request wants in a subnet, or says in AWS's words why it cannot have them. */
final class AddressGrant {

    private final RegionState region;
    private final Subnet subnet;
    private final AddressWish wish;
    private final Set<String> ipv4 = new LinkedHashSet<>();
    private final Set<Cidr> prefixes = new LinkedHashSet<>();
    private final Set<Ipv6> ipv6 = new LinkedHashSet<>();
    private final Set<Ipv6Cidr> ipv6Prefixes = new LinkedHashSet<>();

    private AddressGrant(RegionState region, Subnet subnet, AddressWish wish) {
        this.region = region;
        this.subnet = subnet;
        this.wish = wish;
    }

    /** The addresses of a new interface. */
    static Addressing forNew(RegionState region, Subnet subnet, AddressWish wish) {
        if (wish.isAny()) { // as nearly all launches have it
            return Addressing.single(new PrivateAddress(Addresses.freePrivate(region, subnet, Set.of()), null));
        }
        AddressGrant grant = new AddressGrant(region, subnet, wish);
        Addresses.requireIpv4(subnet);
        grant.requireRoom(wish.ipv4Count() + (wish.primary() == null ? 1L : 0));
        String primary = wish.primary() == null ? null : Addresses.wantedPrivate(region, subnet, wish.primary());
        if (primary != null) {
            grant.ipv4.add(primary);
        }
        grant.name();
        if (primary == null) {
            primary = Addresses.freePrivate(region, subnet, grant.taken());
            grant.ipv4.add(primary);
        }
        grant.choose();
        return grant.made(primary);
    }

    /** What an interface gets in addition to what it has. */
    static Addressing additional(RegionState region, Subnet subnet, AddressWish wish) {
        AddressGrant grant = new AddressGrant(region, subnet, wish);
        grant.requireRoom(wish.ipv4Count());
        grant.name();
        grant.choose();
        return grant.made(null);
    }

    private void requireRoom(long wanted) {
        if (wanted > Addresses.free(region, subnet)) {
            throw Addresses.tooFew();
        }
    }

    /** Takes what the request names. */
    private void name() {
        for (Cidr prefix : wish.ipv4Prefixes()) {
            if (!subnet.cidr().contains(prefix)) {
                throw AwsError.of("InvalidParameterValue",
                        "Prefix " + prefix + " does not fall within the subnet's address range");
            }
            if (!Addresses.isFree(region, subnet, prefix) || blocks().contains(prefix)) {
                throw AwsError.of("InvalidIPAddress.InUse", "Prefix " + prefix + " is in use.");
            }
            prefixes.add(prefix);
        }
        for (String address : wish.ipv4()) {
            ipv4.add(Addresses.wantedPrivate(region, subnet, address));
        }
        for (Ipv6Cidr prefix : wish.ipv6Prefixes()) {
            Ipv6Addresses.requireFree(region, subnet, prefix);
            ipv6Prefixes.add(prefix);
        }
        for (Ipv6 address : wish.ipv6()) {
            Ipv6Addresses.requireFree(region, subnet, address);
            ipv6.add(address);
        }
    }

    /** Takes any of what the request leaves open. */
    private void choose() {
        for (int i = 0; i < wish.ipv4Count(); i++) {
            ipv4.add(Addresses.freePrivate(region, subnet, ipv4));
        }
        for (int i = 0; i < wish.ipv4PrefixCount(); i++) {
            prefixes.add(Addresses.freePrefix(region, subnet, blocks()));
        }
        for (int i = 0; i < wish.anyIpv6(); i++) {
            ipv6.add(Ipv6Addresses.free(region, subnet, ipv6));
        }
        for (int i = 0; i < wish.ipv6PrefixCount(); i++) {
            ipv6Prefixes.add(Ipv6Addresses.freePrefix(region, subnet, ipv6Prefixes));
        }
    }

    /** The addresses that are taken by now, one by one. */
    private Set<String> taken() {
        Set<String> taken = new HashSet<>(ipv4);
        for (Cidr prefix : prefixes) {
            for (int i = 0; i < prefix.size(); i++) {
                taken.add(Ipv4.text(prefix.network() + i));
            }
        }
        return taken;
    }

    /** The prefixes that are taken by now, those with a single taken address included. */
    private Set<Cidr> blocks() {
        Set<Cidr> blocks = new HashSet<>(prefixes);
        ipv4.forEach(ip -> blocks.add(new Cidr(Ipv4.parse(ip), Addressing.IPV4_PREFIX)));
        return blocks;
    }

    private Addressing made(String primary) {
        List<PrivateAddress> addresses = new ArrayList<>(ipv4.size());
        for (String ip : ipv4) {
            addresses.add(ip.equals(primary) ? 0 : addresses.size(), new PrivateAddress(ip, null));
        }
        return new Addressing(List.copyOf(addresses), List.copyOf(ipv6), List.copyOf(prefixes),
                List.copyOf(ipv6Prefixes));
    }
}
