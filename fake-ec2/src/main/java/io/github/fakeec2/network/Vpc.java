package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A virtual private cloud.
 *
 * @param cidr its primary IPv4 range
 * @param cidrAssociationId the id of the association with that range: {@code vpc-cidr-assoc-...}
 * @param isDefault whether it is the one that AWS made with the account
 * @param dnsSupport whether Amazon's DNS server answers in it: {@code enableDnsSupport}
 * @param dnsHostnames whether public addresses get DNS names: {@code enableDnsHostnames}
 * @param addressUsageMetrics whether Network Address Usage is measured: {@code enableNetworkAddressUsageMetrics}
 */
public record Vpc(String id, Cidr cidr, String cidrAssociationId, boolean isDefault, String dhcpOptionsId,
        boolean dnsSupport, boolean dnsHostnames, boolean addressUsageMetrics) implements Resource {

    /** The kind of resource. */
    public static final TableType<Vpc> TABLE = TableType.<Vpc>of("vpc", "vpc-")
            .notFound("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", "The vpc IDs '%s' do not exist")
            .malformed("InvalidVpcID.Malformed", "Invalid id: \"%s\" (expecting \"vpc-...\")");

    /** The one key of {@link #THE_DEFAULT}. */
    static final String DEFAULT = "default";

    /** Finds the default VPC. */
    static final TableType.Index<Vpc> THE_DEFAULT = TABLE.index(vpc -> vpc.isDefault() ? DEFAULT : null);
}
