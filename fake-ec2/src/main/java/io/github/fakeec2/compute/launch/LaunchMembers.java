package io.github.fakeec2.compute.launch;

import io.github.fakeec2.query.SimulatedMembers;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The members of RunInstances, and of what is in it, that are simulated; a launch with any other is refused. */
final class LaunchMembers {

    private static final SimulatedMembers REQUEST = of("", "BlockDeviceMappings",
            "CapacityReservationSpecification", "ClientToken", "CpuOptions", "CreditSpecification", "DisableApiStop",
            "DisableApiTermination", "DryRun", "EbsOptimized", "ElasticGpuSpecification",
            "ElasticInferenceAccelerators", "EnclaveOptions", "HibernationOptions",
            "IamInstanceProfile", "ImageId", "InstanceInitiatedShutdownBehavior", "InstanceMarketOptions",
            "InstanceType", "Ipv6AddressCount", "Ipv6Addresses", "KernelId", "KeyName", "LaunchTemplate",
            "MaintenanceOptions", "MaxCount", "MetadataOptions", "MinCount", "Monitoring", "NetworkInterfaces",
            "NetworkPerformanceOptions", "Placement", "PrivateDnsNameOptions", "PrivateIpAddress", "RamdiskId",
            "SecurityGroupIds", "SecurityGroups", "SubnetId", "TagSpecifications", "UserData");

    private static final SimulatedMembers PLACEMENT =
            of("placement.", "Affinity", "AvailabilityZone", "AvailabilityZoneId", "GroupId", "GroupName", "HostId",
                    "PartitionNumber", "Tenancy");

    private static final SimulatedMembers INTERFACE = of("networkInterfaces.", "AssociatePublicIpAddress",
            "DeleteOnTermination", "Description", "DeviceIndex", "Groups", "InterfaceType", "Ipv4PrefixCount",
            "Ipv4Prefixes", "Ipv6AddressCount", "Ipv6Addresses", "Ipv6PrefixCount", "Ipv6Prefixes",
            "NetworkInterfaceId", "PrivateIpAddress", "PrivateIpAddresses", "SecondaryPrivateIpAddressCount",
            "SubnetId");

    private static final SimulatedMembers INTERFACE_IPV6 = of("networkInterfaces.ipv6Addresses.", "Ipv6Address");

    private static final SimulatedMembers IPV6 = of("ipv6Addresses.", "Ipv6Address");

    private static final SimulatedMembers DISK = of("blockDeviceMappings.ebs.", "DeleteOnTermination", "Encrypted",
            "Iops", "KmsKeyId", "SnapshotId", "Throughput", "VolumeInitializationRate", "VolumeSize", "VolumeType");

    private static final SimulatedMembers MARKET = of("instanceMarketOptions.", "MarketType", "SpotOptions");

    /** There are no Spot prices, so that no instance ever costs more than the most that a request would pay. */
    private static final SimulatedMembers SPOT = of("instanceMarketOptions.spotOptions.",
            "InstanceInterruptionBehavior", "MaxPrice", "SpotInstanceType", "ValidUntil");

    private static final SimulatedMembers CPU = of("cpuOptions.", "AmdSevSnp", "CoreCount", "ThreadsPerCore");

    private static final SimulatedMembers RESERVATION =
            of("capacityReservationSpecification.", "CapacityReservationPreference", "CapacityReservationTarget");

    private static final SimulatedMembers METADATA = of("metadataOptions.", "HttpEndpoint", "HttpProtocolIpv6",
            "HttpPutResponseHopLimit", "HttpTokens", "InstanceMetadataTags");

    private LaunchMembers() {
    }

    private static SimulatedMembers of(String path, String... simulated) {
        return SimulatedMembers.of("RunInstances", path, simulated);
    }

    static void requireSimulated(RunInstancesRequest request) {
        REQUEST.requireNoOther(request);
        PLACEMENT.requireNoOther(request.placement());
        CPU.requireNoOther(request.cpuOptions());
        RESERVATION.requireNoOther(request.capacityReservationSpecification());
        METADATA.requireNoOther(request.metadataOptions());
        if (request.instanceMarketOptions() != null) {
            MARKET.requireNoOther(request.instanceMarketOptions());
            SPOT.requireNoOther(request.instanceMarketOptions().spotOptions());
        }
        if (request.hasNetworkInterfaces()) {
            for (InstanceNetworkInterfaceSpecification specification : request.networkInterfaces()) {
                INTERFACE.requireNoOther(specification);
                if (specification != null && specification.hasIpv6Addresses()) {
                    specification.ipv6Addresses().forEach(INTERFACE_IPV6::requireNoOther);
                }
            }
        }
        if (request.hasIpv6Addresses()) {
            request.ipv6Addresses().forEach(IPV6::requireNoOther);
        }
        if (request.hasBlockDeviceMappings()) {
            for (BlockDeviceMapping mapping : request.blockDeviceMappings()) {
                DISK.requireNoOther(mapping == null ? null : mapping.ebs());
            }
        }
    }
}
