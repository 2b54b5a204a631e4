package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.Slice;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionRequest;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionResponse;

/** Makes, lists, changes and deletes prefix lists. */
@Simulates(family = "Managed prefix lists")
final class PrefixListApi {

    private static final PrefixListListing MANAGED = new PrefixListListing(() -> PrefixListFilters.MANAGED,
            PageRules.upperCase("PrefixListIds", 1, 100), false);
    private static final PrefixListListing OF_SERVICES = new PrefixListListing(() -> PrefixListFilters.OF_SERVICES,
            PageRules.upperCase("PrefixListId", 1, 1000), true);
    private static final PageRules ENTRIES = PageRules.upperCase("PrefixListId", 1, 100);
    private static final PageRules ASSOCIATIONS = PageRules.upperCase("PrefixListId", 5, 255);

    private static final SimulatedMembers MODIFIED = SimulatedMembers.of("ModifyManagedPrefixList", "", "DryRun",
            "PrefixListId", "CurrentVersion", "PrefixListName", "AddEntries", "RemoveEntries", "MaxEntries");

    private final Call call;

    PrefixListApi(Call call) {
        this.call = call;
    }

    CreateManagedPrefixListResponse createManagedPrefixList(CreateManagedPrefixListRequest request) {
        String name = PrefixListEntries.requireName(Required.text("prefixListName", request.prefixListName()));
        if (request.maxEntries() == null) {
            throw Required.missing("maxEntries");
        }
        boolean ipv6 = PrefixListEntries.readFamily(Required.text("addressFamily", request.addressFamily()));
        int size = PrefixListEntries.requireSize(call, request.maxEntries());
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), PrefixList.TABLE.resourceType());
        PrefixList empty = new PrefixList(call.nextId(PrefixList.TABLE), name, call.account(), ipv6, size,
                "create-in-progress", null, List.of(new PrefixList.Version(1, List.of())));
        List<PrefixList.Entry> entries = PrefixListEntries.change(empty, request.entries(), List.of());
        Row<PrefixList> row = new PrefixListLife(call)
                .begin(empty.withVersions(List.of(new PrefixList.Version(1, entries))), tags);
        return CreateManagedPrefixListResponse.builder().prefixList(PrefixListView.of(row, call.region())).build();
    }

    @Limits("A name changes at once; IPAM does not keep prefix lists up to date.")
    ModifyManagedPrefixListResponse modifyManagedPrefixList(ModifyManagedPrefixListRequest request) {
        MODIFIED.requireNoOther(request);
        PrefixList list = PrefixListListing.own(call, Required.text("prefixListId", request.prefixListId()));
        PrefixListLife.requireAtRest(list);
        requireVersion(list, request.currentVersion());
        boolean otherEntries = !request.addEntries().isEmpty() || !request.removeEntries().isEmpty();
        if (otherEntries && request.maxEntries() != null) {
            throw AwsError.of("InvalidParameterCombination", "You cannot modify the entries of a prefix list and modify"
                    + " the size of a prefix list at the same time.");
        }
        if (!otherEntries && request.maxEntries() == null && request.prefixListName() == null) {
            throw AwsError.of("MissingParameter", "The request must contain at least one of prefixListName, maxEntries,"
                    + " addEntries, removeEntries");
        }
        Row<PrefixList> row = modify(list, otherEntries, request);
        return ModifyManagedPrefixListResponse.builder().prefixList(PrefixListView.of(row, call.region())).build();
    }

    private Row<PrefixList> modify(PrefixList list, boolean otherEntries, ModifyManagedPrefixListRequest request) {
        PrefixList renamed = request.prefixListName() == null ? list : list.withName(
                PrefixListEntries.requireName(Required.text("prefixListName", request.prefixListName())));
        PrefixListLife life = new PrefixListLife(call);
        if (otherEntries) {
            return life.change(renamed, "modify",
                    PrefixListEntries.change(list, request.addEntries(), request.removeEntries()));
        }
        if (request.maxEntries() != null) {
            int size = PrefixListEntries.requireSize(call, request.maxEntries());
            PrefixListEntries.requireFit(list.entries(), size);
            return life.resize(renamed, size);
        }
        return call.table(PrefixList.TABLE).update(renamed.in("modify-complete", null));
    }

    RestoreManagedPrefixListVersionResponse restoreManagedPrefixListVersion(
            RestoreManagedPrefixListVersionRequest request) {
        PrefixList list = PrefixListListing.own(call, Required.text("prefixListId", request.prefixListId()));
        if (request.previousVersion() == null) {
            throw Required.missing("previousVersion");
        }
        if (request.currentVersion() == null) {
            throw Required.missing("currentVersion");
        }
        PrefixListLife.requireAtRest(list);
        requireVersion(list, request.currentVersion());
        List<PrefixList.Entry> entries = version(list, request.previousVersion()).entries();
        Row<PrefixList> row = new PrefixListLife(call)
                .change(list, "restore", PrefixListEntries.requireFit(entries, list.maxEntries()));
        return RestoreManagedPrefixListVersionResponse.builder()
                .prefixList(PrefixListView.of(row, call.region())).build();
    }

    private static void requireVersion(PrefixList list, Long number) {
        if (number != null && number != list.version()) {
            throw AwsError.of("PrefixListVersionMismatch", "The prefix list has the incorrect version number.")
                    .withHint("the current version of " + list.id() + " is " + list.version());
        }
    }

    private static PrefixList.Version version(PrefixList list, long number) {
        for (PrefixList.Version version : list.versions()) {
            if (version.number() == number) {
                return version;
            }
        }
        throw AwsError.of("InvalidParameterValue",
                "The prefix list (" + list.id() + ") does not have the version " + number + ".");
    }

    DeleteManagedPrefixListResponse deleteManagedPrefixList(DeleteManagedPrefixListRequest request) {
        PrefixList list = PrefixListListing.own(call, Required.text("prefixListId", request.prefixListId()));
        Row<PrefixList> row = new PrefixListLife(call).end(list);
        return DeleteManagedPrefixListResponse.builder().prefixList(PrefixListView.of(row, call.region())).build();
    }

    @Limits("Lists the account's own prefix lists and those of AWS; none is shared by other accounts.")
    DescribeManagedPrefixListsResponse describeManagedPrefixLists(DescribeManagedPrefixListsRequest request) {
        Page<PrefixList> page = MANAGED.page(call, request.prefixListIds(), request.filters(), request.maxResults(),
                request.nextToken());
        return DescribeManagedPrefixListsResponse.builder()
                .prefixLists(page.map(row -> PrefixListView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("The ranges are of AWS's, but only a part of them.")
    DescribePrefixListsResponse describePrefixLists(DescribePrefixListsRequest request) {
        Page<PrefixList> page = OF_SERVICES.page(call, request.prefixListIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribePrefixListsResponse.builder()
                .prefixLists(page.map(PrefixListView::ofService))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("The entries of AWS's own lists are of AWS's ranges, but only a part of them.")
    GetManagedPrefixListEntriesResponse getManagedPrefixListEntries(GetManagedPrefixListEntriesRequest request) {
        PrefixList list = PrefixLists.get(call, Required.text("prefixListId", request.prefixListId())).value();
        long number = request.targetVersion() == null ? list.version() : request.targetVersion();
        Slice<PrefixList.Entry> page = Slice.of(version(list, number).entries(), list.id() + "/" + number, ENTRIES,
                request.maxResults(), request.nextToken());
        return GetManagedPrefixListEntriesResponse.builder()
                .entries(page.items().stream().map(PrefixListView::entry).toList())
                .nextToken(page.nextToken())
                .build();
    }

    GetManagedPrefixListAssociationsResponse getManagedPrefixListAssociations(
            GetManagedPrefixListAssociationsRequest request) {
        String id = PrefixLists.get(call, Required.text("prefixListId", request.prefixListId())).id();
        Slice<String> page = Slice.of(new PrefixListUse(call, id).resources(), id, ASSOCIATIONS,
                request.maxResults(), request.nextToken());
        return GetManagedPrefixListAssociationsResponse.builder()
                .prefixListAssociations(page.items().stream().map(resource -> PrefixListAssociation.builder()
                        .resourceId(resource).resourceOwner(call.account()).build()).toList())
                .nextToken(page.nextToken())
                .build();
    }
}
