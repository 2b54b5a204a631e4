package io.github.fakeec2.benchmarks;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.AwsResponse;
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
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StateReason;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * What a response costs at the least: its objects, built through the SDK's builders out of values that are at hand. The
 * values are those of a response of the fake, and the result is compared with it, so that the floor builds what the
 * fake builds, no less and no more.
 */
final class Floor {

    private Floor() {
    }

    static DescribeInstancesResponse describe(DescribeInstancesResponse model) {
        List<Reservation> reservations = new ArrayList<>(model.reservations().size());
        for (Reservation reservation : model.reservations()) {
            reservations.add(Reservation.builder()
                    .reservationId(reservation.reservationId())
                    .ownerId(reservation.ownerId())
                    .groups(List.of())
                    .instances(instances(reservation.instances()))
                    .build());
        }
        var builder = DescribeInstancesResponse.builder().reservations(reservations);
        addMetadata(builder, model);
        return builder.build();
    }

    static RunInstancesResponse run(RunInstancesResponse model) {
        var builder = RunInstancesResponse.builder()
                .reservationId(model.reservationId())
                .ownerId(model.ownerId())
                .groups(List.of())
                .instances(instances(model.instances()));
        addMetadata(builder, model);
        return builder.build();
    }

    /** Returns the response that was rebuilt, after making sure that nothing is amiss. */
    static <T extends AwsResponse> T checked(T model, T rebuilt) {
        if (!rebuilt.equals(model) || !rebuilt.toString().equals(model.toString())) {
            throw new IllegalStateException("The floor does not build what the fake does:\n" + model + "\n" + rebuilt);
        }
        return rebuilt;
    }

    private static void addMetadata(AwsResponse.Builder builder, AwsResponse model) {
        builder.responseMetadata(model.responseMetadata());
        builder.sdkHttpResponse(model.sdkHttpResponse());
    }

    private static List<Instance> instances(List<Instance> models) {
        List<Instance> instances = new ArrayList<>(models.size());
        for (Instance model : models) {
            instances.add(instance(model));
        }
        return instances;
    }

    private static Instance instance(Instance model) {
        StateReason reason = model.stateReason();
        return Instance.builder()
                .instanceId(model.instanceId())
                .imageId(model.imageId())
                .state(InstanceState.builder().code(model.state().code()).name(model.state().nameAsString()).build())
                .stateReason(reason == null ? null
                        : StateReason.builder().code(reason.code()).message(reason.message()).build())
                .stateTransitionReason(model.stateTransitionReason())
                .instanceType(model.instanceTypeAsString())
                .amiLaunchIndex(model.amiLaunchIndex())
                .clientToken(model.clientToken())
                .productCodes(List.of())
                .launchTime(model.launchTime())
                .placement(Placement.builder()
                        .availabilityZone(model.placement().availabilityZone())
                        .groupName(model.placement().groupName())
                        .tenancy(model.placement().tenancyAsString())
                        .build())
                .monitoring(Monitoring.builder().state(model.monitoring().stateAsString()).build())
                .architecture(model.architectureAsString())
                .platformDetails(model.platformDetails())
                .usageOperation(model.usageOperation())
                .usageOperationUpdateTime(model.usageOperationUpdateTime())
                .bootMode(model.bootModeAsString())
                .currentInstanceBootMode(model.currentInstanceBootModeAsString())
                .ebsOptimized(model.ebsOptimized())
                .enaSupport(model.enaSupport())
                .hypervisor(model.hypervisorAsString())
                .virtualizationType(model.virtualizationTypeAsString())
                .rootDeviceName(model.rootDeviceName())
                .rootDeviceType(model.rootDeviceTypeAsString())
                .cpuOptions(CpuOptions.builder()
                        .coreCount(model.cpuOptions().coreCount())
                        .threadsPerCore(model.cpuOptions().threadsPerCore())
                        .build())
                .hibernationOptions(HibernationOptions.builder()
                        .configured(model.hibernationOptions().configured()).build())
                .enclaveOptions(EnclaveOptions.builder().enabled(model.enclaveOptions().enabled()).build())
                .capacityReservationSpecification(CapacityReservationSpecificationResponse.builder()
                        .capacityReservationPreference(
                                model.capacityReservationSpecification().capacityReservationPreferenceAsString())
                        .build())
                .metadataOptions(metadataOptions(model.metadataOptions()))
                .maintenanceOptions(InstanceMaintenanceOptions.builder()
                        .autoRecovery(model.maintenanceOptions().autoRecoveryAsString())
                        .rebootMigration(model.maintenanceOptions().rebootMigrationAsString()).build())
                .blockDeviceMappings(blockDevices(model.blockDeviceMappings()))
                .vpcId(model.vpcId())
                .subnetId(model.subnetId())
                .securityGroups(group(model.securityGroups().get(0)))
                .privateIpAddress(model.privateIpAddress())
                .privateDnsName(model.privateDnsName())
                .privateDnsNameOptions(privateDnsNameOptions(model.privateDnsNameOptions()))
                .publicIpAddress(model.publicIpAddress())
                .publicDnsName(model.publicDnsName())
                .sourceDestCheck(model.sourceDestCheck())
                .networkInterfaces(networkInterface(model.networkInterfaces().get(0)))
                .tags(tag(model.tags().get(0)))
                .build();
    }

