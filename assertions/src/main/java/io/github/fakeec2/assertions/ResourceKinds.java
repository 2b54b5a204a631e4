package io.github.fakeec2.assertions;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.CapacityReservation;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PlacementGroup;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The kinds of resources that there are assertions on. */
final class ResourceKinds {

    static final ResourceKind<Instance> INSTANCE = new ResourceKind<>("instance", Instance::instanceId,
            instance -> facts(instance.instanceTypeAsString(), instance.subnetId()), ResourceKinds::stateOf,
            Instance::tags,
            (ec2, id) -> ec2.describeInstances(r -> r.instanceIds(id)).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream()).toList(),
            ec2 -> ec2.describeInstancesPaginator(r -> { }).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream()).toList());

    static final ResourceKind<Volume> VOLUME = new ResourceKind<>("volume", Volume::volumeId,
            volume -> facts(volume.volumeTypeAsString(), volume.size() + " GiB", volume.availabilityZone()),
            Volume::stateAsString, Volume::tags,
            (ec2, id) -> ec2.describeVolumes(r -> r.volumeIds(id)).volumes(),
            ec2 -> ec2.describeVolumesPaginator(r -> { }).volumes().stream().toList());

    static final ResourceKind<NetworkInterface> NETWORK_INTERFACE = new ResourceKind<>("network interface",
            NetworkInterface::networkInterfaceId,
            eni -> facts(eni.privateIpAddress(), eni.subnetId()), NetworkInterface::statusAsString,
            NetworkInterface::tagSet,
            (ec2, id) -> ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(id)).networkInterfaces(),
            ec2 -> ec2.describeNetworkInterfacesPaginator(r -> { }).networkInterfaces().stream().toList());

    static final ResourceKind<SecurityGroup> SECURITY_GROUP = new ResourceKind<>("security group",
            SecurityGroup::groupId, group -> facts(group.groupName(), group.vpcId()), group -> null,
            SecurityGroup::tags,
            (ec2, idOrName) -> ec2.describeSecurityGroups(r -> {
                if (idOrName.startsWith("sg-")) { // EC2 allows no group name to begin so
                    r.groupIds(idOrName);
                } else {
                    r.filters(Filter.builder().name("group-name").values(escaped(idOrName)).build());
                }
            }).securityGroups(),
            ec2 -> ec2.describeSecurityGroupsPaginator(r -> { }).securityGroups().stream().toList());

    static final ResourceKind<Image> IMAGE = new ResourceKind<>("image", Image::imageId,
            image -> facts(image.name(), image.architectureAsString()), Image::stateAsString, Image::tags,
            (ec2, id) -> ec2.describeImages(r -> r.imageIds(id)).images(),
            ec2 -> ec2.describeImagesPaginator(r -> r.owners("self")).images().stream().toList());

    static final ResourceKind<KeyPairInfo> KEY_PAIR = new ResourceKind<>("key pair", KeyPairInfo::keyPairId,
            key -> facts(key.keyName(), key.keyTypeAsString()), key -> null, KeyPairInfo::tags,
            (ec2, name) -> ec2.describeKeyPairs(r -> r.keyNames(name)).keyPairs(),
            ec2 -> ec2.describeKeyPairs(r -> { }).keyPairs());

    static final ResourceKind<Subnet> SUBNET = new ResourceKind<>("subnet", Subnet::subnetId,
            subnet -> facts(subnet.cidrBlock(), subnet.availabilityZone(), subnet.vpcId()), Subnet::stateAsString,
            Subnet::tags,
            (ec2, id) -> ec2.describeSubnets(r -> r.subnetIds(id)).subnets(),
            ec2 -> ec2.describeSubnetsPaginator(r -> { }).subnets().stream().toList());

    static final ResourceKind<Vpc> VPC = new ResourceKind<>("VPC", Vpc::vpcId,
            vpc -> facts(vpc.cidrBlock(), Boolean.TRUE.equals(vpc.isDefault()) ? "default" : null),
            Vpc::stateAsString, Vpc::tags,
            (ec2, id) -> ec2.describeVpcs(r -> r.vpcIds(id)).vpcs(),
            ec2 -> ec2.describeVpcsPaginator(r -> { }).vpcs().stream().toList());

    static final ResourceKind<Address> ADDRESS = new ResourceKind<>("Elastic IP address", Address::allocationId,
            address -> facts(address.publicIp(), address.instanceId()), address -> null, Address::tags,
            (ec2, idOrIp) -> ec2.describeAddresses(r -> {
                if (idOrIp.startsWith("eipalloc-")) {
                    r.allocationIds(idOrIp);
                } else {
                    r.publicIps(idOrIp);
                }
            }).addresses(),
            ec2 -> ec2.describeAddresses(r -> { }).addresses());

    static final ResourceKind<NatGateway> NAT_GATEWAY = new ResourceKind<>("NAT gateway", NatGateway::natGatewayId,
            nat -> facts(nat.subnetId(), nat.vpcId(), nat.failureCode()), NatGateway::stateAsString, NatGateway::tags,
            (ec2, id) -> ec2.describeNatGateways(r -> r.natGatewayIds(id)).natGateways(),
            ec2 -> ec2.describeNatGatewaysPaginator(r -> { }).natGateways().stream().toList());

    static final ResourceKind<RouteTable> ROUTE_TABLE = new ResourceKind<>("route table", RouteTable::routeTableId,
            table -> facts(Routes.isMain(table) ? "main" : null, table.vpcId()), table -> null, RouteTable::tags,
            (ec2, id) -> ec2.describeRouteTables(r -> r.routeTableIds(id)).routeTables(),
            ec2 -> ec2.describeRouteTablesPaginator(r -> { }).routeTables().stream().toList());

    static final ResourceKind<LaunchTemplate> LAUNCH_TEMPLATE = new ResourceKind<>("launch template",
            LaunchTemplate::launchTemplateId,
            template -> facts(template.launchTemplateName(), "default version " + template.defaultVersionNumber(),
                    "latest " + template.latestVersionNumber()), template -> null, LaunchTemplate::tags,
            (ec2, idOrName) -> ec2.describeLaunchTemplates(r -> {
                if (idOrName.startsWith("lt-")) {
                    r.launchTemplateIds(idOrName);
                } else {
                    r.filters(Filter.builder().name("launch-template-name").values(escaped(idOrName)).build());
                }
            }).launchTemplates(),
            ec2 -> ec2.describeLaunchTemplatesPaginator(r -> { }).launchTemplates().stream().toList());

    static final ResourceKind<PlacementGroup> PLACEMENT_GROUP = new ResourceKind<>("placement group",
            PlacementGroup::groupId, group -> facts(group.groupName(), group.strategyAsString()),
            PlacementGroup::stateAsString, PlacementGroup::tags,
            (ec2, name) -> ec2.describePlacementGroups(r -> r.filters(
                    Filter.builder().name("group-name").values(escaped(name)).build())).placementGroups(),
            ec2 -> ec2.describePlacementGroups(r -> { }).placementGroups());

    static final ResourceKind<CapacityReservation> CAPACITY_RESERVATION = new ResourceKind<>("Capacity Reservation",
            CapacityReservation::capacityReservationId,
            reservation -> facts(reservation.instanceType(), reservation.availabilityZone(),
                    reservation.availableInstanceCount() + " of " + reservation.totalInstanceCount() + " available"),
            CapacityReservation::stateAsString, CapacityReservation::tags,
            (ec2, id) -> ec2.describeCapacityReservations(r -> r.capacityReservationIds(id)).capacityReservations(),
            ec2 -> ec2.describeCapacityReservationsPaginator(r -> { }).capacityReservations().stream().toList());

    private ResourceKinds() {
    }

    static String stateOf(Instance instance) {
        return instance.state() == null ? null : instance.state().nameAsString();
    }

    private static String facts(String... facts) {
        return Stream.of(facts).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    /** A name as a filter value that matches nothing but this name. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
}
