package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;

/** Reads what the operations on NAT gateways are given. */
final class NatGatewayRequests {

    private static final int MOST_ADDRESSES_AT_ONCE = 31;

    private NatGatewayRequests() {
    }

    /**
     * What CreateNatGateway asks for.
     *
     * @param allocationIds the Elastic IP addresses, the primary one first; none for a private gateway
     * @param privateIps the private addresses, the primary one first; null stands for any
     */
    record Wanted(boolean isPublic, List<String> allocationIds, List<String> privateIps) {
    }

    /**
     * Reads a request as far as it can be judged without its subnet.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameter}, {@code InvalidParameterCombination},
     *     {@code InvalidParameterValue}, {@code InvalidElasticIpID.NotFound}
     */
    static Wanted read(Call call, CreateNatGatewayRequest request) {
        String connectivity = request.connectivityTypeAsString();
        boolean isPublic = connectivity == null || connectivity.isEmpty() || connectivity.equals("public");
        if (!isPublic && !connectivity.equals("private")) {
            throw AwsError.invalidValue("connectivityType", connectivity);
        }
        List<String> privateIps = new ArrayList<>();
        privateIps.add(Required.isGiven(request.privateIpAddress()) ? request.privateIpAddress() : null);
        if (!isPublic) {
            requireNoElasticIp(request);
            privateIps.addAll(privateAddresses(request.secondaryPrivateIpAddresses(),
                    request.secondaryPrivateIpAddressCount(), "secondaryPrivateIpAddress"));
            return new Wanted(false, List.of(), privateIps);
        }
        List<String> allocationIds = new ArrayList<>();
        allocationIds.add(required("AllocationId", request.allocationId()));
        allocationIds.addAll(request.secondaryAllocationIds());
        requireAddresses(call, allocationIds);
        if (request.secondaryPrivateIpAddressCount() != null) {
            throw AwsError.of("InvalidParameter",
                    "SecondaryPrivateIpAddressCount can be specified for a private NAT gateway only.");
        }
        privateIps.addAll(oneFor(request.secondaryAllocationIds(), request.secondaryPrivateIpAddresses()));
        return new Wanted(true, allocationIds, privateIps);
    }

    private static void requireNoElasticIp(CreateNatGatewayRequest request) {
        if (Required.isGiven(request.allocationId()) || !request.secondaryAllocationIds().isEmpty()) {
            throw AwsError.of("InvalidParameter",
                    "You cannot specify an Elastic IP address with a private NAT gateway.");
        }
    }

    /** The private addresses for as many Elastic IP addresses: those that are given, or any. */
    static List<String> oneFor(List<String> allocationIds, List<String> privateIps) {
        if (privateIps.isEmpty()) {
            return anyAddresses(allocationIds.size());
        }
        if (privateIps.size() != allocationIds.size()) {
            throw AwsError.of("InvalidParameter",
                    "The number of private IP addresses must be the number of Elastic IP addresses.");
        }
        return given(privateIps);
    }

    /**
     * The private addresses that are asked for by list or by number, of which at most one may be used.
     *
     * @param parameter what the parameters' names begin with
     */
    static List<String> privateAddresses(List<String> ips, Integer count, String parameter) {
        if (count == null) {
            return given(ips);
        }
        if (!ips.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter " + parameter + "Count cannot be used with the parameter " + parameter + "es");
        }
        if (count < 1 || count > MOST_ADDRESSES_AT_ONCE) {
            throw AwsError.invalidValue(parameter + "Count", count, "Expecting a value from 1 to "
                    + MOST_ADDRESSES_AT_ONCE + ".");
        }
        return anyAddresses(count);
    }

    private static List<String> anyAddresses(int count) {
        List<String> any = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            any.add(null);
        }
        return any;
    }

    private static List<String> given(List<String> ips) {
        Set<String> seen = new HashSet<>();
        for (String ip : ips) {
            Required.text("privateIpAddress", ip);
            if (!seen.add(ip)) {
                throw duplicate(ip, "privateIpAddress");
            }
        }
        return ips;
    }

    /** Refuses allocations that do not exist, or that are named twice. */
    static void requireAddresses(Call call, List<String> allocationIds) {
        Set<String> seen = new HashSet<>();
        for (String id : allocationIds) {
            required("AllocationId", id);
            Row<ElasticIp> row = call.table(ElasticIp.TABLE).find(id);
            if (row == null || !call.table(ElasticIp.TABLE).isVisible(row)) {
                boolean wellFormed = Ids.isWellFormed(id, ElasticIp.TABLE.prefix());
                throw AwsError.of(wellFormed ? "InvalidElasticIpID.NotFound" : "InvalidElasticIpID.Malformed",
                        "The elasticIp ID '" + id + "' " + (wellFormed ? "does not exist" : "is malformed"));
            }
            if (!seen.add(id)) {
                throw duplicate(id, "allocationId");
            }
        }
    }

    private static AwsError duplicate(String value, String parameter) {
        return AwsError.invalidValue(parameter, value, "It is given twice.");
    }

    /**
     * The value of a parameter, in the words that these operations have for it.
     *
     * @throws AwsError {@code MissingParameter}
     */
    static String required(String name, String value) {
        if (!Required.isGiven(value)) {
            throw Required.notIncluded(name);
        }
        return value;
    }

    /** As above, for a list that must not be empty. */
    static List<String> required(String name, List<String> values) {
        if (values.isEmpty()) {
            required(name, (String) null);
        }
        values.forEach(value -> required(name, value));
        return values;
    }
}
