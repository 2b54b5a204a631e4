package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.NetworkAcls;
import io.github.fakeec2.quota.Quota;
import java.util.ArrayList;
import java.util.List;

/** The entries of one network ACL, and how they change. */
final class NetworkAclEntries {

    private final Call call;
    private final NetworkAcl acl;

    NetworkAclEntries(Call call, NetworkAcl acl) {
        this.call = call;
        this.acl = acl;
    }

    /**
     * Adds an entry.
     *
     * @throws AwsError {@code NetworkAclEntryAlreadyExists}, {@code NetworkAclEntryLimitExceeded}
     */
    void add(NetworkAcl.Entry entry) {
        if (find(entry.ruleNumber(), entry.egress()) != null) {
            throw AwsError.of("NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by " + entry.ruleNumber() + " already exists.");
        }
        write(NetworkAcls.with(acl.entries(), entry), entry);
    }

    /**
     * Puts an entry into the place of the one with its number.
     *
     * @throws AwsError {@code InvalidNetworkAclEntry.NotFound}, {@code NetworkAclEntryLimitExceeded}
     */
    void replace(NetworkAcl.Entry entry) {
        write(NetworkAcls.with(without(entry.ruleNumber(), entry.egress()), entry), entry);
    }

    /** @throws AwsError {@code InvalidNetworkAclEntry.NotFound} */
    void remove(int number, boolean egress) {
        call.table(NetworkAcl.TABLE).update(acl.withEntries(without(number, egress)));
    }

    private void write(List<NetworkAcl.Entry> entries, NetworkAcl.Entry changed) {
        // The quota is for a direction and an address family, and the last entry counts (VPC user guide, "Amazon VPC
        // quotas").
        long alike = entries.stream().filter(entry -> entry.egress() == changed.egress()
                && (entry.cidr() == null) == (changed.cidr() == null)).count();
        if (alike > call.quota(Quota.RULES_PER_NETWORK_ACL)) {
            throw AwsError.of("NetworkAclEntryLimitExceeded",
                    "The maximum number of network acl entries has been reached.");
        }
        call.table(NetworkAcl.TABLE).update(acl.withEntries(entries));
    }

    private List<NetworkAcl.Entry> without(int number, boolean egress) {
        NetworkAcl.Entry found = find(number, egress);
        if (found == null) {
            throw AwsError.of("InvalidNetworkAclEntry.NotFound",
                    "The network acl entry identified by " + number + " does not exist.");
        }
        List<NetworkAcl.Entry> rest = new ArrayList<>(acl.entries());
        rest.remove(found);
        return rest;
    }

    private NetworkAcl.Entry find(int number, boolean egress) {
        for (NetworkAcl.Entry entry : acl.entries()) {
            if (entry.ruleNumber() == number && entry.egress() == egress) {
                return entry;
            }
        }
        return null;
    }
}
