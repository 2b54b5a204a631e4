package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.Delay;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class PrefixListTest {

    private static final String ABSENT = "pl-0123456789abcdef0";

    private static String create(Ec2Client ec2, String name, int size, String... cidrs) {
        return ec2.createManagedPrefixList(r -> r.prefixListName(name).addressFamily("IPv4").maxEntries(size)
                .entries(added(cidrs))).prefixList().prefixListId();
    }

    private static List<AddPrefixListEntry> added(String... cidrs) {
        return List.of(cidrs).stream().map(cidr -> AddPrefixListEntry.builder().cidr(cidr).build()).toList();
    }

    private static RemovePrefixListEntry removed(String cidr) {
        return RemovePrefixListEntry.builder().cidr(cidr).build();
    }

    private static ManagedPrefixList get(Ec2Client ec2, String id) {
        return ec2.describeManagedPrefixLists(r -> r.prefixListIds(id)).prefixLists().get(0);
    }

    private static List<String> cidrs(Ec2Client ec2, String id, Long version) {
        return ec2.getManagedPrefixListEntries(r -> r.prefixListId(id).targetVersion(version)).entries().stream()
                .map(PrefixListEntry::cidr).toList();
    }

    private static IpPermission https(String listId) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(443).toPort(443)
                .prefixListIds(PrefixListId.builder().prefixListId(listId).build()).build();
    }

    private static String group(Ec2Client ec2) {
        return ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();
    }

    // ---- making one

    @Test
    void aNewListHasItsEntriesInVersionOne() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            var office = AddPrefixListEntry.builder().cidr("203.0.113.77/24").description("office").build();
            var tags = TagSpecification.builder().resourceType(ResourceType.PREFIX_LIST)
                    .tags(Tag.builder().key("team").value("a").build()).build();
            ManagedPrefixList made = ec2.createManagedPrefixList(r -> r.prefixListName("offices").maxEntries(5)
                    .addressFamily("IPv4").entries(office).tagSpecifications(tags)).prefixList();

            assertThat(made.stateAsString()).isEqualTo("create-in-progress");
            assertThat(made.prefixListId()).startsWith("pl-0");
            assertThat(made.prefixListArn())
                    .isEqualTo("arn:aws:ec2:us-east-1:123456789012:prefix-list/" + made.prefixListId());
            assertThat(made.ownerId()).isEqualTo("123456789012");
            assertThat(made.version()).isEqualTo(1);
            assertThat(made.maxEntries()).isEqualTo(5);
            assertThat(made.tags()).hasSize(1);
            cloud.time().settle();
            assertThat(get(ec2, made.prefixListId())).isEqualTo(made.toBuilder().state("create-complete").build());
            assertThat(ec2.getManagedPrefixListEntries(r -> r.prefixListId(made.prefixListId())).entries())
                    .containsExactly(PrefixListEntry.builder().cidr("203.0.113.0/24").description("office").build());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | 5 | IPv4 | MissingParameter | The request must contain the parameter prefixListName",
        "''   | 5 | IPv4 | MissingParameter | The request must contain the parameter prefixListName",
        "a | null | IPv4 | MissingParameter | The request must contain the parameter maxEntries",
        "a | 5 | null | MissingParameter | The request must contain the parameter addressFamily",
        "a | 5 | ipv4 | InvalidParameterValue | Value (ipv4) for parameter AddressFamily is invalid. Valid values are "
                + "IPv4 and IPv6.",
        "a | 0 | IPv4 | InvalidParameterValue | Value (0) for parameter MaxEntries is invalid. Must specify a max size "
                + "between 1 and 1000",
        "a | 1001 | IPv4 | InvalidParameterValue | Value (1001) for parameter MaxEntries is invalid. Must specify a max"
                + " size between 1 and 1000",
        "com.amazonaws.mine | 5 | IPv4 | InvalidParameterValue | Value (com.amazonaws.mine) for parameter "
                + "PrefixListName is invalid. The name cannot start with com.amazonaws.",
    })
    void aListNeedsANameASizeAndAFamily(String name, Integer size, String family, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused(code, message, () -> cloud.ec2().createManagedPrefixList(
                    r -> r.prefixListName(name).maxEntries(size).addressFamily(family)));
        }
    }

    @ParameterizedTest
    @CsvSource({"255, true", "256, false"})
    void namesAndDescriptionsHaveUpTo255Characters(int length, boolean allowed) {
        String text = "x".repeat(length);
        try (var cloud = FakeCloud.create()) {
            var entry = AddPrefixListEntry.builder().cidr("10.0.0.0/8").description(text).build();
            if (allowed) {
                cloud.ec2().createManagedPrefixList(
                        r -> r.prefixListName(text).maxEntries(1).addressFamily("IPv4").entries(entry));
            } else {
                assertRefused("InvalidParameterValue", () -> cloud.ec2().createManagedPrefixList(
                        r -> r.prefixListName(text).maxEntries(1).addressFamily("IPv4")));
                assertRefused("InvalidParameterValue", () -> cloud.ec2().createManagedPrefixList(
                        r -> r.prefixListName("a").maxEntries(1).addressFamily("IPv4").entries(entry)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"IPv4, 10.0.0.0", "IPv4, 10.0.0.0/33", "IPv4, 10.0.0/8", "IPv4, 2001:db8::/32", "IPv4, all",
        "IPv6, 10.0.0.0/8", "IPv6, 2001:db8::", "IPv6, 2001:db8::/129"})
    void anEntryIsARangeOfTheListsFamily(String family, String cidr) {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue",
                    "Value (" + cidr + ") for parameter Cidr is invalid. It is not an " + family + " CIDR block.",
                    () -> cloud.ec2().createManagedPrefixList(r -> r.prefixListName("a").maxEntries(5)
                            .addressFamily(family).entries(added(cidr))));
        }
    }

    @Test
    void anEntryNeedsItsRange() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("MissingParameter", "The request must contain the parameter cidr",
                    () -> cloud.ec2().createManagedPrefixList(r -> r.prefixListName("a").maxEntries(5)
                            .addressFamily("IPv4").entries(AddPrefixListEntry.builder().build())));
        }
    }

    @Test
    void aListOfIpv6RangesKeepsThemInCanonicalForm() {
        try (var cloud = FakeCloud.create()) {
            String id = cloud.ec2().createManagedPrefixList(r -> r.prefixListName("a").maxEntries(5)
                    .addressFamily("IPv6").entries(added("2001:DB8:0:0::1/32"))).prefixList().prefixListId();

            assertThat(get(cloud.ec2(), id).addressFamily()).isEqualTo("IPv6");
            assertThat(cidrs(cloud.ec2(), id, null)).containsExactly("2001:db8::/32");
        }
    }

    @Test
    void oneRequestHoldsAtMostAHundredEntries() {
        String[] many = IntStream.range(0, 101).mapToObj(i -> "10.0." + i + ".0/24").toArray(String[]::new);
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue", "The number of entries per request cannot exceeds limit (100).",
                    () -> create(cloud.ec2(), "a", 500, many));
        }
    }

    @Test
    void theSameRangeIsNotTwiceInARequest() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue",
                    "The CIDR (10.0.0.0/8) must not appear more than once in a request.",
                    () -> create(cloud.ec2(), "a", 5, "10.0.0.0/8", "10.1.2.3/8"));
        }
    }

    @Test
    void aListHoldsNoMoreThanItsMaximum() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("PrefixListMaxEntriesExceeded",
                    "You've reached the maximum number of entries for the prefix list.",
                    () -> create(cloud.ec2(), "a", 1, "10.0.0.0/8", "11.0.0.0/8"));
        }
    }

    @Test
    void aRegionHoldsNoMoreListsThanTheQuota() {
        try (var cloud = FakeCloud.create()) {
            cloud.quotas().set(Quota.PREFIX_LISTS_PER_REGION, 1);
            create(cloud.ec2(), "a", 1);
            assertRefused("PrefixListLimitExceeded", () -> create(cloud.ec2(), "b", 1));
        }
    }

    // ---- changing one

    @Test
    void otherEntriesAreAnotherVersionAndTheOldOneStays() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5, "10.0.0.0/8", "11.0.0.0/8");
            cloud.time().settle();
            ManagedPrefixList changing = ec2.modifyManagedPrefixList(r -> r.prefixListId(id).currentVersion(1L)
                    .addEntries(added("12.0.0.0/8")).removeEntries(removed("10.0.0.0/8"))).prefixList();

            assertThat(changing.stateAsString()).isEqualTo("modify-in-progress");
            assertThat(changing.version()).isEqualTo(1);
            assertThat(cidrs(ec2, id, null)).containsExactly("10.0.0.0/8", "11.0.0.0/8");
            cloud.time().settle();
            assertThat(get(ec2, id).stateAsString()).isEqualTo("modify-complete");
            assertThat(get(ec2, id).version()).isEqualTo(2);
            assertThat(cidrs(ec2, id, null)).containsExactly("11.0.0.0/8", "12.0.0.0/8");
            assertThat(cidrs(ec2, id, 1L)).containsExactly("10.0.0.0/8", "11.0.0.0/8");
        }
    }

    @Test
    void anotherNameIsNoOtherVersion() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5);
            cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id).prefixListName("b"));

            assertThat(get(cloud.ec2(), id).prefixListName()).isEqualTo("b");
            assertThat(get(cloud.ec2(), id).version()).isEqualTo(1);
        }
    }

    @Test
    void aListCanGrowAndShrinkButNotBelowItsEntries() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5, "10.0.0.0/8", "11.0.0.0/8");
            cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(2));
            assertThat(get(cloud.ec2(), id).maxEntries()).isEqualTo(2);
            assertThat(get(cloud.ec2(), id).version()).isEqualTo(1);

            assertRefused("PrefixListMaxEntriesExceeded",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(1)));
            assertRefused("InvalidParameterValue",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(1001)));
        }
    }

    @Test
    void aListDoesNotGrowBeyondWhatItsUsersHaveRoomFor() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5);
            String group = group(ec2);
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(id)));
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(61));

            ManagedPrefixList list = get(ec2, id);
            assertThat(list.stateAsString()).isEqualTo("modify-failed");
            assertThat(list.stateMessage()).endsWith(group);
            assertThat(list.maxEntries()).isEqualTo(5);
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(60));
            assertThat(get(ec2, id).stateAsString()).isEqualTo("modify-complete");
            assertThat(get(ec2, id).stateMessage()).isNull();
        }
    }

    @Test
    void aChangeOfAnotherVersionThanTheCurrentOneIsRefused() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5);
            assertRefused("PrefixListVersionMismatch", "The prefix list has the incorrect version number.",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id).currentVersion(2L)
                            .addEntries(added("10.0.0.0/8"))));
            assertThat(get(cloud.ec2(), id).stateAsString()).isEqualTo("create-complete");
        }
    }

    @Test
    void entriesAndSizeDoNotChangeTogether() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5);
            assertRefused("InvalidParameterCombination", "You cannot modify the entries of a prefix list and modify the"
                    + " size of a prefix list at the same time.",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(6)
                            .addEntries(added("10.0.0.0/8"))));
        }
    }

    @Test
    void whatIsRemovedMustBeThereAndWhatIsAddedMustNot() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5, "10.0.0.0/8");
            assertRefused("InvalidPrefixListModification",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id)
                            .removeEntries(removed("11.0.0.0/8"))));
            assertRefused("InvalidPrefixListModification",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id)
                            .addEntries(added("10.0.0.0/8"))));
            assertRefused("InvalidParameterValue",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id)
                            .addEntries(added("10.0.0.0/8")).removeEntries(removed("10.0.0.0/8"))));
            assertRefused("MissingParameter",
                    () -> cloud.ec2().modifyManagedPrefixList(r -> r.prefixListId(id)));
        }
    }

    @Test
    void nothingElseBeginsWhileAChangeIsUnderWay() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5);
            String message = "The request cannot be completed while the prefix list (" + id
                    + ") is in the current state (create-in-progress)";
            assertRefused("IncorrectState", message,
                    () -> ec2.modifyManagedPrefixList(r -> r.prefixListId(id).prefixListName("b")));
            assertRefused("IncorrectState", message, () -> ec2.restoreManagedPrefixListVersion(
                    r -> r.prefixListId(id).currentVersion(1L).previousVersion(1L)));
            assertRefused("IncorrectState", message, () -> ec2.deleteManagedPrefixList(r -> r.prefixListId(id)));
        }
    }

    // ---- versions

    @Test
    void restoringAVersionMakesANewOneWithItsEntries() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5, "10.0.0.0/8");
            cloud.time().settle();
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).removeEntries(removed("10.0.0.0/8")));
            cloud.time().settle();
            ManagedPrefixList restoring = ec2.restoreManagedPrefixListVersion(
                    r -> r.prefixListId(id).currentVersion(2L).previousVersion(1L)).prefixList();

            assertThat(restoring.stateAsString()).isEqualTo("restore-in-progress");
            assertThat(restoring.version()).isEqualTo(2);
            cloud.time().settle();
            assertThat(get(ec2, id).stateAsString()).isEqualTo("restore-complete");
            assertThat(get(ec2, id).version()).isEqualTo(3);
            assertThat(cidrs(ec2, id, null)).containsExactly("10.0.0.0/8");
        }
    }

    @Test
    void onlyAVersionThatThereIsCanBeRestored() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5, "10.0.0.0/8", "11.0.0.0/8");
            assertRefused("MissingParameter", "The request must contain the parameter previousVersion",
                    () -> ec2.restoreManagedPrefixListVersion(r -> r.prefixListId(id).currentVersion(1L)));
            assertRefused("MissingParameter", "The request must contain the parameter currentVersion",
                    () -> ec2.restoreManagedPrefixListVersion(r -> r.prefixListId(id).previousVersion(1L)));
            assertRefused("PrefixListVersionMismatch", () -> ec2.restoreManagedPrefixListVersion(
                    r -> r.prefixListId(id).currentVersion(7L).previousVersion(1L)));
            assertRefused("InvalidParameterValue", "The prefix list (" + id + ") does not have the version 7.",
                    () -> ec2.restoreManagedPrefixListVersion(
                            r -> r.prefixListId(id).currentVersion(1L).previousVersion(7L)));
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).removeEntries(removed("10.0.0.0/8")));
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(1));
            assertRefused("PrefixListMaxEntriesExceeded", () -> ec2.restoreManagedPrefixListVersion(
                    r -> r.prefixListId(id).currentVersion(2L).previousVersion(1L)));
        }
    }

    @Test
    void theOldestVersionGoesWhenThereAreTooMany() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.VERSIONS_PER_PREFIX_LIST, 2);
            String id = create(ec2, "a", 5, "10.0.0.0/8");
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).addEntries(added("11.0.0.0/8")));
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).addEntries(added("12.0.0.0/8")));

            assertThat(get(ec2, id).version()).isEqualTo(3);
            assertThat(cidrs(ec2, id, 2L)).hasSize(2);
            assertRefused("InvalidParameterValue", () -> cidrs(ec2, id, 1L));
        }
    }

    // ---- reading

    @Test
    void entriesComePageByPage() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5, "10.0.0.0/8", "11.0.0.0/8", "12.0.0.0/8");
            var pages = ec2.getManagedPrefixListEntriesPaginator(r -> r.prefixListId(id).maxResults(2)).stream()
                    .map(page -> page.entries().size()).toList();
            assertThat(pages).containsExactly(2, 1);

            String token = ec2.getManagedPrefixListEntries(r -> r.prefixListId(id).maxResults(2)).nextToken();
            String other = create(ec2, "b", 5, "10.0.0.0/8");
            assertRefused("InvalidParameterValue",
                    "Value ( " + token + " ) for parameter NextToken is invalid. The token is invalid.",
                    () -> ec2.getManagedPrefixListEntries(r -> r.prefixListId(other).nextToken(token)));
            assertRefused("InvalidParameterValue",
                    () -> ec2.getManagedPrefixListEntries(r -> r.prefixListId(id).nextToken("x")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void aPageOfEntriesHasOneToAHundred(int size) {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5);
            assertRefused("InvalidParameterValue",
                    () -> cloud.ec2().getManagedPrefixListEntries(r -> r.prefixListId(id).maxResults(size)));
        }
    }

    @Test
    void theAccountsOwnListsComeBeforeThoseOfAws() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5);
            List<String> owners = new ArrayList<>();
            ec2.describeManagedPrefixListsPaginator(r -> r.maxResults(3)).prefixLists()
                    .forEach(list -> owners.add(list.ownerId()));

            assertThat(owners).startsWith("123456789012", "AWS").hasSizeGreaterThan(10)
                    .containsOnlyOnce("123456789012");
            assertThat(ec2.describeManagedPrefixLists(r -> r.filters(
                    Filter.builder().name("owner-id").values("123456789012").build())).prefixLists())
                    .singleElement().satisfies(list -> assertThat(list.prefixListId()).isEqualTo(id));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, com.amazonaws.us-east-1.s3, pl-63a5400a",
        "us-east-1, com.amazonaws.us-east-1.dynamodb, pl-02cd2c6b",
        "us-east-1, com.amazonaws.us-east-1.ec2-instance-connect, pl-0e4bcff02b13bef1e",
        "us-east-1, com.amazonaws.global.cloudfront.origin-facing, pl-3b927c52",
        "eu-west-1, com.amazonaws.eu-west-1.s3, pl-6da54004",
        "eu-west-1, com.amazonaws.eu-west-1.dynamodb, pl-6fa54006",
    })
    void awsKeepsListsOfItsServicesUnderIdsOfItsOwn(String region, String name, String id) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.client(Ec2Client.class, region);
            ManagedPrefixList list = ec2.describeManagedPrefixLists(r -> r.filters(
                    Filter.builder().name("prefix-list-name").values(name).build())).prefixLists().get(0);

            assertThat(list.prefixListId()).isEqualTo(id);
            assertThat(list.ownerId()).isEqualTo("AWS");
            assertThat(list.prefixListArn()).isEqualTo("arn:aws:ec2:" + region + ":aws:prefix-list/" + id);
            assertThat(ec2.describePrefixLists(r -> r.prefixListIds(id)).prefixLists()).singleElement()
                    .satisfies(service -> assertThat(service.prefixListName()).isEqualTo(name))
                    .satisfies(service -> assertThat(service.cidrs()).isEqualTo(cidrs(ec2, id, null)).isNotEmpty());
        }
    }

    @Test
    void whatAUserMadeIsNoServiceOfAws() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5);
            assertRefused("InvalidPrefixListID.NotFound", "The prefix list ID '" + id + "' does not exist",
                    () -> cloud.ec2().describePrefixLists(r -> r.prefixListIds(id)));
        }
    }

    @Test
    void nobodyChangesAListOfAws() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String message = "The prefix list (pl-63a5400a) is managed by AWS and cannot be modified or deleted.";
            assertRefused("UnsupportedOperation", message,
                    () -> ec2.modifyManagedPrefixList(r -> r.prefixListId("pl-63a5400a").prefixListName("mine")));
            assertRefused("UnsupportedOperation", message, () -> ec2.restoreManagedPrefixListVersion(
                    r -> r.prefixListId("pl-63a5400a").currentVersion(1L).previousVersion(1L)));
            assertRefused("UnsupportedOperation", message,
                    () -> ec2.deleteManagedPrefixList(r -> r.prefixListId("pl-63a5400a")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        ABSENT + " | InvalidPrefixListID.NotFound | The prefix list ID '" + ABSENT + "' does not exist",
        "pl-1 | InvalidPrefixListId.Malformed | Invalid id: \"pl-1\" (expecting \"pl-...\")",
        "null | MissingParameter | The request must contain the parameter prefixListId",
        "'' | MissingParameter | The request must contain the parameter prefixListId",
    })
    void everyOperationNamesTheListItIsAbout(String id, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused(code, message, () -> ec2.getManagedPrefixListEntries(r -> r.prefixListId(id)));
            assertRefused(code, message, () -> ec2.getManagedPrefixListAssociations(r -> r.prefixListId(id)));
            assertRefused(code, message, () -> ec2.deleteManagedPrefixList(r -> r.prefixListId(id)));
            assertRefused(code, message,
                    () -> ec2.modifyManagedPrefixList(r -> r.prefixListId(id).prefixListName("b")));
            assertRefused(code, message, () -> ec2.restoreManagedPrefixListVersion(
                    r -> r.prefixListId(id).currentVersion(1L).previousVersion(1L)));
        }
    }

    @Test
    void aListOfAnotherRegionOrAccountIsNotThere() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5);
            assertRefused("InvalidPrefixListID.NotFound", () -> get(cloud.client(Ec2Client.class, "eu-west-1"), id));
            assertRefused("InvalidPrefixListID.NotFound", () -> get(cloud.account("210987654321").ec2(), id));
        }
    }

    // ---- using and deleting one

    @Test
    void aRuleNamesAListThatIsThere() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String group = group(ec2);
            assertRefused("InvalidPrefixListID.NotFound", "The prefix list ID '" + ABSENT + "' does not exist",
                    () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(ABSENT))));
            assertRefused("InvalidPrefixListId.Malformed", () -> ec2.authorizeSecurityGroupIngress(
                    r -> r.groupId(group).ipPermissions(https("com.amazonaws.us-east-1.s3"))));
            ec2.authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(https("pl-63a5400a")));

            assertThat(ec2.getManagedPrefixListAssociations(r -> r.prefixListId("pl-63a5400a"))
                    .prefixListAssociations()).singleElement()
                    .satisfies(association -> assertThat(association.resourceId()).isEqualTo(group))
                    .satisfies(association -> assertThat(association.resourceOwner()).isEqualTo("123456789012"));
        }
    }

    @ParameterizedTest
    @CsvSource({"60, true", "61, false"})
    void aRuleAboutAListCountsAsOftenAsTheListMayHaveEntries(int size, boolean allowed) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String group = group(ec2);
            String id = create(ec2, "a", size);
            if (allowed) {
                ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(id)));
            } else {
                assertRefused("RulesPerSecurityGroupLimitExceeded",
                        "The maximum number of rules per security group has been reached.",
                        () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(id))));
            }
        }
    }

    @Test
    void theWeightOfCloudFrontsListIsFiftyFive() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String group = group(ec2);
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https("pl-3b927c52")));
            String five = create(ec2, "five", 5);
            String six = create(ec2, "six", 6);
            assertRefused("RulesPerSecurityGroupLimitExceeded",
                    () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(six))));
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(five)));
        }
    }

    @Test
    void aListThatARuleNamesCannotGo() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String group = group(ec2);
            String id = create(ec2, "a", 5);
            cloud.time().settle();
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(id)));
            assertRefused("DependencyViolation", "The prefix list (" + id + ") is currently in use.",
                    () -> ec2.deleteManagedPrefixList(r -> r.prefixListId(id)));
            ec2.revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https(id)));

            assertThat(ec2.deleteManagedPrefixList(r -> r.prefixListId(id)).prefixList().stateAsString())
                    .isEqualTo("delete-in-progress");
            cloud.time().settle();
            assertRefused("InvalidPrefixListID.NotFound", () -> get(ec2, id));
        }
    }

    @Test
    void aListThatARouteNamesCannotGoNorOutgrowTheTable() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2, "a", 5);
            String table = ec2.describeRouteTables().routeTables().get(0).routeTableId();
            String gateway = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
            ec2.createRoute(r -> r.routeTableId(table).destinationPrefixListId(id).gatewayId(gateway));

            assertThat(ec2.getManagedPrefixListAssociations(r -> r.prefixListId(id)).prefixListAssociations())
                    .extracting(PrefixListAssociation::resourceId).containsExactly(table);
            assertRefused("DependencyViolation", () -> ec2.deleteManagedPrefixList(r -> r.prefixListId(id)));
            cloud.quotas().set(Quota.ROUTES_PER_ROUTE_TABLE, 10);
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(9));
            assertThat(get(ec2, id).stateMessage()).endsWith(table);
            ec2.modifyManagedPrefixList(r -> r.prefixListId(id).maxEntries(8));
            ec2.deleteRoute(r -> r.routeTableId(table).destinationPrefixListId(id));
            ec2.deleteManagedPrefixList(r -> r.prefixListId(id));
        }
    }

    @Test
    void whoUsesAListComesPageByPage() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            for (int i = 0; i < 6; i++) {
                String name = "g" + i;
                String group = ec2.createSecurityGroup(r -> r.groupName(name).description("x")).groupId();
                ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(https("pl-63a5400a")));
                ec2.authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(https("pl-63a5400a")));
            }
            assertThat(ec2.getManagedPrefixListAssociationsPaginator(r -> r.prefixListId("pl-63a5400a").maxResults(5))
                    .stream().map(page -> page.prefixListAssociations().size())).containsExactly(5, 1);
            assertRefused("InvalidParameterValue", () -> ec2.getManagedPrefixListAssociations(
                    r -> r.prefixListId("pl-63a5400a").maxResults(256)));
        }
    }

    @Test
    void aListCanBeTagged() {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "a", 5);
            cloud.ec2().createTags(r -> r.resources(id).tags(Tag.builder().key("k").value("v").build()));
            assertThat(get(cloud.ec2(), id).tags()).hasSize(1);
            assertThat(cloud.ec2().describeManagedPrefixLists(r -> r.filters(
                    Filter.builder().name("tag:k").values("v").build())).prefixLists())
                    .singleElement().satisfies(list -> assertThat(list.prefixListId()).isEqualTo(id));
            assertRefused("InvalidPrefixListID.NotFound", () -> cloud.ec2()
                    .createTags(r -> r.resources(ABSENT).tags(Tag.builder().key("k").value("v").build())));
        }
    }

    @Test
    void howLongAChangeTakesIsUpToTheTest() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            cloud.time().takes(Delay.PREFIX_LIST_STEP, Duration.ofMinutes(1));
            String id = create(cloud.ec2(), "a", 5);
            cloud.time().advance(Duration.ofSeconds(59));
            assertThat(get(cloud.ec2(), id).stateAsString()).isEqualTo("create-in-progress");
            cloud.time().advance(Duration.ofSeconds(1));
            assertThat(get(cloud.ec2(), id).stateAsString()).isEqualTo("create-complete");
        }
    }
}
