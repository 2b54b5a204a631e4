package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.network.Addresses;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.ElasticIps;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;

/** Allocates, lists and releases Elastic IP addresses. */
@Simulates(family = "Elastic IP addresses")
final class AddressApi {

    private static final Listing<ElasticIp> LISTING =
            new Listing<>(ElasticIp.TABLE, () -> AddressFilters.ALL, PageRules.NONE);

    private static final SimulatedMembers ALLOCATE = SimulatedMembers.of("AllocateAddress", "", "Address", "Domain",
            "DryRun", "NetworkBorderGroup", "PublicIpv4Pool", "TagSpecifications");

    /** How views name the pool of AWS's own addresses. */
    static final String AMAZON_POOL = "amazon";

    private final Call call;
    private final Table<ElasticIp> addresses;

    AddressApi(Call call) {
        this.call = call;
        this.addresses = call.table(ElasticIp.TABLE);
    }

    @Limits("Addresses come from Amazon's pool: those that one brings, IPAM pools and customer-owned pools are not "
            + "simulated.")
    AllocateAddressResponse allocateAddress(AllocateAddressRequest request) {
        ALLOCATE.requireNoOther(request);
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), ElasticIp.TABLE.resourceType());
        requireDomain(request.domainAsString());
        requirePool(request.publicIpv4Pool());
        requireBorderGroup(request.networkBorderGroup());
        if (addresses.size() >= call.quota(Quota.ELASTIC_IPS_PER_REGION)) {
            throw tooMany();
        }
        String ip = Required.isGiven(request.address())
                ? recovered(request.address()) : Addresses.freePublic(call.region());
        ElasticIp eip = addresses.insert(
                new ElasticIp(call.nextId(ElasticIp.TABLE), ip, call.region().name(), null, null), tags).value();
        return AllocateAddressResponse.builder()
                .allocationId(eip.id())
                .publicIp(ip)
                .publicIpv4Pool(AMAZON_POOL)
                .networkBorderGroup(eip.borderGroup())
                .domain("vpc")
                .build();
    }

    static AwsError tooMany() {
        return AwsError.of("AddressLimitExceeded", "The maximum number of addresses has been reached.");
    }

    /** EC2-Classic, which {@code standard} stood for, is gone. The texts are not AWS's. */
    private static void requireDomain(String domain) {
        if (!Required.isGiven(domain) || domain.equals("vpc")) {
            return;
        }
        throw domain.equals("standard")
                ? AwsError.of("InvalidParameterValue", "The domain 'standard' is not supported: EC2-Classic is retired")
                : AwsError.of("InvalidParameterValue", "Value (" + domain + ") for parameter domain is invalid.");
    }

    private static void requirePool(String pool) {
        if (Required.isGiven(pool) && !pool.equals(AMAZON_POOL)) {
            throw AwsError.of("InvalidPublicIpv4PoolID.NotFound", "The pool ID '" + pool + "' does not exist");
        }
    }

    private void requireBorderGroup(String group) {
        if (Required.isGiven(group) && !group.equals(call.region().name())) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + group + ") for parameter networkBorderGroup is invalid.")
                    .withHint("the zones that are simulated are all in the group " + call.region().name());
        }
    }

    /** An address that the account has released can be had again while nobody else has it. */
    private String recovered(String ip) {
        requireAddress(ip);
        Table<ReleasedAddress> released = call.table(ReleasedAddress.TABLE);
        if (call.whereIs(ElasticIp.TABLE, ElasticIp.BY_PUBLIC_IP, ip) != null
                || !call.table(NetworkInterface.TABLE).by(NetworkInterface.BY_PUBLIC_IP, ip).isEmpty()) {
            throw AwsError.of("AuthFailure", "The address '" + ip + "' does not belong to you.");
        }
        if (released.find(ip) == null) {
            throw notFound(ip);
        }
        released.delete(ip);
        return ip;
    }

    static void requireAddress(String ip) {
        if (ip == null || !Ipv4.isValid(ip)) {
            throw AwsError.of("InvalidAddress.Malformed", "Invalid IP address: '" + ip + "'");
        }
    }

    static AwsError notFound(String ip) {
        return AwsError.of("InvalidAddress.NotFound", "Address '" + ip + "' not found.");
    }

    DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
        List<String> ids = new ArrayList<>(request.allocationIds());
        for (String ip : request.publicIps()) {
            requireAddress(ip);
            Iterator<Row<ElasticIp>> found = addresses.by(ElasticIp.BY_PUBLIC_IP, ip).iterator();
            Row<ElasticIp> row = found.hasNext() ? found.next() : null;
            if (row == null || !addresses.isVisible(row)) {
                throw notFound(ip);
            }
            ids.add(row.id());
        }
        List<Address> views = new ArrayList<>();
        for (Row<ElasticIp> row : LISTING.all(call.region(), ids, request.filters())) {
            views.add(AddressView.of(row, call.region()));
        }
        return DescribeAddressesResponse.builder().addresses(views).build();
    }

    /**
     * "[Default VPC] Releasing an Elastic IP address automatically disassociates it from any instance that it's
     * associated with. [Nondefault VPC] You must disassociate the Elastic IP address before you can release it" (API
     * reference, ReleaseAddress).
     */
    ReleaseAddressResponse releaseAddress(ReleaseAddressRequest request) {
        requireAllocationAlone(request.allocationId(), request.publicIp());
        ElasticIp eip = ElasticIps.get(call, request.allocationId()).value();
        if (Required.isGiven(request.networkBorderGroup()) && !request.networkBorderGroup().equals(eip.borderGroup())) {
            throw notFound(eip.publicIp());
        }
        if (eip.reverseDns() != null) {
            throw AwsError.of("InvalidAddress.PtrSet", "The address with allocation id [" + eip.id()
                    + "] cannot be released because it has a PTR record set.");
        }
        if (eip.isAssociated()) {
            NetworkInterface eni = call.table(NetworkInterface.TABLE).value(eip.association().networkInterfaceId());
            Managed.refuse(eni);
            boolean ofInstance = eni.attachment() != null && eni.attachment().instanceId() != null;
            if (!ofInstance || !call.table(Vpc.TABLE).value(eni.vpcId()).isDefault()) {
                throw AwsError.of("InvalidIPAddress.InUse", "Address " + eip.publicIp() + " is in use.");
            }
            ElasticIps.disassociate(call, eip.id());
        }
        if (call.table(AddressTransfer.TABLE).find(eip.id()) != null) {
            call.table(AddressTransfer.TABLE).delete(eip.id()); // nobody can accept what is gone
        }
        addresses.delete(eip.id());
        if (call.table(ReleasedAddress.TABLE).find(eip.publicIp()) == null) {
            call.table(ReleasedAddress.TABLE).insert(new ReleasedAddress(eip.publicIp()), Map.of());
        }
        return ReleaseAddressResponse.builder().build();
    }

    private static void requireAllocationAlone(String allocationId, String publicIp) {
        if (Required.isGiven(publicIp)) {
            throw Required.isGiven(allocationId)
                    ? AwsError.of("InvalidParameterCombination",
                            "You may specify public IP or allocation id, but not both in the same call")
                    : AwsError.of("InvalidParameterValue",
                            "You must specify an allocation id when releasing a VPC elastic IP address");
        }
        Required.text("allocationId", allocationId);
    }
}
