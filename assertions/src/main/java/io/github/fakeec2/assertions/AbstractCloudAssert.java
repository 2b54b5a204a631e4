package io.github.fakeec2.assertions;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.Endpoint;
import java.time.Duration;

/**
 * The way from a cloud, or a client, to its resources. To name a resource reads nothing and cannot fail.
 *
 * @param <SELF> the type of the concrete assertions
 */
public abstract class AbstractCloudAssert<SELF extends AbstractCloudAssert<SELF>> extends AbstractEc2Assert<SELF> {

    AbstractCloudAssert(Scope scope) {
        super(scope);
    }

    /**
     * Gives the assertions that follow time to come true: virtual time passes from event to event until they hold,
     * in all at most as long as given from now. {@code Duration.ZERO} takes the patience back.
     *
     * <pre>{@code
     * assertThat(cloud).within(Duration.ofMinutes(5)).instance(id).isRunning();
     * }</pre>
     *
     * @throws IllegalArgumentException if the duration is null or negative
     * @throws IllegalStateException if there is no fake cloud behind the client, and so no virtual time
     */
    public abstract SELF within(Duration duration);

    /** Goes on to an instance. */
    public InstanceAssert instance(String id) {
        Inputs.requiredText(id, "instance id");
        return navigate(new InstanceAssert(scope(), () -> id));
    }

    /**
     * Goes on to all instances, without those that are shutting down or terminated: EC2 shows these for an hour, and
     * they are no part of a fleet any more. See {@link InstancesAssert#includingTerminated()}.
     */
    public InstancesAssert instances() {
        return navigate(InstancesAssert.all(scope()));
    }

    /** Goes on to a volume. */
    public VolumeAssert volume(String id) {
        Inputs.requiredText(id, "volume id");
        return navigate(new VolumeAssert(scope(), () -> id));
    }

    /** Goes on to all volumes. */
    public VolumesAssert volumes() {
        return navigate(VolumesAssert.all(scope()));
    }

    /** Goes on to a network interface. */
    public NetworkInterfaceAssert networkInterface(String id) {
        Inputs.requiredText(id, "network interface id");
        return navigate(new NetworkInterfaceAssert(scope(), () -> id));
    }

    /** Goes on to a security group. A name must be unique among the VPCs. */
    public SecurityGroupAssert securityGroup(String idOrName) {
        Inputs.requiredText(idOrName, "security group");
        return navigate(new SecurityGroupAssert(scope(), () -> idOrName));
    }

    /** Goes on to an image. */
    public ImageAssert image(String id) {
        Inputs.requiredText(id, "image id");
        return navigate(new ImageAssert(scope(), () -> id));
    }

    /** Goes on to a key pair. */
    public KeyPairAssert keyPair(String name) {
        Inputs.requiredText(name, "key name");
        return navigate(new KeyPairAssert(scope(), () -> name));
    }

    /**
     * Goes on to who can be reached from somewhere.
     *
     * <pre>{@code
     * assertThat(cloud).from(web).to(db).onTcp(5432).isReachable();
     * }</pre>
     *
     * @param source the id of an instance or network interface, or an IP address; or the id of a subnet, VPC or
     *     security group for all that has a network interface there
     */
    public SourceAssert from(String source) {
        return navigate(new SourceAssert(scope(), End.named(source)));
    }

    /** Goes on to who can be reached from the internet, whatever address in it. */
    public SourceAssert fromInternet() {
        return navigate(new SourceAssert(scope(), End.of("the internet", Endpoint.internet())));
    }

    /** Goes on to who can be reached from one address in the internet. */
    public SourceAssert fromInternet(String address) {
        return navigate(new SourceAssert(scope(), End.of(address, Endpoint.internet(IpAddress.parse(address)))));
    }

    /** Goes on to an Elastic IP address, by its allocation id or by the address itself. */
    public AddressAssert address(String allocationIdOrIp) {
        Inputs.requiredText(allocationIdOrIp, "allocation id or address");
        return navigate(new AddressAssert(scope(), () -> allocationIdOrIp));
    }

    /** Goes on to a NAT gateway. */
    public NatGatewayAssert natGateway(String id) {
        Inputs.requiredText(id, "NAT gateway id");
        return navigate(new NatGatewayAssert(scope(), () -> id));
    }

    /** Goes on to a route table. */
    public RouteTableAssert routeTable(String id) {
        Inputs.requiredText(id, "route table id");
        return navigate(new RouteTableAssert(scope(), () -> id));
    }

    /** Goes on to a subnet. */
    public SubnetAssert subnet(String id) {
        Inputs.requiredText(id, "subnet id");
        return navigate(new SubnetAssert(scope(), () -> id));
    }

    /** Goes on to a launch template. */
    public LaunchTemplateAssert launchTemplate(String idOrName) {
        Inputs.requiredText(idOrName, "launch template");
        return navigate(new LaunchTemplateAssert(scope(), () -> idOrName));
    }

    /** Goes on to a placement group. */
    public PlacementGroupAssert placementGroup(String name) {
        Inputs.requiredText(name, "placement group");
        return navigate(new PlacementGroupAssert(scope(), () -> name));
    }

    /** Goes on to a Capacity Reservation. */
    public CapacityReservationAssert capacityReservation(String id) {
        Inputs.requiredText(id, "Capacity Reservation id");
        return navigate(new CapacityReservationAssert(scope(), () -> id));
    }

    /** Goes on to a VPC. */
    public VpcAssert vpc(String id) {
        Inputs.requiredText(id, "VPC id");
        return navigate(new VpcAssert(scope(), () -> id));
    }
}
