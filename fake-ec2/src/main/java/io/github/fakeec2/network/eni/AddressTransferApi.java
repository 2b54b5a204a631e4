package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.ElasticIps;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AcceptAddressTransferRequest;
import software.amazon.awssdk.services.ec2.model.AcceptAddressTransferResponse;
import software.amazon.awssdk.services.ec2.model.AddressTransferStatus;
import software.amazon.awssdk.services.ec2.model.DescribeAddressTransfersRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressTransfersResponse;
import software.amazon.awssdk.services.ec2.model.DisableAddressTransferRequest;
import software.amazon.awssdk.services.ec2.model.DisableAddressTransferResponse;
import software.amazon.awssdk.services.ec2.model.EnableAddressTransferRequest;
import software.amazon.awssdk.services.ec2.model.EnableAddressTransferResponse;

/**
 * Passes Elastic IP addresses from account to account within a Region (EC2 user guide, "Transfer an Elastic IP address
 * between AWS accounts").
 */
@Simulates(family = "Elastic IP addresses")
final class AddressTransferApi {

    private static final Listing<AddressTransfer> LISTING = new Listing<>(AddressTransfer.TABLE,
            () -> null /* has no filters */, PageRules.upperCase("AllocationIds", 5, 1000));

    /** "Accepted transfers are visible to the source account for 14 days" (API reference, DescribeAddressTransfers). */
    private static final Duration ACCEPTED_VISIBLE = Duration.ofDays(14);

    private final Call call;
    private final Table<AddressTransfer> transfers;

    AddressTransferApi(Call call) {
        this.call = call;
        this.transfers = call.table(AddressTransfer.TABLE);
    }

    EnableAddressTransferResponse enableAddressTransfer(EnableAddressTransferRequest request) {
        String id = Required.text("allocationId", request.allocationId());
        String account = Required.text("transferAccountId", request.transferAccountId());
        ElasticIp eip = ElasticIps.get(call, id).value();
        if (!isAccount(account) || account.equals(call.account())) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + account + ") for parameter transferAccountId is invalid.");
        }
        Instant expiry = call.momentAfter(Delay.ADDRESS_TRANSFER_EXPIRES);
        AddressTransfer offer = new AddressTransfer(id, eip.publicIp(), account, expiry, null);
        if (transfers.find(id) == null) {
            transfers.insert(offer, Map.of());
        } else {
            transfers.update(offer);
        }
        call.later(Delay.ADDRESS_TRANSFER_EXPIRES, "address transfer expires", later -> forget(later, offer));
        return EnableAddressTransferResponse.builder().addressTransfer(view(offer, offer.stateName())).build();
    }

    /** Ends a transfer unless something else has become of it meanwhile. */
    private static void forget(Call later, AddressTransfer transfer) {
        Row<AddressTransfer> row = later.table(AddressTransfer.TABLE).find(transfer.id());
        if (row != null && row.value().equals(transfer)) {
            later.table(AddressTransfer.TABLE).delete(transfer.id());
        }
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    DisableAddressTransferResponse disableAddressTransfer(DisableAddressTransferRequest request) {
        String id = Required.text("allocationId", request.allocationId());
        ElasticIps.get(call, id);
        Row<AddressTransfer> offer = transfers.find(id);
        if (offer == null || offer.value().acceptedAt() != null) {
            throw AwsError.of("InvalidParameterValue",
                    "The address with allocation id [" + id + "] is not enabled for transfer.");
        }
        transfers.delete(id);
        return DisableAddressTransferResponse.builder()
                .addressTransfer(view(offer.value(), AddressTransferStatus.DISABLED.toString()))
                .build();
    }

    /**
     * "The following errors might occur: AddressLimitExceeded, InvalidTransfer.AddressCustomPtrSet,
     * InvalidTransfer.AddressAssociated" (EC2 user guide, section "Accept a transferred Elastic IP address"). Tags do
     * not come along.
     */
    AcceptAddressTransferResponse acceptAddressTransfer(AcceptAddressTransferRequest request) {
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), ElasticIp.TABLE.resourceType());
        String ip = Required.text("address", request.address());
        AddressApi.requireAddress(ip);
        Call source = sourceOf(ip);
        AddressTransfer offer = source.table(AddressTransfer.TABLE).by(AddressTransfer.PENDING, ip).iterator().next()
                .value();
        ElasticIp offered = source.table(ElasticIp.TABLE).value(offer.id());
        if (offered.isAssociated()) {
            throw AwsError.of("InvalidTransfer.AddressAssociated",
                    "The address '" + ip + "' cannot be transferred because it is associated.");
        }
        if (offered.reverseDns() != null) {
            throw AwsError.of("InvalidTransfer.AddressCustomPtrSet",
                    "The address '" + ip + "' cannot be transferred because it has a PTR record set.");
        }
        if (call.table(ElasticIp.TABLE).size() >= call.quota(Quota.ELASTIC_IPS_PER_REGION)) {
            throw AddressApi.tooMany();
        }
        source.table(ElasticIp.TABLE).delete(offered.id());
        AddressTransfer accepted = offer.accepted(call.now());
        source.table(AddressTransfer.TABLE).update(accepted);
        source.later(ACCEPTED_VISIBLE, "accepted address transfer disappears", later -> forget(later, accepted));
        call.table(ElasticIp.TABLE).insert(
                new ElasticIp(call.nextId(ElasticIp.TABLE), ip, offered.borderGroup(), null, null), tags);
        return AcceptAddressTransferResponse.builder()
                .addressTransfer(view(accepted, accepted.stateName()))
                .build();
    }

    /** The account that offers the address to this one, in this Region. */
    private Call sourceOf(String ip) {
        Call source = call.whereIs(AddressTransfer.TABLE, AddressTransfer.PENDING, ip);
        boolean offered = source != null && source.region().name().equals(call.region().name())
                && source.table(AddressTransfer.TABLE).by(AddressTransfer.PENDING, ip).iterator().next().value()
                        .transferAccountId().equals(call.account());
        if (!offered) {
            throw AddressApi.notFound(ip).withHint("no account offers this account the address in "
                    + call.region().name());
        }
        return source;
    }

    DescribeAddressTransfersResponse describeAddressTransfers(DescribeAddressTransfersRequest request) {
        Page<AddressTransfer> page = LISTING.page(call.region(), request.allocationIds(), List.of(),
                request.maxResults(), request.nextToken());
        return DescribeAddressTransfersResponse.builder()
                .addressTransfers(page.map(row -> view(row.value(), row.value().stateName())))
                .nextToken(page.nextToken())
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.AddressTransfer view(AddressTransfer transfer,
            String status) {
        return software.amazon.awssdk.services.ec2.model.AddressTransfer.builder()
                .publicIp(transfer.publicIp())
                .allocationId(transfer.id())
                .transferAccountId(transfer.transferAccountId())
                .transferOfferExpirationTimestamp(transfer.expiresAt())
                .transferOfferAcceptedTimestamp(transfer.acceptedAt())
                .addressTransferStatus(status)
                .build();
    }
}
