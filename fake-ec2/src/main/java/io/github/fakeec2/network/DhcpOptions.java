package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/** A set of DHCP options: what the instances of a VPC are told about the network. */
public record DhcpOptions(String id, List<Option> options) implements Resource {

    /** The kind of resource. */
    public static final TableType<DhcpOptions> TABLE = TableType.<DhcpOptions>of("dhcp-options", "dopt-")
            .notFound("InvalidDhcpOptionID.NotFound", "The dhcpOption ID '%s' does not exist",
                    "The dhcpOption IDs '%s' do not exist")
            .malformed("InvalidDhcpOptionsId.Malformed", "Invalid id: \"%s\" (expecting \"dopt-...\")");

    /** One option, such as {@code domain-name}, with its values. */
    public record Option(String key, List<String> values) {
    }
}
