package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.network.DefaultVpc;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.NetworkAcls;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.Subnet.Ipv6Association;
import io.github.fakeec2.network.Subnet.OnLaunch;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.SubnetCidrReservation;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpcs;
import io.github.fakeec2.query.Ranges;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;

/** How a subnet comes and goes. */
final class SubnetLife {

    private static final String OUT_OF_RANGE = "InvalidSubnet.Range";
    private static final String CONFLICT = "InvalidSubnet.Conflict";
    private static final String PENDING = "pending";
    private static final String AVAILABLE = "available";

    private final Call call;
    private final Table<Subnet> subnets;

    SubnetLife(Call call) {
        this.call = call;
        this.subnets = call.table(Subnet.TABLE);
    }

    /**
     * Makes a subnet.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterCombination}, {@code InvalidParameterValue},
     *     {@code InvalidSubnet.Range}, {@code InvalidSubnet.Conflict}, {@code SubnetLimitExceeded}
     */
    Row<Subnet> begin(CreateSubnetRequest request, Map<String, String> tags) {
        Vpc vpc = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).value();
        boolean ipv6Only = Boolean.TRUE.equals(request.ipv6Native());
        requireRanges(request, ipv6Only);
        Cidr cidr = ipv6Only ? null : Ranges.ipv4("cidrBlock", request.cidrBlock());
        ZoneFacts zone = zone(request.availabilityZone(), request.availabilityZoneId());
        if (cidr != null) {
            requireFree(vpc, cidr);
        }
        SubnetIpv6 ranges = new SubnetIpv6(call);
        Ipv6Association ipv6 =
                request.ipv6CidrBlock() == null ? null : ranges.associationOf(vpc, request.ipv6CidrBlock());
        return begin(new Subnet(call.nextId(Subnet.TABLE), vpc.id(), PENDING, zone.name(), zone.id(), cidr, ipv6,
                false, ipv6Only ? OnLaunch.IPV6_NATIVE : OnLaunch.PLAIN), tags);
    }

    private static void requireRanges(CreateSubnetRequest request, boolean ipv6Only) {
        if (ipv6Only && request.cidrBlock() != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter cidrBlock cannot be used with the parameter ipv6Native");
        }
        if (ipv6Only) {
            Required.text("ipv6CidrBlock", request.ipv6CidrBlock());
        } else if (request.cidrBlock() == null) {
            throw AwsError.of("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
        }
    }

    private void requireFree(Vpc vpc, Cidr cidr) {
        CidrRules.requireSize(cidr, OUT_OF_RANGE);
        if (vpc.cidrs().stream().noneMatch(range -> range.contains(cidr))) {
            throw CidrRules.invalid(OUT_OF_RANGE, cidr);
        }
        for (Row<Subnet> other : subnets.by(Subnet.BY_VPC, vpc.id())) {
            if (!other.value().ipv6Native() && other.value().cidr().overlaps(cidr)) {
                throw conflict(cidr, other);
            }
        }
    }

    static AwsError conflict(Object cidr, Row<Subnet> other) {
        return AwsError.of(CONFLICT, "The CIDR '" + cidr + "' conflicts with another subnet")
                .withHint("it conflicts with " + other.id());
    }

    /**
     * Makes the default subnet of a zone anew.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue} for an unknown zone, {@code
     *     DefaultVpcDoesNotExist}, {@code DefaultSubnetAlreadyExistsInAvailabilityZone}, {@code SubnetLimitExceeded}
     */
    Row<Subnet> beginDefault(CreateDefaultSubnetRequest request) {
        String zoneId = request.getValueForField("AvailabilityZoneId", String.class).orElse(null);
        if (zoneId == null) {
            Required.text("availabilityZone", request.availabilityZone());
        }
        ZoneFacts zone = zone(request.availabilityZone(), zoneId);
        Row<Vpc> vpc = Vpcs.defaultVpc(call);
        if (vpc == null) {
            throw AwsError.of("DefaultVpcDoesNotExist",
                    "There is no default VPC for this account in this region.");
        }
        Collection<Row<Subnet>> others = subnets.by(Subnet.BY_VPC, vpc.id());
        for (Row<Subnet> other : others) {
            if (other.value().defaultForAz() && other.value().zone().equals(zone.name())) {
                throw AwsError.of("DefaultSubnetAlreadyExistsInAvailabilityZone",
                        "'" + other.id() + "' is already the default subnet in " + zone.name() + ".");
            }
        }
        return begin(DefaultVpc.subnet(call.nextId(Subnet.TABLE), vpc.id(), PENDING, zone, freeDefault(others)),
                Map.of());
    }

    private static Cidr freeDefault(Collection<Row<Subnet>> others) {
        for (Cidr range : DefaultVpc.subnetRanges()) {
            if (others.stream().noneMatch(other -> !other.value().ipv6Native()
                    && other.value().cidr().overlaps(range))) {
                return range;
            }
        }
        throw AwsError.of("InsufficientFreeAddressesInVpc",
                "There is no free /20 CIDR block in the default VPC for a default subnet.");
    }

    private Row<Subnet> begin(Subnet subnet, Map<String, String> tags) {
        call.requireRoom(Quota.SUBNETS_PER_VPC, subnets.by(Subnet.BY_VPC, subnet.vpcId()).size(),
                "SubnetLimitExceeded", "subnets");
        Row<Subnet> row = subnets.insert(subnet, tags);
        NetworkAcls.guard(call, subnet);
        becomeAvailable(call, subnet.id());
        if (subnet.ipv6() != null) {
            SubnetIpv6.begin(call, subnet.ipv6().id());
        }
        return row;
    }

    /** Sets in motion that a subnet becomes available. */
    static void becomeAvailable(Call call, String id) {
        call.begin(Delay.VPC_CREATE, id + " available", later -> {
            Row<Subnet> row = later.table(Subnet.TABLE).find(id);
            if (row != null) {
                later.table(Subnet.TABLE).update(row.value().withState(AVAILABLE));
            }
        });
    }

    /** The zone that a request names by name or by AZ ID; any by chance where it names none. */
    private ZoneFacts zone(String name, String id) {
        RegionFacts region = RegionCatalog.find(call.region().name()).orElseThrow();
        if (name != null && id != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
        }
        if (name == null && id == null) {
            List<ZoneFacts> zones = region.zones();
            int any = call.region().random().nextInt(zones.size());
            return zones.get(any).isConstrained() ? zones.get((any + 1) % zones.size()) : zones.get(any);
        }
        Optional<ZoneFacts> zone = name == null ? region.zoneById(id) : region.zone(name);
        return zone.orElseThrow(() -> AwsError.invalidValue(
                name == null ? "availabilityZoneId" : "availabilityZone", name == null ? id : name,
                "Subnets can currently only be created in the following availability zones: " + region.zones().stream()
                        .map(name == null ? ZoneFacts::id : ZoneFacts::name).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Deletes a subnet with its CIDR reservations and its associations.
     *
     * @throws AwsError {@code DependencyViolation}
     */
    void end(Subnet subnet) {
        Dependencies.requireNone(call, Subnet.TABLE, "subnet", subnet.id());
        List<String> reservations = new ArrayList<>();
        for (Row<SubnetCidrReservation> row
                : call.table(SubnetCidrReservation.TABLE).by(SubnetCidrReservation.BY_SUBNET, subnet.id())) {
            reservations.add(row.id());
        }
        reservations.forEach(call.table(SubnetCidrReservation.TABLE)::delete);
        NetworkAcls.release(call, subnet.id());
        RouteTables.forgetSubnet(call, subnet.id());
        subnets.delete(subnet.id());
    }
}
