package io.github.fakeec2.compute.profile;

import io.github.fakeec2.compute.AttachedProfile;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceFollower;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.TableType;

/**
 * That an instance has an instance profile, from the moment at which it gets it until it has lost it again.
 *
 * @param profile the profile as it was then
 * @param stateName associating, associated or disassociating
 */
record InstanceProfileAssociation(String id, String instanceId, AttachedProfile profile, String stateName)
        implements InstanceFollower {

    static final String ASSOCIATING = "associating";
    static final String ASSOCIATED = "associated";
    static final String DISASSOCIATING = "disassociating";

    static final TableType<InstanceProfileAssociation> TABLE = TableType.<InstanceProfileAssociation>of(
                    "iam-instance-profile-association", "iip-assoc-")
            .notFound("InvalidAssociationID.NotFound", "An invalid association-id of '%s' was given")
            .malformed("InvalidAssociationID.Malformed", "Invalid id: \"%s\" (expecting \"iip-assoc-...\")");

    /** Finds the associations of an instance: one, and those that it is losing. */
    static final TableType.Index<InstanceProfileAssociation> BY_INSTANCE =
            TABLE.follows(Instance.TABLE, InstanceProfileAssociation::instanceId);

    /** Whether it is the one that counts. */
    boolean isActive() {
        return !stateName.equals(DISASSOCIATING);
    }

    InstanceProfileAssociation in(String state) {
        return new InstanceProfileAssociation(id, instanceId, profile, state);
    }

    /** A terminated instance has no association any more; a stopped one keeps its. */
    @Override
    public void instanceMoved(Call call, Instance instance) {
        if (instance.state() == InstanceState.TERMINATED) {
            call.table(TABLE).delete(id);
        }
    }
}
