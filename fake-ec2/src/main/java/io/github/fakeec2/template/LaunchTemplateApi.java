package io.github.fakeec2.template;

import io.github.fakeec2.access.Callers;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Launch templates. */
@Simulates(family = "Launch templates")
final class LaunchTemplateApi {

    private static final SimulatedMembers MEMBERS = SimulatedMembers.of("CreateLaunchTemplate", "", "ClientToken",
            "DryRun", "LaunchTemplateData", "LaunchTemplateName", "TagSpecifications", "VersionDescription");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9().\\-/_]{3,128}");

    private final Call call;

    LaunchTemplateApi(Call call) {
        this.call = call;
    }

    @Limits("The launch parameters are not validated beyond user data and instance requirements; warnings are never "
            + "given.")
    CreateLaunchTemplateResponse createLaunchTemplate(CreateLaunchTemplateRequest request) {
        MEMBERS.requireNoOther(request);
        requireFreeName(Required.text("LaunchTemplateName", request.launchTemplateName()));
        RequestLaunchTemplateData data = TemplateData.required(request.launchTemplateData());
        Map<String, String> tags = tags(request.tagSpecifications());
        call.requireRoom(Quota.LAUNCH_TEMPLATES_PER_REGION, call.table(LaunchTemplate.TABLE).size(),
                "LaunchTemplateLimitExceeded", "launch templates");
        LaunchTemplate template = new LaunchTemplate(call.nextId(LaunchTemplate.TABLE), request.launchTemplateName(),
                Callers.arn(call), 1, 1, 1);
        Row<LaunchTemplate> row = call.table(LaunchTemplate.TABLE).insert(template, tags);
        new VersionMaker(call).insert(template, 1, request.versionDescription(), data);
        return CreateLaunchTemplateResponse.builder().launchTemplate(TemplateView.of(row)).build();
    }

    /** API reference, "Error codes", {@code InvalidLaunchTemplateName.MalformedException}. */
    private void requireFreeName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw AwsError.of("InvalidLaunchTemplateName.MalformedException", "The specified launch template name is "
                    + "invalid. A launch template name must be between 3 and 128 characters, and may contain letters, "
                    + "numbers, and the following characters: '-', '_', '.', '/', '(', and ')'.");
        }
        if (LaunchTemplates.named(call, name) != null) {
            throw AwsError.of("InvalidLaunchTemplateName.AlreadyExistsException",
                    "Launch template name already in use.");
        }
    }

    /** The text, quotation marks included, is one that users have seen. */
    private static Map<String, String> tags(List<TagSpecification> specifications) {
        for (TagSpecification specification : specifications) {
            if (specification != null && Required.isGiven(specification.resourceTypeAsString())
                    && !specification.resourceTypeAsString().equals(LaunchTemplate.TABLE.resourceType())) {
                throw AwsError.of("InvalidParameterValue", "The value for the ResourceType member of the "
                        + "TagSpecification request parameter must be \u2018launch-template\u2019. Verify the "
                        + "ResourceType and try again.")
                        .withHint("what a launch is to tag belongs into the tag specifications of the template's data");
            }
        }
        return TagRules.onCreate(specifications, LaunchTemplate.TABLE.resourceType());
    }

    DescribeLaunchTemplatesResponse describeLaunchTemplates(DescribeLaunchTemplatesRequest request) {
        Page<LaunchTemplate> page = TemplateListing.page(call, request);
        return DescribeLaunchTemplatesResponse.builder()
                .launchTemplates(page.map(TemplateView::of))
                .nextToken(page.nextToken())
                .build();
    }

    ModifyLaunchTemplateResponse modifyLaunchTemplate(ModifyLaunchTemplateRequest request) {
        LaunchTemplate template =
                LaunchTemplates.get(call, request.launchTemplateId(), request.launchTemplateName()).value();
        long number = Versions.number(Required.text("SetDefaultVersion", request.defaultVersion()));
        LaunchTemplates.version(call, template, Long.toString(number));
        Row<LaunchTemplate> row = call.table(LaunchTemplate.TABLE).update(template.withDefault(number));
        return ModifyLaunchTemplateResponse.builder().launchTemplate(TemplateView.of(row)).build();
    }

    DeleteLaunchTemplateResponse deleteLaunchTemplate(DeleteLaunchTemplateRequest request) {
        Row<LaunchTemplate> row =
                LaunchTemplates.get(call, request.launchTemplateId(), request.launchTemplateName());
        call.table(TemplateVersion.TABLE).deleteAll(TemplateVersion.BY_TEMPLATE, row.id());
        call.table(LaunchTemplate.TABLE).delete(row.id());
        return DeleteLaunchTemplateResponse.builder().launchTemplate(TemplateView.of(row)).build();
    }
}
