package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What other families ask about subnets. */
public final class Subnets {

    private Subnets() {
    }

    /**
     * The subnet for a launch that names none: the default subnet of the zone, in the default VPC. Where the zone is
     * not named either, AWS chooses one, and the fake any by chance; who must not come into a zone that is down or full
     * names the zone (EC2 user guide, "Default VPCs and default subnets").
     *
     * @param zone the zone's name, or null
     * @throws AwsError {@code InvalidParameterValue} for a zone that the region does not have,
     *     {@code VPCIdNotSpecified} without a default VPC, {@code MissingInput} without a default subnet
     */
    public static Row<Subnet> defaultIn(Call call, String zone) {
        if (zone != null && !existsZone(call, zone)) {
            throw AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + zone + "]");
        }
        Row<Vpc> vpc = Vpcs.requireDefaultVpc(call);
        return zone == null ? anyDefault(call, vpc.id()) : defaultOf(call, zone);
    }

    private static boolean existsZone(Call call, String zone) {
        return RegionCatalog.find(call.region().name()).flatMap(region -> region.zone(zone)).isPresent();
    }

    private static Row<Subnet> defaultOf(Call call, String zone) {
        Iterator<Row<Subnet>> found = call.table(Subnet.TABLE).by(Subnet.DEFAULT_BY_ZONE, zone).iterator();
        if (!found.hasNext()) {
            throw AwsError.of("MissingInput", "No default subnet for availability zone: '" + zone + "'.");
        }
        return found.next();
    }

    private static Row<Subnet> anyDefault(Call call, String vpcId) {
        Table<Subnet> table = call.table(Subnet.TABLE);
        List<Row<Subnet>> choice = new ArrayList<>();
        for (Row<Subnet> row : table.by(Subnet.BY_VPC, vpcId)) {
            if (row.value().defaultForAz()) {
                choice.add(row);
            }
        }
        if (choice.isEmpty()) {
            throw AwsError.of("MissingInput",
                    "No subnets found for the default VPC '" + vpcId + "'. Please specify a subnet.");
        }
        return choice.get(call.region().random().nextInt(choice.size()));
    }
}
