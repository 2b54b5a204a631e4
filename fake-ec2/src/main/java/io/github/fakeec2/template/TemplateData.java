package io.github.fakeec2.template;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ec2.model.InstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMappingRequest;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/**
 * The launch parameters in a template. They "are not fully validated when you create the launch template" (EC2 user
 * guide, "Restrictions for Amazon EC2 launch templates"): what is wrong with them, launches find out.
 */
final class TemplateData {

    private static final int MOST_USER_DATA = 16_384;

    private TemplateData() {
    }

    /** The data of a new template: some there must be. The text has been seen. */
    static RequestLaunchTemplateData required(RequestLaunchTemplateData data) {
        if (!Pojos.isSet(data)) {
            throw AwsError.of("MissingParameter", "No launch template data was provided. Launch template data is "
                    + "required to create a launch template.");
        }
        return validated(data);
    }

    /** The little that AWS checks when it takes launch parameters into a template, and the data as it arrives there. */
    static RequestLaunchTemplateData validated(RequestLaunchTemplateData sent) {
        RequestLaunchTemplateData data =
                (RequestLaunchTemplateData) Pojos.converted(sent, RequestLaunchTemplateData.builder());
        requireUserData(data.userData());
        if (Pojos.isSet(data.instanceRequirements())) {
            requireComplete(data.instanceRequirements());
            if (Required.isGiven(data.instanceTypeAsString())) {
                throw AwsError.of("InvalidParameterCombination",
                        "The parameter instanceType cannot be used with the parameter instanceRequirements");
            }
        }
        return data;
    }

    /** User guide, "Run commands when you launch an EC2 instance with user data input". The codes have been seen. */
    private static void requireUserData(String base64) {
        if (base64 == null) {
            return;
        }
        byte[] raw;
        try {
            raw = Base64.getDecoder().decode(base64.replace("\r", "").replace("\n", ""));
        } catch (IllegalArgumentException e) {
            throw AwsError.of("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
        }
        if (raw.length > MOST_USER_DATA) {
            throw AwsError.of("InvalidUserData.Malformed", "User data is limited to " + MOST_USER_DATA + " bytes");
        }
    }

    /** API reference, InstanceRequirementsRequest: "you must specify VCpuCount and MemoryMiB", each with a Min. */
    private static void requireComplete(InstanceRequirementsRequest requirements) {
        if (requirements.vCpuCount() == null || requirements.vCpuCount().min() == null) {
            throw Required.missing("InstanceRequirements.VCpuCount.Min");
        }
        if (requirements.memoryMiB() == null || requirements.memoryMiB().min() == null) {
            throw Required.missing("InstanceRequirements.MemoryMiB.Min");
        }
        if (!requirements.allowedInstanceTypes().isEmpty() && !requirements.excludedInstanceTypes().isEmpty()) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter allowedInstanceTypes cannot be used with the parameter excludedInstanceTypes");
        }
    }

    /**
     * The data of a version that is based on another: what is specified overwrites, the rest is inherited, but for the
     * snapshots of block devices (API reference, CreateLaunchTemplateVersion, {@code SourceVersion}).
     */
    static RequestLaunchTemplateData based(RequestLaunchTemplateData own, RequestLaunchTemplateData source) {
        RequestLaunchTemplateData.Builder merged = source.toBuilder();
        if (source.hasBlockDeviceMappings()) {
            merged.blockDeviceMappings(withoutSnapshots(source.blockDeviceMappings()));
        }
        for (SdkField<?> field : own.sdkFields()) {
            Object value = field.getValueOrDefault(own);
            if (Pojos.isSet(value)) {
                field.set(merged, value);
            }
        }
        // Whoever now wants attributes wants the source's type no longer, and the other way round.
        if (Pojos.isSet(own.instanceRequirements()) && own.instanceTypeAsString() == null) {
            merged.instanceType((String) null);
        } else if (own.instanceTypeAsString() != null && !Pojos.isSet(own.instanceRequirements())) {
            merged.instanceRequirements((InstanceRequirementsRequest) null);
        }
        return merged.build();
    }

    private static List<LaunchTemplateBlockDeviceMappingRequest> withoutSnapshots(
            List<LaunchTemplateBlockDeviceMappingRequest> mappings) {
        List<LaunchTemplateBlockDeviceMappingRequest> without = new ArrayList<>(mappings.size());
        for (LaunchTemplateBlockDeviceMappingRequest mapping : mappings) {
            without.add(mapping == null || mapping.ebs() == null ? mapping : mapping.toBuilder()
                    .ebs(mapping.ebs().toBuilder().snapshotId(null).build()).build());
        }
        return without;
    }
}
