package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which services a caller can make endpoints to. */
final class ServiceOffers {

    /** Where endpoint services stand in listings: behind AWS's own. */
    private static final long FIRST_PLACE = 1L << 20;

    private ServiceOffers() {
    }

    /** The endpoint services of all accounts and regions. */
    private record Published(List<Service> services) {

        record Service(RegionState home, Row<EndpointService> row) {
        }

        static Published in(Collection<RegionState> regions) {
            List<Service> services = new ArrayList<>();
            for (RegionState region : regions) {
                for (Row<EndpointService> row : region.table(EndpointService.TABLE).all()) {
                    services.add(new Service(region, row));
                }
            }
            return new Published(List.copyOf(services));
        }
    }

    /**
     * The services of a name: one, or two where AWS has a gateway and interfaces for the same service.
     *
     * @throws AwsError {@code InvalidServiceName} for a name that nobody has, and for a service that the caller may not
     *     connect to (PrivateLink guide, "Configure an endpoint service", "Manage permissions")
     */
    static List<Row<ServiceOffer>> named(Call call, String name) {
        List<Row<ServiceOffer>> found = new ArrayList<>();
        for (Row<ServiceOffer> row : AwsServices.in(call.region().name())) {
            if (row.value().name().equals(name)) {
                found.add(row);
            }
        }
        String forbidden = null;
        for (Published.Service service : inRegion(call)) {
            if (service.row().value().name(service.home()).equals(name)) {
                if (mayConnect(call, service, false)) {
                    found.add(offer(call, service, FIRST_PLACE));
                } else {
                    forbidden = "account " + call.account() + " is no principal that " + service.row().id()
                            + " of account " + service.home().account()
                            + " allows: see ModifyVpcEndpointServicePermissions";
                }
            }
        }
        if (found.isEmpty()) {
            throw AwsError.of("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist")
                    .withHint(forbidden != null ? forbidden : "names of AWS's services look like "
                            + AwsServices.in(call.region().name()).get(0).value().name()
                            + "; DescribeVpcEndpointServices lists all that the fake knows");
        }
        return found;
    }

    /** All services that a caller finds without naming them: not those of others that are open to everybody. */
    static List<Row<ServiceOffer>> listed(Call call) {
        List<Row<ServiceOffer>> rows = new ArrayList<>(AwsServices.in(call.region().name()));
        long place = FIRST_PLACE;
        for (Published.Service service : inRegion(call)) {
            if (mayConnect(call, service, true)) {
                rows.add(offer(call, service, place));
            }
            place++;
        }
        return rows;
    }

    private static List<Published.Service> inRegion(Call call) {
        List<Published.Service> services = new ArrayList<>();
        for (Published.Service service : call.derived(Published.class, Published::in).services()) {
            if (service.home().name().equals(call.region().name())
                    && service.home().table(EndpointService.TABLE).isVisible(service.row())) {
                services.add(service);
            }
        }
        return services;
    }

    private static boolean mayConnect(Call call, Published.Service service, boolean byName) {
        if (service.home() == call.region()) {
            return true;
        }
        for (Row<ServicePermission> permission : service.home().table(ServicePermission.TABLE)
                .by(ServicePermission.BY_SERVICE, service.row().id())) {
            if (byName ? permission.value().names(call.account()) : permission.value().allows(call.account())) {
                return true;
            }
        }
        return false;
    }

    private static Row<ServiceOffer> offer(Call call, Published.Service published, long place) {
        EndpointService service = published.row().value();
        EndpointService.PrivateDns dns = service.privateDns();
        boolean verified = dns != null && dns.state().equals(EndpointService.PrivateDns.VERIFIED);
        var offer = new ServiceOffer(service.id(), service.name(published.home()), service.type(),
                published.home().account(), service.baseDnsName(published.home()), false,
                dns == null ? null : dns.name(), verified, false, service.acceptanceRequired(),
                service.ipAddressTypes(), service.ownerPays());
        boolean own = published.home() == call.region();
        return Row.ofCatalogue(offer, own ? published.row().tags() : Map.of(), place);
    }
}
