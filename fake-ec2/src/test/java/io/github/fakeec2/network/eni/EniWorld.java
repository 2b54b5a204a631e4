package io.github.fakeec2.network.eni;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** A cloud, and what tests about interfaces and addresses say of it all the time. */
final class EniWorld implements AutoCloseable {

    final FakeCloud cloud;
    final Ec2Client ec2;
    final String subnet;

    private EniWorld(FakeCloud cloud) {
        this.cloud = cloud;
        this.ec2 = cloud.ec2();
        this.subnet = subnetIn("us-east-1a");
    }

    static EniWorld settled() {
        return new EniWorld(FakeCloud.create());
    }

    static EniWorld manual() {
        return new EniWorld(FakeCloud.builder().time(TimeFlow.MANUAL).build());
    }

    @Override
    public void close() {
        cloud.close();
    }

    static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    String subnetIn(String zone) {
        return ec2.describeSubnets(r -> r.filters(filter("availability-zone", zone))).subnets().get(0).subnetId();
    }

    String vpc() {
        return ec2.describeVpcs().vpcs().get(0).vpcId();
    }

    /** Launches an instance into {@link #subnet} and returns its id. */
    String launch() {
        return launch(r -> r.subnetId(subnet));
    }

    String launch(Consumer<RunInstancesRequest.Builder> change) {
        return ec2.runInstances(r -> {
            r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1);
            change.accept(r);
        }).instances().get(0).instanceId();
    }

    Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    /** The id of the one interface of an instance. */
    String interfaceOf(String instance) {
        return instance(instance).networkInterfaces().get(0).networkInterfaceId();
    }

    NetworkInterface eni(String id) {
        return ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(id)).networkInterfaces().get(0);
    }

    String create() {
        return create(r -> { });
    }

    String create(Consumer<CreateNetworkInterfaceRequest.Builder> change) {
        return ec2.createNetworkInterface(r -> {
            r.subnetId(subnet);
            change.accept(r);
        }).networkInterface().networkInterfaceId();
    }

    String allocate() {
        return ec2.allocateAddress(r -> { }).allocationId();
    }

    Address address(String allocation) {
        return ec2.describeAddresses(r -> r.allocationIds(allocation)).addresses().get(0);
    }

    int freeAddresses() {
        return ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0).availableIpAddressCount();
    }
}
