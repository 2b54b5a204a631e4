package io.github.fakeec2.storage;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;

/** What DescribeImages lists: the images of the region's table in order of creation, then the public ones. */
final class ImageListing {

    private static final Listing<Image> LISTING =
            new Listing<>(Image.TABLE, () -> ImageFilters.ALL, PageRules.lowerCase("imageIdsSet", 1, 1_000));

    private ImageListing() {
    }

    static Page<Image> page(Call call, DescribeImagesRequest request) {
        boolean byId = !request.imageIds().isEmpty();
        List<Row<Image>> rows = byId ? named(call, request.imageIds()) : all(call);
        if (!request.owners().isEmpty() || !request.executableUsers().isEmpty()) {
            ImageScope scope = new ImageScope(call.account(), request.owners(), request.executableUsers());
            rows.removeIf(row -> !scope.contains(row.value()));
        }
        return LISTING.page(rows, call.region(), byId, request.filters(), request.maxResults(), request.nextToken());
    }

    /** The images with the ids, each once, in the order of the request; one error names all ids that are unknown. */
    private static List<Row<Image>> named(Call call, List<String> ids) {
        List<Row<Image>> rows = new ArrayList<>(ids.size());
        Set<String> unknown = new LinkedHashSet<>();
        String hint = null;
        for (String id : new LinkedHashSet<>(ids)) {
            try {
                rows.add(Images.row(call, id));
            } catch (AwsError e) {
                if (!e.code().endsWith(".NotFound")) {
                    throw e;
                }
                unknown.add(id);
                hint = e.hint();
            }
        }
        if (!unknown.isEmpty()) {
            throw Image.TABLE.notFound(unknown).withHint(hint);
        }
        return rows;
    }

    private static List<Row<Image>> all(Call call) {
        List<Row<Image>> rows = new ArrayList<>();
        for (Row<Image> row : call.table(Image.TABLE).visible(0)) {
            // The rows of public images are there for their tags alone: to tag an image does not move it.
            if (PublicImages.find(row.id()) == null && !row.value().stateName().equals(Image.DEREGISTERED)) {
                rows.add(row);
            }
        }
        for (Row<Image> row : PublicImages.all()) {
            rows.add(Images.row(call, row.id()));
        }
        return rows;
    }
}
