package io.github.fakeec2.template;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;

/** What DescribeLaunchTemplateVersions lists, the newest version first. */
final class VersionListing {

    private static final Listing<TemplateVersion> LISTING =
            new Listing<>(TemplateVersion.TABLE, () -> VersionFilters.ALL, TemplateListing.RULES);

    private VersionListing() {
    }

    static Page<TemplateVersion> page(Call call, DescribeLaunchTemplateVersionsRequest request) {
        return LISTING.newestFirst(rows(call, request), call.region(), request.filters(), request.maxResults(),
                request.nextToken());
    }

    private static Collection<Row<TemplateVersion>> rows(Call call, DescribeLaunchTemplateVersionsRequest request) {
        boolean ofAll = !Required.isGiven(request.launchTemplateId())
                && !Required.isGiven(request.launchTemplateName()) && !request.versions().isEmpty();
        return ofAll ? ofAllTemplates(call, request.versions()) : ofOneTemplate(call, request);
    }

    private static Set<Row<TemplateVersion>> ofAllTemplates(Call call, List<String> versions) {
        Set<Row<TemplateVersion>> rows = new LinkedHashSet<>();
        for (String version : versions) {
            if (!Versions.LATEST.equals(version) && !Versions.DEFAULT.equals(version)) {
                throw AwsError.invalidValue("launchTemplateVersion", version, "To describe the versions of all launch "
                        + "templates, the valid values are " + Versions.LATEST + " and " + Versions.DEFAULT + ".");
            }
            for (Row<LaunchTemplate> template : call.table(LaunchTemplate.TABLE).visible(0)) {
                rows.add(LaunchTemplates.version(call, template.value(), version));
            }
        }
        return rows;
    }

    private static Set<Row<TemplateVersion>> ofOneTemplate(Call call, DescribeLaunchTemplateVersionsRequest request) {
        LaunchTemplate template =
                LaunchTemplates.get(call, request.launchTemplateId(), request.launchTemplateName()).value();
        Set<Row<TemplateVersion>> rows = new LinkedHashSet<>();
        for (String version : request.versions()) {
            rows.add(LaunchTemplates.version(call, template, version));
        }
        if (request.versions().isEmpty()) {
            rows.addAll(call.table(TemplateVersion.TABLE).by(TemplateVersion.BY_TEMPLATE, template.id()));
        }
        long min = Required.isGiven(request.minVersion()) ? Versions.number(request.minVersion()) : 0;
        long max = Required.isGiven(request.maxVersion()) ? Versions.number(request.maxVersion()) : Long.MAX_VALUE;
        rows.removeIf(row -> row.value().number() < min || row.value().number() > max);
        return rows;
    }
}
