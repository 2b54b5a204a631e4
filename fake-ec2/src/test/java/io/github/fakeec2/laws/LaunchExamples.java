package io.github.fakeec2.laws;

import io.github.fakeec2.Amis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For each member of RunInstances that is simulated, what a value of it changes in EC2's answers. */
final class LaunchExamples {

    /**
     * A launch that differs from another in one member.
     *
     * @param path of the member
     * @param context the other members of both launches, but for those of a plain one
     * @param text what EC2 answers about the launch with the member only
     * @param removes that it is the other way round: EC2 answers it about the launch without the member only
     */
    record Example(String path, Object value, Map<String, Object> context, String text, boolean removes) {

        @Override
        public String toString() {
            return path + "=" + value;
        }
    }

    static final List<Example> EXAMPLES = new ArrayList<>();

    private static final String SPOT = "InstanceMarketOptions.SpotOptions.";
    private static final String RESERVATION = "CapacityReservationSpecification.";
    private static final String DISK = "BlockDeviceMappings.";
    private static final String CARD = "NetworkInterfaces.";

    static {
        machine();
        disks();
        network();
        place();
        options();
        market();
        ofThePast();
    }

    private LaunchExamples() {
    }

    private static void machine() {
        shows("ImageId", Amis.AMAZON_LINUX_2, "ImageId=" + Amis.AMAZON_LINUX_2);
        shows("InstanceType", "m5.xlarge", "InstanceType=m5.xlarge");
        shows("MinCount", 60, "InsufficientCapacityOnHost: ", "MaxCount", 60, "Placement.Tenancy", "host",
                "Placement.HostId", "{host}");
        shows("MaxCount", 3, "AmiLaunchIndex=2");
        shows("KeyName", "key", "KeyName=key");
        shows("ClientToken", "token", "ClientToken=token");
        shows("DryRun", true, "DryRunOperation: ");
        shows("UserData", "aGk=", "UserData=AttributeValue(Value=aGk=)");
        shows("EbsOptimized", true, "EbsOptimized=true");
        shows("LaunchTemplate.LaunchTemplateId", "{template}", "Key=aws:ec2launchtemplate:id, Value={template}");
        shows("LaunchTemplate.LaunchTemplateName", "template",
                "Key=aws:ec2launchtemplate:id, Value={template}");
        shows("LaunchTemplate.Version", "2", "Key=aws:ec2launchtemplate:version, Value=2",
                "LaunchTemplate.LaunchTemplateName", "template");
        shows("TagSpecifications.ResourceType", "volume", "Key=team, Value=a", "TagSpecifications.Tags.Key", "team",
                "TagSpecifications.Tags.Value", "a");
        shows("TagSpecifications.Tags.Key", "team", "Key=team", "TagSpecifications.ResourceType", "instance",
                "TagSpecifications.Tags.Value", "a");
        shows("TagSpecifications.Tags.Value", "a", "Value=a", "TagSpecifications.ResourceType", "instance",
                "TagSpecifications.Tags.Key", "team");
        shows("IamInstanceProfile.Arn", "arn:aws:iam::{account}:instance-profile/web/key", ":instance-profile/");
        shows("IamInstanceProfile.Name", "key", ":instance-profile/");
    }

    private static void disks() {
        shows(DISK + "DeviceName", "/dev/sdg", "Device=/dev/sdg", DISK + "Ebs.VolumeSize", 9);
        shows(DISK + "VirtualName", "ephemeral0", "instance store: ", DISK + "DeviceName", "/dev/sdb",
                "InstanceType", "c3.large");
        removes(DISK + "NoDevice", "", "Device=/dev/sdf", DISK + "DeviceName", "/dev/sdf", DISK + "Ebs.VolumeSize", 9);
        disk("DeleteOnTermination", false, "DeleteOnTermination=false", DISK + "Ebs.VolumeSize", 9);
        disk("Encrypted", true, "Encrypted=true", DISK + "Ebs.VolumeSize", 9);
        disk("Iops", 4000, "Iops=4000", DISK + "Ebs.VolumeSize", 9, DISK + "Ebs.VolumeType", "gp3");
        disk("KmsKeyId", "mine", ":key/mine", DISK + "Ebs.VolumeSize", 9, DISK + "Ebs.Encrypted", true);
        disk("SnapshotId", "{snapshot}", "SnapshotId={snapshot}", DISK + "Ebs.VolumeSize", 9);
        disk("Throughput", 250, "Throughput=250", DISK + "Ebs.VolumeSize", 9, DISK + "Ebs.VolumeType", "gp3");
        disk("VolumeInitializationRate", 123, "VolumeInitializationRate=123", DISK + "Ebs.SnapshotId", "{snapshot}");
        disk("VolumeSize", 9, "Size=9");
        disk("VolumeType", "st1", "VolumeType=st1", DISK + "Ebs.VolumeSize", 500);
    }

