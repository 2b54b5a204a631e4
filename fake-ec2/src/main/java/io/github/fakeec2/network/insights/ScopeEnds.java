package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the ends of a scope's paths stand for: network interfaces and internet gateways of the caller's Region, by id.
 * Those that services made are left out unless they are named.
 */
final class ScopeEnds {

    private static final int SINGLE = 32;

    private final Call call;

    ScopeEnds(Call call) {
        this.call = call;
    }

    static boolean isGateway(String id) {
        return id.startsWith("igw-");
    }

    /** The first resource that a path names and that is not there, or null. */
    String missingFrom(List<ScopePath> paths) {
        for (ScopePath path : paths) {
            List<ScopePath.Resources> all = new ArrayList<>(path.through());
            all.add(path.source().resources());
            all.add(path.destination().resources());
            for (ScopePath.Resources statement : all) {
                for (String id : statement == null ? List.<String>of() : statement.ids()) {
                    if (call.region().find(id) == null) {
                        return id;
                    }
                }
            }
        }
        return null;
    }

    /** The ids of what an end stands for. */
    Set<String> of(ScopePath.End end) {
        ScopePath.Resources statement = end.resources();
        Set<String> ids = new LinkedHashSet<>();
        if (statement == null || statement.types().contains(ScopePathReader.INTERNET_GATEWAYS)) {
            addAll(ids, call.table(InternetGateway.TABLE).all());
        }
        if (statement == null || statement.types().contains(ScopePathReader.INTERFACES)) {
            addInterfaces(ids, call.table(NetworkInterface.TABLE).all(), eni -> true);
        }
        for (String id : statement == null ? List.<String>of() : statement.ids()) {
            switch (Components.prefixOf(id)) {
                case "i-" -> addAll(ids, by(NetworkInterface.BY_INSTANCE, id));
                case "subnet-" -> addInterfaces(ids, by(NetworkInterface.BY_SUBNET, id), eni -> true);
                case "sg-" -> addInterfaces(ids, by(NetworkInterface.BY_GROUP, id), eni -> true);
                case "vpc-" -> addInterfaces(ids, call.table(NetworkInterface.TABLE).all(),
                        eni -> eni.vpcId().equals(id));
                default -> ids.add(id);
            }
        }
        return ids;
    }

    private Collection<Row<NetworkInterface>> by(TableType.Index<NetworkInterface> index, String key) {
        return call.table(NetworkInterface.TABLE).by(index, key);
    }

    private static void addAll(Set<String> ids, Collection<? extends Row<?>> rows) {
        rows.forEach(row -> ids.add(row.id()));
    }

    private static void addInterfaces(Set<String> ids, Collection<Row<NetworkInterface>> rows,
            Predicate<NetworkInterface> chosen) {
        for (Row<NetworkInterface> row : rows) {
            if (row.value().service() == null && chosen.test(row.value())) {
                ids.add(row.id());
            }
        }
    }

    /**
     * An end as the reachability engine takes it.
     *
     * @param addresses the addresses in the internet that are looked at where it is a gateway; empty for all
     * @throws NotSimulatedException for a range of such addresses
     */
    static List<Endpoint> endpoints(String id, List<IpRange> addresses) {
        if (!isGateway(id)) {
            return List.of(Endpoint.networkInterface(id));
        }
        if (addresses.isEmpty() || addresses.contains(IpRange.ALL_IPV4)) {
            return List.of(Endpoint.internetGateway(id));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (IpRange range : addresses) {
            if (range.prefix() != SINGLE) {
                throw new NotSimulatedException("An analysis of the range " + range + " in the internet is not "
                        + "simulated by Fake EC2 yet; name single addresses, or 0.0.0.0/0");
            }
            endpoints.add(new Endpoint.Internet(range.first(), id));
        }
        return endpoints;
    }
}
