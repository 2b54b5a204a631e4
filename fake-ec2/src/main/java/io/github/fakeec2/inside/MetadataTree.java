package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Launch;
import io.github.fakeec2.compute.Site;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Volume;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the metadata of an instance says, by path below the version (EC2 user guide, "Instance metadata
 * categories"). What an instance does not have is not there.
 */
final class MetadataTree {

    /** Where the one public key is listed, which is not where a directory would list it. */
    static final String KEY_NAME = " key";

    private static final String META_DATA = "meta-data/";

    private final Call call;
    private final Row<Instance> row;
    private final Instance instance;
    private final SortedMap<String, String> tree = new TreeMap<>();

    private MetadataTree(Call call, Row<Instance> row) {
        this.call = call;
        this.row = row;
        this.instance = row.value();
    }

    static SortedMap<String, String> of(Call call, Row<Instance> row) {
        MetadataTree tree = new MetadataTree(call, row);
        tree.addLaunch();
        tree.addDevices();
        tree.addNetwork();
        tree.addPlacement();
        tree.addTags();
        Notices.add(call, row, tree::put);
        RoleMetadata.add(call, row, tree::put);
        tree.addDynamic();
        return tree.tree;
    }

    private void addDynamic() {
        tree.put("dynamic/fws/instance-monitoring",
                instance.monitoring().equals("enabled") ? "enabled" : "disabled");
        tree.put("dynamic/instance-identity/document", IdentityDocument.of(call, row));
        if (instance.settings().userData() != null) {
            tree.put("user-data", ""); // so that it is listed; see MetadataPath.isUserData
        }
    }

    private void addLaunch() {
        Launch launch = instance.launch();
        put("ami-id", launch.image().id());
        put("ami-launch-index", String.valueOf(launch.launchIndex()));
        put("ami-manifest-path", "(unknown)"); // as for every image that is backed by EBS
        put("instance-id", instance.id());
        put("instance-life-cycle", launch.spot() ? "spot" : "on-demand");
        put("instance-type", instance.typeName());
        put("profile", "default-hvm");
        put("reservation-id", launch.reservationId());
        put("system", instance.type().hypervisor().filter("xen"::equals).isPresent() ? "xen" : "nitro");
        if (launch.publicKey() != null) {
            tree.put(KEY_NAME, "0=" + launch.keyName());
            put("public-keys/0/openssh-key", launch.publicKey());
        }
    }

    /** NVMe disks of the instance store are not mapped, and so not here. */
    private void addDevices() {
        put("block-device-mapping/root", instance.launch().image().rootDeviceName());
        put("block-device-mapping/ami", instance.launch().image().rootDeviceName());
        int number = 1;
        for (Row<Volume> volume : Instances.volumes(call.region(), instance.id())) {
            String device = volume.value().attachment().device();
            boolean inTime = !volume.value().attachment().attachTime().isAfter(instance.launchedAt());
            if (inTime && !device.equals(instance.launch().image().rootDeviceName())) {
                put("block-device-mapping/ebs" + number++, device.replaceFirst("^/dev/", ""));
            }
        }
        for (Disk disk : Disk.of(call, instance)) {
            if (disk.volumeId() == null && !instance.type().nvmeDisks()) {
                put("block-device-mapping/ephemeral" + disk.number(), disk.device().replaceFirst("^/dev/", ""));
            }
        }
    }

    private void addNetwork() {
        for (Row<NetworkInterface> eni : Instances.interfaces(call.region(), instance.id())) {
            InterfaceMetadata.add(call, eni.value(), hostName(eni.value()), this::put);
        }
        Row<NetworkInterface> primary = Instances.primaryInterface(call.region(), instance.id());
        if (primary == null) {
            return;
        }
        NetworkInterface eni = primary.value();
        put("hostname", hostName(eni));
        put("local-hostname", hostName(eni));
        put("local-ipv4", eni.privateIp());
        put("mac", eni.macAddress());
        put("security-groups", String.join("\n", SecurityGroups.namesOf(call.region(), eni.groupIds())));
        put("public-ipv4", eni.publicIp());
        put("public-hostname", emptyToNull(NetworkInterfaces.publicDnsName(call.region(), eni)));
        put("ipv6", eni.ipv6Addresses().isEmpty() ? null : eni.ipv6Addresses().get(0).toString());
    }

    /** EC2 user guide, "EC2 instance hostnames and domains": after the address or after the instance's id. */
    private String hostName(NetworkInterface eni) {
        String name = NetworkInterfaces.privateDnsName(call, eni.privateIp());
        return instance.settings().dnsNaming().hostnameType().equals("resource-name") && eni.attachment().isPrimary()
                ? instance.id() + name.substring(name.indexOf('.')) : name;
    }

    private void addPlacement() {
        Site site = instance.site();
        put("placement/availability-zone", site.zone());
        put("placement/availability-zone-id", site.zoneId());
        put("placement/region", call.region().name());
        if (site.placement() != null) {
            put("placement/group-name", site.placement().groupName());
            put("placement/host-id", site.placement().hostId());
            put("placement/partition-number",
                    site.placement().partition() == null ? null : site.placement().partition().toString());
        }
        put("services/domain", call.region().name().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com");
        put("services/partition", partition());
    }

    private String partition() {
        String region = call.region().name();
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private void addTags() {
        if (instance.settings().metadata().instanceMetadataTags().equals("enabled")) {
            row.tags().forEach((key, value) -> put("tags/instance/" + key, value));
        }
    }

    private void put(String path, String content) {
        if (content != null) {
            tree.put(META_DATA + path, content);
        }
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
