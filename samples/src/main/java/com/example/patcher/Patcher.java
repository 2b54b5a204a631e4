package com.example.patcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Rolls a patched image through a fleet that is launched from a launch template: a new version of the template, then
 * one instance after another, each of which goes only when the one that replaces it passes its status checks. When one
 * does not, the rest of the fleet stays as it is, and so does the template's default version.
 */
public final class Patcher {

    /** The tag that EC2 itself puts on instances that come from a launch template. */
    private static final String VERSION_TAG = "aws:ec2launchtemplate:version";
    private static final String TEMPLATE_TAG = "aws:ec2launchtemplate:id";

    private final Ec2Client ec2;
    private final Duration patience;

    /**
     * @param patience how long an instance may take to pass its status checks
     */
    public Patcher(Ec2Client ec2, Duration patience) {
        this.ec2 = ec2;
        this.patience = patience;
    }

    /** Patches all running instances of a template. */
    public Patch patch(String templateName, String imageId) {
        var version = ec2.createLaunchTemplateVersion(r -> r.launchTemplateName(templateName).sourceVersion("$Latest")
                .versionDescription("image " + imageId).launchTemplateData(d -> d.imageId(imageId)))
                .launchTemplateVersion();
        String number = Long.toString(version.versionNumber());
        List<String> replaced = new ArrayList<>();
        for (Instance old : outdated(version.launchTemplateId(), number)) {
            String replacement = launchLike(old, version.launchTemplateId(), number);
            if (!becomesHealthy(replacement)) {
                ec2.terminateInstances(r -> r.instanceIds(replacement));
                return new Patch(version.versionNumber(), replaced, old.instanceId());
            }
            ec2.terminateInstances(r -> r.instanceIds(old.instanceId()));
            replaced.add(old.instanceId());
        }
        ec2.modifyLaunchTemplate(r -> r.launchTemplateId(version.launchTemplateId()).defaultVersion(number));
        return new Patch(version.versionNumber(), replaced, null);
    }

    private List<Instance> outdated(String templateId, String newest) {
        return ec2.describeInstancesPaginator(r -> r.filters(
                        f -> f.name("tag:" + TEMPLATE_TAG).values(templateId),
                        f -> f.name("instance-state-name").values("running")))
                .reservations().stream().flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> !instance.tags().contains(tag(VERSION_TAG, newest)))
                .toList();
    }

    private String launchLike(Instance old, String templateId, String version) {
        return ec2.runInstances(r -> r
                        .launchTemplate(t -> t.launchTemplateId(templateId).version(version))
                        .subnetId(old.subnetId()).minCount(1).maxCount(1))
                .instances().get(0).instanceId();
    }

    private boolean becomesHealthy(String instanceId) {
        try {
            ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instanceId),
                    waiting -> waiting.waitTimeout(patience));
            return true;
        } catch (SdkClientException tooLate) {
            return false;
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