    private static void network() {
        shows("SubnetId", "{subnet}", "SubnetId={subnet}");
        shows("SecurityGroupIds", "{group}", "GroupId={group}");
        shows("SecurityGroups", "web", "GroupId={group}");
        shows("PrivateIpAddress", "{ipv4}", "PrivateIpAddress={ipv4}", "SubnetId", "{subnet}");
        shows("Ipv6AddressCount", 1, "Ipv6Address=2", "SubnetId", "{subnet}");
        shows("Ipv6Addresses.Ipv6Address", "{ipv6}", "Ipv6Address={ipv6}", "SubnetId", "{subnet}");
        removes(CARD + "AssociatePublicIpAddress", false, "PublicIp=", CARD + "DeviceIndex", 0);
        card("DeleteOnTermination", false, "DeleteOnTermination=false");
        card("Description", "the first", "Description=the first");
        shows(CARD + "DeviceIndex", 0, "DeviceIndex=0", CARD + "Description", "the first");
        card("Groups", "{group}", "GroupId={group}");
        card("Ipv4PrefixCount", 1, "Ipv4Prefix=");
        card("Ipv4Prefixes.Ipv4Prefix", "{ipv4Prefix}", "Ipv4Prefix={ipv4Prefix}");
        card("Ipv6AddressCount", 1, "Ipv6Address=2");
        card("Ipv6Addresses.Ipv6Address", "{ipv6}", "Ipv6Address={ipv6}");
        card("Ipv6PrefixCount", 1, "Ipv6Prefix=");
        card("Ipv6Prefixes.Ipv6Prefix", "{ipv6Prefix}", "Ipv6Prefix={ipv6Prefix}");
        shows(CARD + "NetworkInterfaceId", "{interface}", "NetworkInterfaceId={interface}", CARD + "DeviceIndex", 0);
        card("PrivateIpAddress", "{ipv4}", "PrivateIpAddress={ipv4}");
        card("PrivateIpAddresses.PrivateIpAddress", "{ipv4}", "PrivateIpAddress={ipv4}");
        removes(CARD + "PrivateIpAddresses.Primary", true, "Primary=false", CARD + "DeviceIndex", 0,
                CARD + "SubnetId", "{subnet}", CARD + "PrivateIpAddresses.PrivateIpAddress", "{ipv4}");
        card("SecondaryPrivateIpAddressCount", 1, "Primary=false");
        shows(CARD + "SubnetId", "{subnet}", "SubnetId={subnet}", CARD + "DeviceIndex", 0);
        shows("NetworkPerformanceOptions.BandwidthWeighting", "vpc-1", "BandwidthWeighting=vpc-1",
                "ImageId", Amis.AMAZON_LINUX_2023_ARM64, "InstanceType", "m8g.large");
        shows("PrivateDnsNameOptions.HostnameType", "resource-name", "HostnameType=resource-name");
        shows("PrivateDnsNameOptions.EnableResourceNameDnsARecord", true, "EnableResourceNameDnsARecord=true");
        shows("PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord", true, "EnableResourceNameDnsAAAARecord=true",
                "SubnetId", "{subnet}");
    }

    private static void place() {
        shows("Placement.AvailabilityZone", "us-east-1b", "AvailabilityZone=us-east-1b");
        shows("Placement.AvailabilityZoneId", "use1-az6", "AvailabilityZoneId=use1-az6");
        shows("Placement.Tenancy", "dedicated", "Tenancy=dedicated");
        shows("Placement.HostId", "{host}", "HostId={host}", "Placement.Tenancy", "host");
        shows("Placement.Affinity", "host", "Affinity=host", "Placement.Tenancy", "host",
                "Placement.HostId", "{host}");
        shows("Placement.GroupId", "{placementGroup}", "GroupName=parts");
        shows("Placement.GroupName", "parts", "GroupName=parts");
        shows("Placement.PartitionNumber", 3, "PartitionNumber=3", "Placement.GroupName", "parts");
        shows(RESERVATION + "CapacityReservationPreference", "none", "CapacityReservationPreference=none");
        shows(RESERVATION + "CapacityReservationTarget.CapacityReservationId", "{reservation}",
                "CapacityReservationId={reservation}");
    }

