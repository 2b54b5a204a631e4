package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.network.DnsNames;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.Required;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsRequest;

/**
 * The private host name of an instance (EC2 user guide, "EC2 instance hostnames and domains").
 *
 * @param hostnameType ip-name or resource-name
 * @param aRecord whether the resource name is answered with an A record
 * @param aaaaRecord whether the resource name is answered with an AAAA record
 */
public record DnsNaming(String hostnameType, boolean aRecord, boolean aaaaRecord) {

    private static final DnsNaming DEFAULT = new DnsNaming(Subnet.OnLaunch.IP_NAME, false, false);

    /**
     * What a launch into a subnet gets: what it asks for, else what the subnet has for its instances.
     *
     * @throws AwsError {@code InvalidParameterValue} for what the subnet cannot have
     */
    public static DnsNaming of(PrivateDnsNameOptionsRequest wanted, Subnet subnet) {
        Subnet.OnLaunch unasked = subnet.onLaunch();
        if (wanted == null && unasked.hostnameType().equals(Subnet.OnLaunch.IP_NAME) && !unasked.dnsARecord()
                && !unasked.dnsAaaaRecord()) {
            return DEFAULT;
        }
        DnsNaming ofSubnet = new DnsNaming(unasked.hostnameType(), unasked.dnsARecord(), unasked.dnsAaaaRecord());
        return wanted == null ? ofSubnet : ofSubnet.with(wanted.hostnameTypeAsString(),
                wanted.enableResourceNameDnsARecord(), wanted.enableResourceNameDnsAAAARecord(), subnet);
    }

    /**
     * The same with other options; null, or an empty text, leaves one as it is.
     *
     * @throws AwsError {@code InvalidParameterValue} for what the subnet cannot have
     */
    public DnsNaming with(String type, Boolean a, Boolean aaaa, Subnet subnet) {
        boolean ipv6Native = subnet.ipv6Native();
        if (Required.isGiven(type)) {
            if (!type.equals(Subnet.OnLaunch.IP_NAME) && !type.equals(Subnet.OnLaunch.RESOURCE_NAME)) {
                throw AwsError.invalidValue("hostnameType", type);
            }
            if (ipv6Native && type.equals(Subnet.OnLaunch.IP_NAME)) {
                throw AwsError.invalidValue("hostnameType", type, "The subnet is for IPv6 only.");
            }
        }
        if (ipv6Native && Boolean.TRUE.equals(a)) {
            throw AwsError.invalidValue("enableResourceNameDnsARecord", a, "The subnet has no IPv4 CIDR block.");
        }
        if (Boolean.TRUE.equals(aaaa) && subnet.ipv6Cidr() == null) {
            throw AwsError.invalidValue("enableResourceNameDnsAAAARecord", aaaa, "The subnet has no IPv6 CIDR block.");
        }
        return new DnsNaming(Required.isGiven(type) ? type : hostnameType, a == null ? aRecord : a,
                aaaa == null ? aaaaRecord : aaaa);
    }

    /** Whether the instance is named after its id, not after its address. */
    public boolean isResourceName() {
        return hostnameType.equals(Subnet.OnLaunch.RESOURCE_NAME);
    }

    /** The private name of an instance with that primary private address. */
    public String nameOf(String region, String instanceId, String privateIp) {
        return isResourceName() ? DnsNames.resourceName(region, instanceId) : DnsNames.privateName(region, privateIp);
    }
}
