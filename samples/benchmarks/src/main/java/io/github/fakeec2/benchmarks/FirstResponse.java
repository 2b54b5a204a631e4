package io.github.fakeec2.benchmarks;

import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.CpuOptions;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.EbsInstanceBlockDevice;
import software.amazon.awssdk.services.ec2.model.EnclaveOptions;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.HibernationOptions;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceMaintenanceOptions;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.Monitoring;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StateReason;

/**
 * The floor of a cold start: an object of each model class that the fake's first response is made of, without values.
 * In a cold JVM the classes cost, not the values: each initializes a description of its members, two lambdas a member.
 */
final class FirstResponse {

    private FirstResponse() {
    }

    static DescribeInstancesResponse describe() {
        return DescribeInstancesResponse.builder().build();
    }

    static RunInstancesResponse run() {
        InstanceNetworkInterfaceAssociation association = InstanceNetworkInterfaceAssociation.builder().build();
        GroupIdentifier group = GroupIdentifier.builder().build();
        return RunInstancesResponse.builder()
                .instances(Instance.builder()
                        .state(InstanceState.builder().build())
                        .stateReason(StateReason.builder().build())
                        .placement(Placement.builder().build())
                        .monitoring(Monitoring.builder().build())
                        .cpuOptions(CpuOptions.builder().build())
                        .hibernationOptions(HibernationOptions.builder().build())
                        .enclaveOptions(EnclaveOptions.builder().build())
                        .capacityReservationSpecification(CapacityReservationSpecificationResponse.builder().build())
                        .metadataOptions(InstanceMetadataOptionsResponse.builder().build())
                        .maintenanceOptions(InstanceMaintenanceOptions.builder().build())
                        .blockDeviceMappings(InstanceBlockDeviceMapping.builder()
                                .ebs(EbsInstanceBlockDevice.builder().build())
                                .build())
                        .privateDnsNameOptions(PrivateDnsNameOptionsResponse.builder().build())
                        .securityGroups(group)
                        .networkInterfaces(InstanceNetworkInterface.builder()
                                .association(association)
                                .attachment(InstanceNetworkInterfaceAttachment.builder().build())
                                .groups(group)
                                .privateIpAddresses(InstancePrivateIpAddress.builder().association(association).build())
                                .build())
                        .build())
                .build();
    }
}