    private static InstanceMetadataOptionsResponse metadataOptions(InstanceMetadataOptionsResponse model) {
        return InstanceMetadataOptionsResponse.builder()
                .state(model.stateAsString())
                .httpTokens(model.httpTokensAsString())
                .httpEndpoint(model.httpEndpointAsString())
                .httpPutResponseHopLimit(model.httpPutResponseHopLimit())
                .httpProtocolIpv6(model.httpProtocolIpv6AsString())
                .instanceMetadataTags(model.instanceMetadataTagsAsString())
                .build();
    }

    /** One, or none in the answer to a launch. */
    private static List<InstanceBlockDeviceMapping> blockDevices(List<InstanceBlockDeviceMapping> model) {
        return model.isEmpty() ? List.of() : List.of(blockDevice(model.get(0)));
    }

    private static InstanceBlockDeviceMapping blockDevice(InstanceBlockDeviceMapping model) {
        return InstanceBlockDeviceMapping.builder()
                .deviceName(model.deviceName())
                .ebs(EbsInstanceBlockDevice.builder()
                        .volumeId(model.ebs().volumeId())
                        .status(model.ebs().statusAsString())
                        .attachTime(model.ebs().attachTime())
                        .deleteOnTermination(model.ebs().deleteOnTermination())
                        .build())
                .build();
    }

    private static PrivateDnsNameOptionsResponse privateDnsNameOptions(PrivateDnsNameOptionsResponse model) {
        return PrivateDnsNameOptionsResponse.builder()
                .hostnameType(model.hostnameTypeAsString())
                .enableResourceNameDnsARecord(model.enableResourceNameDnsARecord())
                .enableResourceNameDnsAAAARecord(model.enableResourceNameDnsAAAARecord())
                .build();
    }

    private static InstanceNetworkInterface networkInterface(InstanceNetworkInterface model) {
        InstanceNetworkInterfaceAttachment attachment = model.attachment();
        InstanceNetworkInterfaceAssociation association = model.association() == null ? null
                : InstanceNetworkInterfaceAssociation.builder()
                        .ipOwnerId(model.association().ipOwnerId())
                        .publicIp(model.association().publicIp())
                        .publicDnsName(model.association().publicDnsName())
                        .build();
        return InstanceNetworkInterface.builder()
                .networkInterfaceId(model.networkInterfaceId())
                .ownerId(model.ownerId())
                .subnetId(model.subnetId())
                .vpcId(model.vpcId())
                .description(model.description())
                .macAddress(model.macAddress())
                .status(model.statusAsString())
                .interfaceType(model.interfaceType())
                .sourceDestCheck(model.sourceDestCheck())
                .privateIpAddress(model.privateIpAddress())
                .privateDnsName(model.privateDnsName())
                .association(association)
                .groups(group(model.groups().get(0)))
                .ipv6Addresses(List.of())
                .privateIpAddresses(InstancePrivateIpAddress.builder()
                        .primary(true)
                        .privateIpAddress(model.privateIpAddress())
                        .privateDnsName(model.privateDnsName())
                        .association(association)
                        .build())
                .attachment(InstanceNetworkInterfaceAttachment.builder()
                        .attachmentId(attachment.attachmentId())
                        .attachTime(attachment.attachTime())
                        .deviceIndex(attachment.deviceIndex())
                        .networkCardIndex(attachment.networkCardIndex())
                        .deleteOnTermination(attachment.deleteOnTermination())
                        .status(attachment.statusAsString())
                        .build())
                .build();
    }

    private static GroupIdentifier group(GroupIdentifier model) {
        return GroupIdentifier.builder().groupId(model.groupId()).groupName(model.groupName()).build();
    }

    private static Tag tag(Tag model) {
        return Tag.builder().key(model.key()).value(model.value()).build();
    }
}
