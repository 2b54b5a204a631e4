package io.github.fakeec2.network.eni;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Ipv4PrefixSpecification;
import software.amazon.awssdk.services.ec2.model.Ipv6PrefixSpecification;

/** Delegated prefixes as the SDK's model objects. */
final class Prefixes {

    private Prefixes() {
    }

    static List<Ipv4PrefixSpecification> ipv4(List<Cidr> prefixes) {
        List<Ipv4PrefixSpecification> views = new ArrayList<>(prefixes.size());
        for (Cidr prefix : prefixes) {
            views.add(Ipv4PrefixSpecification.builder().ipv4Prefix(prefix.toString()).build());
        }
        return views;
    }

    static List<Ipv6PrefixSpecification> ipv6(List<Ipv6Cidr> prefixes) {
        List<Ipv6PrefixSpecification> views = new ArrayList<>(prefixes.size());
        for (Ipv6Cidr prefix : prefixes) {
            views.add(Ipv6PrefixSpecification.builder().ipv6Prefix(prefix.toString()).build());
        }
        return views;
    }
}
