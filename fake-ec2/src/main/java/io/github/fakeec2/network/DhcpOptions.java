package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A set of DHCP options: what the instances of a VPC are told about the network.
 *
 * @param isDefault whether it is the one that new VPCs get
 */
public record DhcpOptions(String id, List<Option> options, boolean isDefault) implements Resource {

    /** The kind of resource. */
    public static final TableType<DhcpOptions> TABLE = TableType.<DhcpOptions>of("dhcp-options", "dopt-")
            .notFound("InvalidDhcpOptionID.NotFound", "The dhcpOption ID '%s' does not exist",
                    "The dhcpOption IDs '%s' do not exist")
            .malformed("InvalidDhcpOptionsId.Malformed", "Invalid id: \"%s\" (expecting \"dopt-...\")");

    /** The one key of {@link #THE_DEFAULT}. */
    private static final String DEFAULT = "default";

    private static final Option AMAZON_DNS = new Option("domain-name-servers", List.of("AmazonProvidedDNS"));

    /** Finds the set that new VPCs get. */
    private static final TableType.Index<DhcpOptions> THE_DEFAULT =
            TABLE.index(options -> options.isDefault() ? DEFAULT : null);

    /**
     * The set that new VPCs get (VPC user guide, "DHCP option sets"): the domain of the region and Amazon's DNS server.
     * It is made where there is none, which is when a region is new, or when a user has deleted it.
     */
    public static String defaultIn(RegionState region) {
        Iterator<Row<DhcpOptions>> found = region.table(TABLE).by(THE_DEFAULT, DEFAULT).iterator();
        if (found.hasNext()) {
            return found.next().id();
        }
        var domain = new Option("domain-name", List.of(DnsNames.privateDomain(region.name())));
        return region.table(TABLE)
                .insert(new DhcpOptions(region.nextId(TABLE), List.of(domain, AMAZON_DNS), true), Map.of()).id();
    }

    /** One option, such as {@code domain-name}, with its values. */
    public record Option(String key, List<String> values) {
    }
}
