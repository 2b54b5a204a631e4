package io.github.fakeec2.compute;

import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsRequest;

/**
 * The private host name of an instance.
 *
 * @param hostnameType ip-name or resource-name
 * @param aRecord whether the resource name is answered with an A record
 * @param aaaaRecord whether the resource name is answered with an AAAA record
 */
public record DnsNaming(String hostnameType, boolean aRecord, boolean aaaaRecord) {

    private static final DnsNaming DEFAULT = new DnsNaming("ip-name", false, false);

    static DnsNaming of(PrivateDnsNameOptionsRequest wanted) {
        return wanted == null ? DEFAULT : new DnsNaming(
                LaunchRequest.isGiven(wanted.hostnameTypeAsString()) ? wanted.hostnameTypeAsString() : "ip-name",
                Boolean.TRUE.equals(wanted.enableResourceNameDnsARecord()),
                Boolean.TRUE.equals(wanted.enableResourceNameDnsAAAARecord()));
    }
}
