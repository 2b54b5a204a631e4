package io.github.fakeec2.network.eni;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * That a branch network interface is reached by way of a trunk network interface.
 *
 * @param vlanId the VLAN that tells branches apart, or null
 * @param greKey the GRE key that does, or null
 * @param branchKind what kind of interface the branch was before
 */
record TrunkAssociation(String id, String branchId, String trunkId, Integer vlanId, Integer greKey, String branchKind)
        implements Resource {

    static final TableType<TrunkAssociation> TABLE =
            TableType.<TrunkAssociation>of("trunk-interface-association", "trunk-assoc-")
                    .notFound("InvalidTrunkAssociationID.NotFound",
                            "The trunkInterfaceAssociation ID '%s' does not exist",
                            "The trunkInterfaceAssociation IDs '%s' do not exist")
                    .malformed("InvalidTrunkAssociationId.Malformed",
                            "Invalid id: \"%s\" (expecting \"trunk-assoc-...\")");

    /** Finds the associations of an interface, branch or trunk. */
    static final TableType.Index<TrunkAssociation> BY_INTERFACE =
            TABLE.index(association -> List.of(association.branchId(), association.trunkId()));

    @Override
    public String stateName() {
        return "associated";
    }

    String protocol() {
        return vlanId != null ? "VLAN" : "GRE";
    }
}
