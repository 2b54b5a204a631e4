package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.query.Required;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayRequest;

/** Reads the request for a customer gateway (API reference, CreateCustomerGateway). */
final class CustomerGatewayRequest {

    private static final long DEFAULT_ASN = 65_000;
    private static final long FIRST_EXTENDED_ASN = 2_147_483_648L;
    private static final long LAST_EXTENDED_ASN = 4_294_967_295L;
    private static final int LONGEST_NAME = 255;

    private CustomerGatewayRequest() {
    }

    /** The gateway that is asked for, without an id. */
    static CustomerGateway read(CreateCustomerGatewayRequest request) {
        VpnErrors.requireType(request.typeAsString());
        String certificate = Required.orNull(request.certificateArn());
        if (certificate != null && !certificate.startsWith("arn:")) {
            throw AwsError.invalidValue("certificateArn", certificate, "Expected an ARN.");
        }
        String name = Required.orNull(request.deviceName());
        if (name != null && name.length() > LONGEST_NAME) {
            throw AwsError.invalidValue("deviceName", name, "Device names must be 255 characters or fewer.");
        }
        return new CustomerGateway(null, "available", address(request, certificate != null), asn(request),
                certificate, name);
    }

    /** The address, which older programs give as {@code PublicIp}; only a certificate makes up for it. */
    private static String address(CreateCustomerGatewayRequest request, boolean hasCertificate) {
        String address = Required.orNull(request.ipAddress());
        if (address == null) {
            address = Required.orNull(request.publicIp());
        }
        if (address == null) {
            if (hasCertificate) {
                return null;
            }
            throw Required.missing("ipAddress");
        }
        if (Ipv4.isValid(address)) {
            return address;
        }
        String text = address;
        return Ipv6.tryParse(address).map(Ipv6::toString)
                .orElseThrow(() -> AwsError.invalidValue("ipAddress", text, "Invalid IP address."));
    }

    private static long asn(CreateCustomerGatewayRequest request) {
        Integer plain = request.bgpAsn();
        Long extended = request.getValueForField("BgpAsnExtended", Long.class).orElse(null);
        if (plain != null && extended != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter bgpAsn cannot be used with the parameter bgpAsnExtended");
        }
        if (extended != null) {
            if (extended < FIRST_EXTENDED_ASN || extended > LAST_EXTENDED_ASN) {
                throw AwsError.invalidValue("bgpAsnExtended", extended, "Valid values are 2147483648 to 4294967295.");
            }
            return extended;
        }
        if (plain != null && plain < 1) {
            throw AwsError.invalidValue("bgpAsn", plain, "Valid values are 1 to 2147483647.");
        }
        return plain == null ? DEFAULT_ASN : plain;
    }
}
