package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A customer gateway: what AWS is told of the device at the customer's end of a VPN connection.
 *
 * @param stateName {@code available} or {@code deleted}
 * @param ipAddress the device's outside address; null where only its certificate is known
 * @param asn its autonomous system number, 1 to 4,294,967,295
 * @param certificateArn the certificate that it shows, or null where it has a pre-shared key
 * @param deviceName what tells two with the same address and number apart, or null
 */
public record CustomerGateway(String id, String stateName, String ipAddress, long asn, String certificateArn,
        String deviceName) implements Resource {

    /** The kind of resource. */
    public static final TableType<CustomerGateway> TABLE = TableType.<CustomerGateway>of("customer-gateway", "cgw-")
            .notFound("InvalidCustomerGatewayID.NotFound", "The customerGateway ID '%s' does not exist",
                    "The customerGateway IDs '%s' do not exist")
            .malformed("InvalidCustomerGatewayId.Malformed", "Invalid id: \"%s\" (expecting \"cgw-...\")");

    /** Whether connections can be made to it. */
    public boolean isAvailable() {
        return stateName.equals("available");
    }

    /** The gateway after its deletion. */
    public CustomerGateway deleted() {
        return new CustomerGateway(id, "deleted", ipAddress, asn, certificateArn, deviceName);
    }
}
