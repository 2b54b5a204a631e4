package io.github.fakeec2.laws;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Launch templates with versions, for the laws to vary. */
final class TemplateScenario {

    private TemplateScenario() {
    }

    static void play(Ec2Client ec2, String imageId) {
        RequestLaunchTemplateData data = RequestLaunchTemplateData.builder()
                .imageId(imageId)
                .instanceType(InstanceType.T3_MICRO)
                .userData("ZWNobyBoaQ==")
                .blockDeviceMappings(d -> d.deviceName("/dev/xvda").ebs(e -> e.volumeSize(20)))
                .networkInterfaces(i -> i.deviceIndex(0).associatePublicIpAddress(true))
                .tagSpecifications(s -> s.resourceType(ResourceType.INSTANCE).tags(t -> t.key("a").value("b")))
                .metadataOptions(m -> m.httpTokens("required"))
                .build();
        String id = ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(data)
                .tagSpecifications(s -> s.resourceType("launch-template").tags(t -> t.key("a").value("b"))))
                .launchTemplate().launchTemplateId();
        for (int i = 0; i < 2; i++) {
            ec2.createLaunchTemplateVersion(r -> r.launchTemplateId(id).sourceVersion("$Latest")
                    .launchTemplateData(d -> d.instanceType(InstanceType.T3_SMALL)));
        }
        ec2.modifyLaunchTemplate(r -> r.launchTemplateName("web").defaultVersion("2"));
        ec2.deleteLaunchTemplateVersions(r -> r.launchTemplateName("web").versions("1", "2", "9"));
        String instance = ec2.runInstances(r -> r.minCount(1).maxCount(1)
                .launchTemplate(t -> t.launchTemplateId(id))).instances().get(0).instanceId();
        ec2.getLaunchTemplateData(r -> r.instanceId(instance));
        ec2.describeLaunchTemplates(r -> r.filters(f -> f.name("tag:a").values("b")));
        ec2.describeLaunchTemplateVersions(r -> r.launchTemplateId(id).minVersion("2")
                .filters(f -> f.name("instance-type").values("t3.*")));
        ec2.describeLaunchTemplateVersions(r -> r.versions("$Latest", "$Default").maxResults(1));
    }
}
