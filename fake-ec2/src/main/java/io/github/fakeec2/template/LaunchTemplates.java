package io.github.fakeec2.template;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Launch templates for those that launch from them. */
public final class LaunchTemplates {

    private static final String ID_TAG = "aws:ec2launchtemplate:id";
    private static final String VERSION_TAG = "aws:ec2launchtemplate:version";

    private LaunchTemplates() {
    }

    /**
     * A version of a launch template that a request has named in one way or another.
     *
     * @param id the template's id
     * @param name the template's name
     * @param version the version's number
     * @param data the launch parameters; the AMI may still be a {@code resolve:ssm:} reference
     */
    public record Resolved(String id, String name, long version, RequestLaunchTemplateData data) {
    }

    /**
     * The version that a specification names: the default one where it names none.
     *
     * @throws AwsError {@code MissingParameter} or {@code InvalidParameterCombination} unless it has either an id or a
     *     name, the errors of the template's id and name, {@code InvalidLaunchTemplateId.VersionNotFound}
     */
    public static Resolved resolve(Call call, LaunchTemplateSpecification specification) {
        LaunchTemplate template =
                get(call, specification.launchTemplateId(), specification.launchTemplateName()).value();
        TemplateVersion version = version(call, template,
                Required.isGiven(specification.version()) ? specification.version() : Versions.DEFAULT).value();
        return new Resolved(template.id(), template.name(), version.number(), version.data());
    }

    /**
     * A launch with the parameters of the template that it names under its own. The template that the result names is
     * pinned down by id and number; the same request if it names none.
     *
     * @throws AwsError the errors of {@link #resolve}, {@code UnsupportedOperation} for a template with instance
     *     requirements, which fleets alone launch (API reference, RequestLaunchTemplateData)
     */
    public static RunInstancesRequest merged(Call call, RunInstancesRequest request) {
        if (request.launchTemplate() == null) {
            return request;
        }
        Resolved template = resolve(call, request.launchTemplate());
        if (Pojos.isSet(template.data().instanceRequirements())) {
            throw AwsError.of("UnsupportedOperation", "The launch template " + template.id() + " version "
                    + template.version() + " specifies InstanceRequirements, which RunInstances does not support.");
        }
        return Overlay.lay(request, launch(template.data())).toBuilder()
                .launchTemplate(LaunchTemplateSpecification.builder()
                        .launchTemplateId(template.id()).version(Long.toString(template.version())).build())
                .build();
    }

    /** A launch with the parameters of a template and no others. */
    public static RunInstancesRequest launch(RequestLaunchTemplateData data) {
        return (RunInstancesRequest) Pojos.converted(data, RunInstancesRequest.builder());
    }

    /** The data of a template out of the members of another object, such as an instance, that are launch parameters. */
    public static ResponseLaunchTemplateData data(SdkPojo object) {
        return (ResponseLaunchTemplateData) Pojos.converted(object, ResponseLaunchTemplateData.builder());
    }

    /**
     * The tags of an instance that a template has launched: those of the launch and, first, the two by which AWS says
     * which template it was (EC2 user guide, "Launch EC2 instances using a launch template").
     *
     * @param template as {@link #merged} leaves it in the request, or null
     * @param tags the tags that the launch gives to the instance
     */
    public static Map<String, String> tagged(LaunchTemplateSpecification template, Map<String, String> tags) {
        if (template == null) {
            return tags;
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put(ID_TAG, template.launchTemplateId());
        all.put(VERSION_TAG, template.version());
        all.putAll(tags);
        return Collections.unmodifiableMap(all);
    }

    // ---- for the operations on templates

    /** The template that a request names by id or by name. */
    static Row<LaunchTemplate> get(Call call, String id, String name) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("launchTemplateId", Required.isGiven(id) ? id : null);
        given.put("launchTemplateName", Required.isGiven(name) ? name : null);
        if (Required.oneOf(given).equals("launchTemplateId")) {
            return call.table(LaunchTemplate.TABLE).get(id);
        }
        Row<LaunchTemplate> row = named(call, name);
        if (row == null || !call.table(LaunchTemplate.TABLE).isVisible(row)) {
            throw AwsError.of("InvalidLaunchTemplateName.NotFoundException",
                    "The specified launch template, with template name " + name + ", does not exist.");
        }
        return row;
    }

    /** The template of a name, visible to callers yet or not, or null. */
    static Row<LaunchTemplate> named(Call call, String name) {
        for (Row<LaunchTemplate> row : call.table(LaunchTemplate.TABLE).by(LaunchTemplate.BY_NAME, name)) {
            return row;
        }
        return null;
    }

    /**
     * A version of a template.
     *
     * @param selector a number, {@code $Latest} or {@code $Default}
     * @throws AwsError {@code InvalidLaunchTemplateId.VersionNotFound}
     */
    static Row<TemplateVersion> version(Call call, LaunchTemplate template, String selector) {
        long number = Versions.numberIn(template, selector);
        Row<TemplateVersion> row = find(call, template, number);
        if (row == null) {
            throw AwsError.of("InvalidLaunchTemplateId.VersionNotFound", "Could not find the specified version "
                    + number + " for the launch template with ID " + template.id() + ".")
                    .withHint("the default version is " + template.defaultVersion() + ", the latest "
                            + template.latestVersion());
        }
        return row;
    }

    /** The version with a number, or null. */
    static Row<TemplateVersion> find(Call call, LaunchTemplate template, long number) {
        return call.table(TemplateVersion.TABLE).find(TemplateVersion.idOf(template.id(), number));
    }
}
