package io.github.fakeec2.network.trace;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What tests mean by the text that names an end of a connection. */
public final class Ends {

    private Ends() {
    }

    /**
     * The end, or ends, that a text names.
     *
     * @param text the id of an instance, interface, VPC endpoint or internet gateway, or an address; or the id of a
     *     subnet, VPC or security group for everything that has an interface there: instances by their id, what is no
     *     instance by its interface
     * @throws IllegalArgumentException if nothing of that name is in the cloud
     */
    public static List<Endpoint> of(Collection<RegionState> regions, String text) {
        if (IpAddress.tryParse(text).isPresent()) {
            return List.of(Endpoint.address(text));
        }
        for (RegionState region : regions) {
            if (region.find(text) != null) {
                return of(region, text);
            }
        }
        throw new IllegalArgumentException("'" + text + "' names nothing in this cloud that packets could come from or "
                + "go to: there is no resource with this id, and it is no IP address");
    }

    private static List<Endpoint> of(RegionState region, String id) {
        return switch (id.substring(0, id.indexOf('-') + 1)) {
            case "i-" -> List.of(Endpoint.instance(id));
            case "eni-" -> List.of(Endpoint.networkInterface(id));
            case "vpce-" -> List.of(Endpoint.vpcEndpoint(id));
            case "igw-" -> List.of(Endpoint.internetGateway(id));
            case "subnet-" -> under(region, Subnet.TABLE, id, eni -> eni.subnetId().equals(id));
            case "vpc-" -> under(region, Vpc.TABLE, id, eni -> eni.vpcId().equals(id));
            case "sg-" -> under(region, SecurityGroup.TABLE, id, eni -> eni.groupIds().contains(id));
            default -> throw new IllegalArgumentException("Packets neither come from nor go to " + id
                    + "; ends are instances, interfaces, VPC endpoints, internet gateways and addresses, and subnets, "
                    + "VPCs and security groups for all that is in them");
        };
    }

    private static List<Endpoint> under(RegionState region, TableType<?> type, String id,
            Predicate<NetworkInterface> isThere) {
        Table<?> table = region.table(type);
        if (table.find(id) == null) {
            throw new IllegalArgumentException("There is no " + type + " " + id + " in this cloud");
        }
        Set<Endpoint> ends = new LinkedHashSet<>();
        for (Row<NetworkInterface> row : region.table(NetworkInterface.TABLE).all()) {
            NetworkInterface eni = row.value();
            if (isThere.test(eni) && eni.service() == null) {
                boolean ofInstance = eni.attachment() != null && eni.attachment().instanceId() != null;
                ends.add(ofInstance ? Endpoint.instance(eni.attachment().instanceId())
                        : Endpoint.networkInterface(eni.id()));
            }
        }
        return new ArrayList<>(ends);
    }
}
