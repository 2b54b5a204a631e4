package io.github.fakeec2.network.eni;

import io.github.fakeec2.gateway.Call;

/** Trunk and branch interfaces. */
final class Trunks {

    static final String TRUNK = "trunk";
    static final String BRANCH = "branch";

    private Trunks() {
    }

    /** Whether an interface is the branch or the trunk of an association. */
    static boolean uses(Call call, String networkInterfaceId) {
        return !call.table(TrunkAssociation.TABLE).by(TrunkAssociation.BY_INTERFACE, networkInterfaceId).isEmpty();
    }
}
