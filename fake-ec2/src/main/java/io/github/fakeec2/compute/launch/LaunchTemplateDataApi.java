package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.compute.view.InstanceView;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Volume;
import io.github.fakeec2.template.LaunchTemplates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.GetLaunchTemplateDataRequest;
import software.amazon.awssdk.services.ec2.model.GetLaunchTemplateDataResponse;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecification;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/** The launch parameters of instances that are there already. */
@Simulates(family = "Launch templates")
final class LaunchTemplateDataApi {

    private final Call call;

    LaunchTemplateDataApi(Call call) {
        this.call = call;
    }

    /** What an instance shows of itself under the name of a launch parameter is that parameter. */
    @Limits("As on EC2, the data names the interfaces and addresses of the instance, which no other can have too.")
    GetLaunchTemplateDataResponse getLaunchTemplateData(GetLaunchTemplateDataRequest request) {
        Row<Instance> row = call.table(Instance.TABLE).get(Required.text("InstanceId", request.instanceId()));
        ResponseLaunchTemplateData.Builder data = LaunchTemplates.data(InstanceView.of(row, call)).toBuilder();
        addSettings(row.value(), data);
        addTags(row.tags(), data);
        return GetLaunchTemplateDataResponse.builder()
                .launchTemplateData(data.blockDeviceMappings(disks(row.id())).networkInterfaces(interfaces(row.id()))
                        .build())
                .build();
    }

    private static void addSettings(Instance instance, ResponseLaunchTemplateData.Builder data) {
        Settings settings = instance.settings();
        data.monitoring(m -> m.enabled(settings.monitoring().equals("enabled")))
                .userData(settings.userData())
                .disableApiTermination(settings.protection().fromTermination())
                .disableApiStop(settings.protection().fromStop())
                .instanceInitiatedShutdownBehavior(settings.protection().shutdownBehavior());
        if (settings.machine().cpuCredits() != null) {
            data.creditSpecification(c -> c.cpuCredits(settings.machine().cpuCredits()));
        }
        if (instance.launch().spot()) {
            data.instanceMarketOptions(m -> m.marketType("spot"));
        }
    }

    /** The tags that a launch may set: AWS's own are not among them. */
    private static void addTags(Map<String, String> tags, ResponseLaunchTemplateData.Builder data) {
        Map<String, String> own = new LinkedHashMap<>(tags);
        own.keySet().removeIf(TagRules::isReserved);
        if (!own.isEmpty()) {
            data.tagSpecifications(LaunchTemplateTagSpecification.builder()
                    .resourceType("instance").tags(TagRules.toSdk(own)).build());
        }
    }

    private List<LaunchTemplateBlockDeviceMapping> disks(String instanceId) {
        List<LaunchTemplateBlockDeviceMapping> disks = new ArrayList<>();
        for (Row<Volume> row : Instances.volumes(call.region(), instanceId)) {
            Volume volume = row.value();
            disks.add(LaunchTemplateBlockDeviceMapping.builder()
                    .deviceName(volume.attachment().device())
                    .ebs(ebs -> ebs.deleteOnTermination(volume.attachment().deleteOnTermination())
                            .encrypted(volume.encrypted()).iops(volume.iops()).throughput(volume.throughput())
                            .snapshotId(volume.snapshotId()).volumeSize(volume.sizeGib())
                            .volumeType(volume.volumeType()))
                    .build());
        }
        return disks;
    }

    private List<LaunchTemplateInstanceNetworkInterfaceSpecification> interfaces(String instanceId) {
        List<LaunchTemplateInstanceNetworkInterfaceSpecification> interfaces = new ArrayList<>();
        for (Row<NetworkInterface> row : Instances.interfaces(call.region(), instanceId)) {
            interfaces.add(shown(row.value()));
        }
        return interfaces;
    }

    private static LaunchTemplateInstanceNetworkInterfaceSpecification shown(NetworkInterface eni) {
        List<PrivateIpAddressSpecification> addresses = new ArrayList<>();
        for (NetworkInterface.PrivateAddress address : eni.addresses()) {
            addresses.add(PrivateIpAddressSpecification.builder()
                    .primary(address.ip().equals(eni.privateIp())).privateIpAddress(address.ip()).build());
        }
        List<InstanceIpv6Address> ipv6 = new ArrayList<>();
        eni.ipv6Addresses().forEach(ip -> ipv6.add(InstanceIpv6Address.builder().ipv6Address(ip.toString()).build()));
        return LaunchTemplateInstanceNetworkInterfaceSpecification.builder()
                .networkInterfaceId(eni.id())
                .subnetId(eni.subnetId())
                .groups(eni.groupIds())
                .description(eni.description())
                .deviceIndex(eni.attachment().deviceIndex())
                .networkCardIndex(eni.attachment().networkCardIndex())
                .deleteOnTermination(eni.attachment().deleteOnTermination())
                .interfaceType(eni.interfaceType())
                .privateIpAddress(eni.privateIp())
                .privateIpAddresses(addresses)
                .ipv6Addresses(ipv6)
                .build();
    }
}
