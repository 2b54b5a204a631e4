package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.Iterator;

/** What other families ask about VPCs. */
public final class Vpcs {

    private Vpcs() {
    }

    /** The default VPC of the caller's account in the caller's region, or null where it was deleted. */
    public static Row<Vpc> defaultVpc(Call call) {
        return defaultVpc(call.region());
    }

    static Row<Vpc> defaultVpc(RegionState region) {
        Iterator<Row<Vpc>> found = region.table(Vpc.TABLE).by(Vpc.THE_DEFAULT, Vpc.DEFAULT).iterator();
        return found.hasNext() ? found.next() : null;
    }

    /**
     * The default VPC.
     *
     * @throws AwsError {@code VPCIdNotSpecified} where there is none (EC2 API reference, "Error codes")
     */
    public static Row<Vpc> requireDefaultVpc(Call call) {
        Row<Vpc> vpc = defaultVpc(call);
        if (vpc == null) {
            throw AwsError.of("VPCIdNotSpecified", "No default VPC for this user");
        }
        return vpc;
    }
}
