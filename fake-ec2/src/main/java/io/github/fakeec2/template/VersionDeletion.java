package io.github.fakeec2.template;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseErrorItem;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseSuccessItem;

/**
 * The deletion of versions, each for itself: what keeps one from being deleted, a template that does not exist
 * included, is said in the answer (API reference, ResponseError).
 */
final class VersionDeletion {

    private static final int MOST_VERSIONS = 200;

    /** The codes of a template's errors as the answer spells them (API reference, ResponseError, {@code Code}). */
    private static final Map<String, String> CODES = Map.of(
            "InvalidLaunchTemplateId.NotFound", "launchTemplateIdDoesNotExist",
            "InvalidLaunchTemplateId.Malformed", "launchTemplateIdMalformed",
            "InvalidLaunchTemplateName.NotFoundException", "launchTemplateNameDoesNotExist",
            "InvalidLaunchTemplateId.VersionNotFound", "launchTemplateVersionDoesNotExist");

    private final Call call;
    private final List<DeleteLaunchTemplateVersionsResponseSuccessItem> deleted = new ArrayList<>();
    private final List<DeleteLaunchTemplateVersionsResponseErrorItem> kept = new ArrayList<>();

    VersionDeletion(Call call) {
        this.call = call;
    }

    DeleteLaunchTemplateVersionsResponse delete(DeleteLaunchTemplateVersionsRequest request) {
        Set<Long> numbers = new LinkedHashSet<>();
        for (String version : Required.list("LaunchTemplateVersion", request.versions())) {
            numbers.add(Versions.number(version));
        }
        if (request.versions().size() > MOST_VERSIONS) {
            throw AwsError.of("InvalidParameterValue", "You can delete up to " + MOST_VERSIONS
                    + " launch template versions in a single request.");
        }
        try {
            LaunchTemplate template =
                    LaunchTemplates.get(call, request.launchTemplateId(), request.launchTemplateName()).value();
            numbers.forEach(number -> delete(template, number));
            updateLatest(template);
        } catch (AwsError e) {
            if (!CODES.containsKey(e.code())) {
                throw e;
            }
            numbers.forEach(number ->
                    keep(request.launchTemplateId(), request.launchTemplateName(), number, CODES.get(e.code()), e));
        }
        return DeleteLaunchTemplateVersionsResponse.builder()
                .successfullyDeletedLaunchTemplateVersions(deleted)
                .unsuccessfullyDeletedLaunchTemplateVersions(kept)
                .build();
    }

    private void delete(LaunchTemplate template, long number) {
        try {
            Row<TemplateVersion> row = LaunchTemplates.version(call, template, Long.toString(number));
            if (number == template.defaultVersion()) {
                throw AwsError.of("unexpectedError", "You can't delete the default version of a launch template; you "
                        + "must first assign a different version as the default.");
            }
            call.table(TemplateVersion.TABLE).delete(row.id());
            deleted.add(DeleteLaunchTemplateVersionsResponseSuccessItem.builder()
                    .launchTemplateId(template.id())
                    .launchTemplateName(template.name())
                    .versionNumber(number)
                    .build());
        } catch (AwsError e) {
            keep(template.id(), template.name(), number, CODES.getOrDefault(e.code(), e.code()), e);
        }
    }

    private void keep(String id, String name, long number, String code, AwsError why) {
        kept.add(DeleteLaunchTemplateVersionsResponseErrorItem.builder()
                .launchTemplateId(id)
                .launchTemplateName(name)
                .versionNumber(number)
                .responseError(error -> error.code(code).message(why.getMessage()))
                .build());
    }

    /** There is always a latest version, since the default one cannot be deleted. */
    private void updateLatest(LaunchTemplate template) {
        long latest = template.defaultVersion();
        for (Row<TemplateVersion> row
                : call.table(TemplateVersion.TABLE).by(TemplateVersion.BY_TEMPLATE, template.id())) {
            latest = Math.max(latest, row.value().number());
        }
        if (latest != template.latestVersion()) {
            call.table(LaunchTemplate.TABLE).update(template.withLatest(latest));
        }
    }
}
