package io.github.fakeec2.compute.profile;

import io.github.fakeec2.access.InstanceProfiles;
import io.github.fakeec2.compute.AttachedProfile;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;

/** Gives instances their profiles and takes them away. */
public final class InstanceProfileAssociations {

    private InstanceProfileAssociations() {
    }

    /**
     * The profile that a launch names, or null for an empty specification.
     *
     * @throws io.github.fakeec2.error.AwsError as {@link InstanceProfiles#require}
     */
    public static AttachedProfile profileAtLaunch(Call call, IamInstanceProfileSpecification spec) {
        return InstanceProfiles.isNamed(spec) ? AttachedProfile.of(InstanceProfiles.require(call, spec)) : null;
    }

    /** Begins an association of an instance, whose settings have the profile already. */
    public static Row<InstanceProfileAssociation> create(Call call, String instanceId, AttachedProfile profile) {
        Row<InstanceProfileAssociation> row = call.table(InstanceProfileAssociation.TABLE).insert(
                new InstanceProfileAssociation(call.nextId(InstanceProfileAssociation.TABLE), instanceId, profile,
                        InstanceProfileAssociation.ASSOCIATING), Map.of());
        String id = row.id();
        call.begin(Delay.ASSOCIATION, "instance profile associated", later -> {
            Table<InstanceProfileAssociation> table = later.table(InstanceProfileAssociation.TABLE);
            Row<InstanceProfileAssociation> now = table.find(id);
            if (now != null && now.value().isActive()) {
                table.update(now.value().in(InstanceProfileAssociation.ASSOCIATED));
            }
        });
        return row;
    }

    /** Gives an instance a profile. */
    static Row<InstanceProfileAssociation> associate(Call call, String instanceId, AttachedProfile profile) {
        setProfile(call, instanceId, profile);
        return create(call, instanceId, profile);
    }

    /** Begins the end of an association; the instance has its profile until then. */
    static Row<InstanceProfileAssociation> end(Call call, InstanceProfileAssociation association) {
        Row<InstanceProfileAssociation> row = call.table(InstanceProfileAssociation.TABLE)
                .update(association.in(InstanceProfileAssociation.DISASSOCIATING));
        String id = row.id();
        call.begin(Delay.ASSOCIATION, "instance profile disassociated", later -> {
            if (later.table(InstanceProfileAssociation.TABLE).find(id) != null) {
                later.table(InstanceProfileAssociation.TABLE).delete(id);
                if (active(later, association.instanceId()) == null) {
                    setProfile(later, association.instanceId(), null);
                }
            }
        });
        return row;
    }

    /** The association of an instance that counts, or null. */
    static InstanceProfileAssociation active(Call call, String instanceId) {
        for (Row<InstanceProfileAssociation> row : call.table(InstanceProfileAssociation.TABLE)
                .by(InstanceProfileAssociation.BY_INSTANCE, instanceId)) {
            if (row.value().isActive()) {
                return row.value();
            }
        }
        return null;
    }

    private static void setProfile(Call call, String instanceId, AttachedProfile profile) {
        Instance instance = call.table(Instance.TABLE).value(instanceId);
        call.table(Instance.TABLE).update(instance.with(instance.settings().withInstanceProfile(profile)));
    }
}
