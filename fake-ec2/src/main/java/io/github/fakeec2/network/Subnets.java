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
     * The subnet for a launch that names none: the default subnet of the zone, in the default VPC (EC2 user guide,
     * "Default VPCs and default subnets").
     *
     * @param zone the zone's name
     * @throws AwsError {@code InvalidParameterValue} for a zone that the region does not have,
     *     {@code VPCIdNotSpecified} without a default VPC, {@code MissingInput} without a default subnet
     */
    public static Row<Subnet> defaultIn(Call call, String zone) {
        if (!existsZone(call, zone)) {
            throw AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + zone + "]");
        }
        Vpcs.requireDefaultVpc(call);
        return defaultOf(call, zone);
    }

    /**
     * The subnet for a launch that names neither subnet nor zone: AWS chooses one, and the fake any by chance.
     *
     * @param zones the names of those that will do
     * @throws AwsError {@code VPCIdNotSpecified} without a default VPC, {@code MissingInput} without a default subnet
     *     in these zones
     */
    public static Row<Subnet> defaultInAny(Call call, List<String> zones) {
        return anyDefault(call, Vpcs.requireDefaultVpc(call).id(), zones);
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

    private static Row<Subnet> anyDefault(Call call, String vpcId, List<String> zones) {
        Table<Subnet> table = call.table(Subnet.TABLE);
        List<Row<Subnet>> choice = new ArrayList<>();
        for (Row<Subnet> row : table.by(Subnet.BY_VPC, vpcId)) {
            if (row.value().defaultForAz() && zones.contains(row.value().zone())) {
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
