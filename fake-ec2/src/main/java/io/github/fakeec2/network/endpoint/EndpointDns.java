package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcEndpoint.Dns;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DnsOptionsSpecification;

/**
 * The names of endpoints, and when the service's own name may lead to one (PrivateLink guide, "Access AWS services
 * through AWS PrivateLink", section "DNS hostnames").
 */
final class EndpointDns {

    private static final char[] LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray();
    private static final int SUFFIX_LENGTH = 8;
    private static final Set<String> RECORD_TYPES = Set.of("ipv4", "dualstack", "ipv6", "service-defined");

    private final Call call;
    private final Vpc vpc;
    private final ServiceOffer service;

    EndpointDns(Call call, Vpc vpc, ServiceOffer service) {
        this.call = call;
        this.vpc = vpc;
        this.service = service;
    }

    /**
     * The names of a new endpoint.
     *
     * @param wanted whether the request wants private DNS; null for what EC2 does by itself, which is private DNS for
     *     AWS's own services wherever the VPC allows it
     * @throws AwsError {@code InvalidParameter} for private DNS where it cannot be, and for options that do not fit
     */
    Dns make(String endpointId, Boolean wanted, DnsOptionsSpecification options) {
        if (service.type() != Type.INTERFACE) {
            requireNoPrivateDns(wanted, options);
            String recordType = service.type() == Type.GATEWAY ? "service-defined" : "ipv4";
            return new Dns(null, null, null, false, recordType(options, recordType), null);
        }
        boolean enabled = wanted != null ? wanted : isEnabledByDefault();
        Boolean onlyForInbound = enabled ? requireAllowed(endpointId, options) : null;
        String name = (service.wildcard() ? "*." : "") + endpointId + "-" + suffix() + "." + service.baseDnsName();
        return new Dns(name, service.privateDnsName(), enabled ? HostedZones.nextPrivate(call.region()) : null, enabled,
                recordType(options, "ipv4"), onlyForInbound);
    }

    /** The names of an endpoint after a change; null leaves what it is about as it was. */
    Dns change(VpcEndpoint endpoint, Boolean wanted, DnsOptionsSpecification options) {
        Dns dns = endpoint.dns();
        if (service.type() != Type.INTERFACE) {
            requireNoPrivateDns(wanted, options);
            return new Dns(null, null, null, false, recordType(options, dns.recordIpType()), null);
        }
        boolean enabled = wanted != null ? wanted : dns.privateEnabled();
        boolean asked = wanted != null || onlyForInboundIn(options) != null;
        Boolean onlyForInbound = !enabled ? null : asked ? requireAllowed(endpoint.id(), options)
                : dns.onlyForInboundResolver();
        String zone = !enabled ? null : dns.privateEnabled() ? dns.privateZoneId()
                : HostedZones.nextPrivate(call.region());
        return new Dns(dns.name(), service.privateDnsName(), zone, enabled, recordType(options, dns.recordIpType()),
                onlyForInbound);
    }

    private boolean isEnabledByDefault() {
        return service.isOfAws() && service.privateDnsName() != null && !hasGateway() && hasDns();
    }

    private boolean hasDns() {
        return vpc.dnsSupport() && vpc.dnsHostnames();
    }

    private void requireNoPrivateDns(Boolean wanted, DnsOptionsSpecification options) {
        if (Boolean.TRUE.equals(wanted)) {
            throw AwsError.of("InvalidParameter", "Private DNS is only supported for Interface type VPC Endpoints.");
        }
        if (Boolean.TRUE.equals(onlyForInboundIn(options))) {
            throw AwsError.of("InvalidParameter", "DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable "
                    + "only to Interface VPC Endpoints.");
        }
    }

    /** Refuses private DNS where it cannot be; tells whether it is only for inbound resolver endpoints. */
    private Boolean requireAllowed(String endpointId, DnsOptionsSpecification options) {
        if (!hasDns()) {
            throw AwsError.of("InvalidParameter", "Enabling private DNS requires both enableDnsSupport and "
                    + "enableDnsHostnames VPC attributes set to true for " + vpc.id());
        }
        if (service.privateDnsName() == null) {
            throw cannotEnable("does not provide a private DNS name.");
        }
        if (!service.privateDnsVerified()) {
            throw cannotEnable("has not verified the private DNS name.");
        }
        for (Row<VpcEndpoint> row : call.table(VpcEndpoint.TABLE).by(VpcEndpoint.BY_VPC, vpc.id())) {
            Dns other = row.value().dns();
            if (other.privateEnabled() && service.privateDnsName().equals(other.privateName())
                    && !row.id().equals(endpointId)) {
                throw AwsError.of("InvalidParameter", "private-dns-enabled cannot be set because there is already a "
                        + "conflicting DNS domain for " + other.privateName() + " in the VPC " + vpc.id())
                        .withHint(row.id() + " has private DNS for it");
            }
        }
        return onlyForInboundResolver(options);
    }

    private AwsError cannotEnable(String reason) {
        return AwsError.of("InvalidParameter",
                "Private DNS can't be enabled because the service " + service.name() + " " + reason);
    }

    private Boolean onlyForInboundResolver(DnsOptionsSpecification options) {
        Boolean wanted = onlyForInboundIn(options);
        if (!hasGateway()) {
            if (Boolean.TRUE.equals(wanted)) {
                throw AwsError.of("InvalidParameter", "PrivateDnsOnlyForInboundResolverEndpoint is not supported for "
                        + "the service " + service.name());
            }
            return null;
        }
        boolean only = wanted == null || wanted;
        if (only && call.table(VpcEndpoint.TABLE).by(VpcEndpoint.BY_VPC, vpc.id()).stream().map(Row::value)
                .noneMatch(other -> other.type() == Type.GATEWAY && other.serviceName().equals(service.name()))) {
            throw AwsError.of("InvalidParameter", "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC "
                    + vpc.id() + " must have a Gateway endpoint for the service.");
        }
        return only;
    }

    /** By name, since older SDKs do not have it. */
    private static Boolean onlyForInboundIn(DnsOptionsSpecification options) {
        return options == null ? null : options
                .getValueForField("PrivateDnsOnlyForInboundResolverEndpoint", Boolean.class).orElse(null);
    }

    /** Whether there is a gateway to the same service. */
    private boolean hasGateway() {
        return AwsServices.in(call.region().name()).stream().map(Row::value)
                .anyMatch(other -> other.type() == Type.GATEWAY && other.name().equals(service.name()));
    }

    private static String recordType(DnsOptionsSpecification options, String otherwise) {
        String wanted = options == null ? null : options.dnsRecordIpTypeAsString();
        if (wanted == null || wanted.isEmpty()) {
            return otherwise;
        }
        if (!RECORD_TYPES.contains(wanted)) {
            throw AwsError.invalidValue("DnsRecordIpType", wanted);
        }
        if (wanted.equals("dualstack") || wanted.equals("ipv6")) {
            throw AwsError.of("InvalidParameter",
                    "The DNS record IP type " + wanted + " is not compatible with the IP address type ipv4.");
        }
        return wanted;
    }

    private String suffix() {
        SeededRandom random = call.region().random();
        StringBuilder suffix = new StringBuilder();
        while (suffix.length() < SUFFIX_LENGTH) {
            suffix.append(LETTERS_AND_DIGITS[random.nextInt(LETTERS_AND_DIGITS.length)]);
        }
        return suffix.toString();
    }
}
