package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A service that endpoints can lead to, as a consumer sees it: one of AWS's own or somebody's endpoint service.
 *
 * @param id {@code vpce-svc-...}
 * @param name such as {@code com.amazonaws.us-east-1.ec2}; a service of AWS's may have two offers of one name
 * @param owner the owner's account, or {@link #AMAZON}
 * @param baseDnsName the domain that the names of its endpoints are in
 * @param wildcard whether the endpoints' names stand for all that is below them, as those of Amazon S3 do
 * @param privateDnsName the name that can lead to an endpoint inside a VPC, or null
 * @param privateDnsVerified whether its owner has proved that the name is theirs
 * @param takesPolicy whether its endpoints have policies
 */
record ServiceOffer(String id, String name, VpcEndpoint.Type type, String owner, String baseDnsName, boolean wildcard,
        String privateDnsName, boolean privateDnsVerified, boolean takesPolicy, boolean acceptanceRequired,
        List<String> ipAddressTypes, boolean ownerPays) implements Resource {

    static final TableType<ServiceOffer> TABLE = TableType.of("vpc-endpoint-service-offer", "vpce-svc-");

    /** The owner of AWS's own services. */
    static final String AMAZON = "amazon";

    boolean isOfAws() {
        return owner.equals(AMAZON);
    }
}
