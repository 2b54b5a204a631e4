package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;

/** Finds instance profiles: for IAM by name, for EC2 by name or ARN and as EC2 sees them. */
public final class InstanceProfiles {

    private InstanceProfiles() {
    }

    /** Whether a request names a profile; a specification without name and ARN names none. */
    public static boolean isNamed(IamInstanceProfileSpecification spec) {
        return spec != null && (Required.isGiven(spec.name()) || Required.isGiven(spec.arn()));
    }

    /**
     * The profile that a request to EC2 names, by name or by ARN. EC2 gets to know of a new one, and of the role in it,
     * only after a while (IAM user guide, "Use instance profiles").
     *
     * @throws AwsError {@code MissingParameter} for none, {@code InvalidParameterCombination} for both name and ARN,
     *     {@code InvalidParameterValue} for one that EC2 does not know or that has no role
     */
    public static InstanceProfile require(Call call, IamInstanceProfileSpecification spec) {
        if (!isNamed(spec)) {
            throw Required.missing("iamInstanceProfile");
        }
        boolean byArn = Required.isGiven(spec.arn());
        if (byArn && Required.isGiven(spec.name())) {
            throw AwsError.of("InvalidParameterCombination", "The parameter 'iamInstanceProfile.name' may not be used "
                    + "in combination with 'iamInstanceProfile.arn'");
        }
        Call global = call.global();
        Table<InstanceProfile> table = global.table(InstanceProfile.TABLE);
        Collection<Row<InstanceProfile>> rows = byArn ? table.by(InstanceProfile.BY_ARN, spec.arn())
                : table.by(InstanceProfile.BY_NAME, IamNames.key(spec.name()));
        Row<InstanceProfile> row = rows.isEmpty() ? null : rows.iterator().next();
        if (row == null || !table.isVisible(row) || row.value().seenFrom().isAfter(call.now())) {
            throw unknown(call, byArn ? "arn" : "name", byArn ? spec.arn() : spec.name(), row);
        }
        return withRole(call, row.value());
    }

    private static InstanceProfile withRole(Call call, InstanceProfile profile) {
        if (profile.roleId() == null || profile.roleSeenFrom().isAfter(call.now())) {
            AwsError error = AwsError.of("InvalidParameterValue",
                    "IAM Instance Profile \"" + profile.arn() + "\" has no associated IAM Roles");
            throw profile.roleId() == null ? error : error.withHint(later(profile.roleSeenFrom()));
        }
        return profile;
    }

    private static AwsError unknown(Call call, String how, String value, Row<InstanceProfile> row) {
        String what = how.equals("arn") ? "ARN" : "name";
        AwsError error =
                AwsError.invalidValue("iamInstanceProfile." + how, value, "Invalid IAM Instance Profile " + what);
        String name = value.substring(value.lastIndexOf('/') + 1);
        return error.withHint(row == null
                ? "cloud.iam().instanceProfile(\"" + name + "\") makes a profile of that name, with a role"
                : row.value().seenFrom().isAfter(call.now()) ? later(row.value().seenFrom())
                : "it exists, but the test has made new resources invisible for a while");
    }

    private static String later(Instant seenFrom) {
        return "IAM has it, but EC2 gets to know of it only at " + seenFrom
                + "; cloud.time().takes(Delay.INSTANCE_PROFILE_VISIBLE, ...) says how long that takes";
    }

    /** The profile with the unique id as it is now, or null where IAM has it no more. */
    public static InstanceProfile find(Call call, String id) {
        Row<InstanceProfile> row = call.global().table(InstanceProfile.TABLE).find(id);
        return row == null ? null : row.value();
    }

    /** The name of the role that a profile hands out, or null where it has none or EC2 does not know of it yet. */
    public static String roleName(Call call, InstanceProfile profile) {
        return profile.roleId() == null || profile.roleSeenFrom().isAfter(call.now()) ? null
                : call.global().table(Role.TABLE).value(profile.roleId()).name();
    }

    /** Whether the trust policy of a profile's role lets EC2 assume it, without which instances get no credentials. */
    public static boolean hasRoleForEc2(Call call, InstanceProfile profile) {
        return new TrustPolicy(call.global().table(Role.TABLE).value(profile.roleId()).trustPolicy()).allowsEc2();
    }

    /**
     * The profile of the name.
     *
     * @throws AwsError {@code ValidationError}, {@code NoSuchEntity}
     */
    static Row<InstanceProfile> get(Call global, String name) {
        IamNames.required("instanceProfileName", name, IamNames.LONGEST_PROFILE);
        Row<InstanceProfile> row = IamNames.find(global, InstanceProfile.BY_NAME, InstanceProfile.TABLE, name);
        if (row == null) {
            throw IamNames.noSuchEntity("Instance Profile " + name + " cannot be found.");
        }
        return row;
    }

    /** Makes a profile out of what has been checked; EC2 knows of its role as soon as of itself. */
    static Row<InstanceProfile> create(Call global, String name, String path, String roleId, Instant seenFrom,
            Map<String, String> tags) {
        return global.table(InstanceProfile.TABLE).insert(new InstanceProfile(
                IamIds.next(InstanceProfile.TABLE.prefix(), global.region().random()), name, path,
                IamNames.arn(global, "instance-profile", path, name), roleId, seenFrom,
                roleId == null ? null : seenFrom), tags);
    }
}