    private static void options() {
        shows("CpuOptions.CoreCount", 2, "CoreCount=2", "InstanceType", "m5.2xlarge", "CpuOptions.ThreadsPerCore", 2);
        shows("CpuOptions.ThreadsPerCore", 1, "ThreadsPerCore=1", "CpuOptions.CoreCount", 1);
        shows("CpuOptions.AmdSevSnp", "enabled", "AmdSevSnp=enabled", "InstanceType", "m6a.large");
        shows("CreditSpecification.CpuCredits", "standard", "CpuCredits=standard", "InstanceType", "t3.micro");
        shows("DisableApiStop", true, "DisableApiStop=AttributeBooleanValue(Value=true)");
        shows("DisableApiTermination", true, "DisableApiTermination=AttributeBooleanValue(Value=true)");
        shows("EnclaveOptions.Enabled", true, "EnclaveOptions(Enabled=true)", "InstanceType", "m5.xlarge");
        shows("HibernationOptions.Configured", true, "HibernationOptions(Configured=true)",
                DISK + "DeviceName", "/dev/xvda", DISK + "Ebs.Encrypted", true, DISK + "Ebs.VolumeSize", 30);
        shows("InstanceInitiatedShutdownBehavior", "terminate", "AttributeValue(Value=terminate)");
        shows("MaintenanceOptions.AutoRecovery", "disabled", "AutoRecovery=disabled");
        shows("MetadataOptions.HttpEndpoint", "disabled", "HttpEndpoint=disabled");
        shows("MetadataOptions.HttpProtocolIpv6", "enabled", "HttpProtocolIpv6=enabled");
        shows("MetadataOptions.HttpPutResponseHopLimit", 5, "HttpPutResponseHopLimit=5");
        shows("MetadataOptions.HttpTokens", "optional", "HttpTokens=optional");
        shows("MetadataOptions.InstanceMetadataTags", "enabled", "InstanceMetadataTags=enabled");
        shows("Monitoring.Enabled", true, "Monitoring(State=enabled)");
    }

    private static void market() {
        shows("InstanceMarketOptions.MarketType", "spot", "InstanceLifecycle=spot");
        spot("InstanceInterruptionBehavior", "hibernate", "InstanceInterruptionBehavior=hibernate",
                SPOT + "SpotInstanceType", "persistent");
        spot("MaxPrice", "0.05", "SpotPrice=0.050000");
        spot("SpotInstanceType", "persistent", "Type=persistent", SPOT + "InstanceInterruptionBehavior", "stop");
        spot("ValidUntil", Instant.parse("2099-01-01T00:00:00Z"), "ValidUntil=2099-01-01T00:00:00Z",
                SPOT + "InstanceInterruptionBehavior", "stop", SPOT + "SpotInstanceType", "persistent");
    }

    /** What AWS itself refuses by now. */
    private static void ofThePast() {
        shows("KernelId", "aki-12345678", "InvalidParameterCombination: The parameter kernelId");
        shows("RamdiskId", "ari-12345678", "InvalidParameterCombination: The parameter ramdiskId");
        shows("ElasticGpuSpecification.Type", "eg1.medium", "Amazon Elastic Graphics is no longer available");
        shows("ElasticInferenceAccelerators.Type", "eia1.medium", "Amazon Elastic Inference is no longer available");
        shows("ElasticInferenceAccelerators.Count", 1, "Amazon Elastic Inference is no longer available");
    }

    private static void disk(String member, Object value, String text, Object... context) {
        shows(DISK + "Ebs." + member, value, text, also(context, DISK + "DeviceName", "/dev/sdf"));
    }

    private static void card(String member, Object value, String text, Object... context) {
        shows(CARD + member, value, text, also(context, CARD + "DeviceIndex", 0, CARD + "SubnetId", "{subnet}"));
    }

    private static void spot(String member, Object value, String text, Object... context) {
        shows(SPOT + member, value, text, also(context, "InstanceMarketOptions.MarketType", "spot"));
    }

    private static Object[] also(Object[] context, Object... more) {
        List<Object> all = new ArrayList<>(List.of(context));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static void shows(String path, Object value, String text, Object... context) {
        EXAMPLES.add(new Example(path, value, paired(context), text, false));
    }

    private static void removes(String path, Object value, String text, Object... context) {
        EXAMPLES.add(new Example(path, value, paired(context), text, true));
    }

    private static Map<String, Object> paired(Object... pairs) {
        Map<String, Object> members = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put((String) pairs[i], pairs[i + 1]);
        }
        return members;
    }
}
