package io.github.fakeec2.network.eni;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;

/**
 * That an account offers an Elastic IP address to another one (EC2 user guide, "Transfer an Elastic IP address between
 * AWS accounts"). It belongs to the account that offers.
 *
 * @param id the allocation's id in the account that offers
 * @param transferAccountId the account that may accept
 * @param expiresAt until when it may
 * @param acceptedAt when it did, or null
 */
record AddressTransfer(String id, String publicIp, String transferAccountId, Instant expiresAt, Instant acceptedAt)
        implements Resource {

    /** Of a prefix of its own, so that what names an allocation is not taken for an offer of it. */
    static final TableType<AddressTransfer> TABLE =
            TableType.<AddressTransfer>of("address-transfer", "address-transfer-")
                    .notFound("InvalidAllocationID.NotFound", "The allocation ID '%s' does not exist",
                            "The allocation IDs '%s' do not exist")
                    .malformed("InvalidAllocationID.NotFound", "The allocation ID '%s' does not exist");

    /** Finds the offer of an address that nobody has accepted yet. */
    static final TableType.Index<AddressTransfer> PENDING =
            TABLE.index(transfer -> transfer.acceptedAt() == null ? transfer.publicIp() : null);

    @Override
    public String stateName() {
        return acceptedAt == null ? "pending" : "accepted";
    }

    AddressTransfer accepted(Instant moment) {
        return new AddressTransfer(id, publicIp, transferAccountId, expiresAt, moment);
    }
}
