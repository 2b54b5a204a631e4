package io.github.fakeec2.tagging;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.KeyType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

class TagTest {

    private static final String PUBLIC_IMAGE = "ami-0a120230000008664";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final String subnet = ec2.describeSubnets().subnets().get(0).subnetId();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void tagsAreSetOnResourcesOfSeveralKindsAtOnceAndShownThere() {
        ec2.describeSubnets(r -> r.subnetIds(subnet));

        ec2.createTags(r -> r.resources(vpc, subnet).tags(tag("team", "web"), tag("stage", null)));

        assertThat(ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).tags())
                .containsExactly(tag("team", "web"), tag("stage", ""));
        assertThat(ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0).tags()).hasSize(2);
        assertThat(ec2.describeSubnets(r -> r.filters(filter("tag:team", "web"))).subnets()).hasSize(1);
    }

    @Test
    void aTagThatIsThereAlreadyIsOverwritten() {
        ec2.createTags(r -> r.resources(vpc).tags(tag("team", "web"), tag("stage", "test")));
        ec2.createTags(r -> r.resources(vpc).tags(tag("team", "shop")));

        assertThat(tagsOf(vpc)).containsExactly(tag("team", "shop"), tag("stage", "test"));
    }

    @Test
    void oneBadResourceLeavesAllOthersUntagged() {
        assertRefused("InvalidSubnetID.NotFound", "The subnet ID 'subnet-0123456789abcdef0' does not exist",
                () -> ec2.createTags(r -> r.resources(vpc, "subnet-0123456789abcdef0").tags(tag("a", "b"))));

        assertThat(tagsOf(vpc)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-0123456789abcdef0 | InvalidInstanceID.NotFound | The instance ID 'i-0123456789abcdef0' does not exist
            i-01234567 | InvalidInstanceID.NotFound | The instance ID 'i-01234567' does not exist
            vol-0123456789abcdef0 | InvalidVolume.NotFound | The volume 'vol-0123456789abcdef0' does not exist.
            key-0123456789abcdef0 | InvalidKeyPair.NotFound | The key pair ID 'key-0123456789abcdef0' does not exist
            eni-01234567 | InvalidNetworkInterfaceID.NotFound | The networkInterface ID 'eni-01234567' does not exist
            snap-01234567 | InvalidSnapshot.NotFound | The snapshot 'snap-01234567' does not exist.
            vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist
            ami-0123456789abcdef0 | InvalidAMIID.NotFound | The image id '[ami-0123456789abcdef0]' does not exist
            eipassoc-0578b4e34158699 | InvalidID | The ID 'eipassoc-0578b4e34158699' is not valid
            i-xyz | InvalidID | The ID 'i-xyz' is not valid
            nonsense | InvalidID | The ID 'nonsense' is not valid
            '' | InvalidID | The ID '' is not valid
            """)
    void whatDoesNotExistCannotBeTagged(String id, String code, String message) {
        assertRefused(code, message, () -> ec2.createTags(r -> r.resources(id).tags(tag("a", "b"))));
        assertRefused(code, message, () -> ec2.deleteTags(r -> r.resources(id).tags(tag("a", "b"))));
    }

    @Test
    void whatHasAnIdAndNoResourceTypeCannotBeTagged() {
        String subnet = ec2.describeSubnets().subnets().get(0).subnetId();
        String eni = ec2.createNetworkInterface(r -> r.subnetId(subnet)).networkInterface().networkInterfaceId();
        String permission = ec2.createNetworkInterfacePermission(r -> r.networkInterfaceId(eni)
                .awsAccountId("210987654321").permission("INSTANCE-ATTACH")).interfacePermission()
                .networkInterfacePermissionId();
        assertRefused("InvalidID", "The ID '" + permission + "' is not valid",
                () -> ec2.createTags(r -> r.resources(permission).tags(tag("a", "b"))));
        assertRefused("InvalidID", () -> ec2.deleteTags(r -> r.resources(permission)));
    }

    @Test
    void aRequestNeedsResourcesAndTags() {
        assertRefused("MissingParameter", "The request must contain the parameter resourceIdSet",
                () -> ec2.createTags(r -> r.tags(tag("a", "b"))));
        assertRefused("InvalidParameterValue",
                "Value ( empty ) for parameter tagSet is invalid. You must specify one or more tags to create",
                () -> ec2.createTags(r -> r.resources(vpc)));
        assertRefused("InvalidParameterValue", "Duplicate tag key 'a' specified.",
                () -> ec2.createTags(r -> r.resources(vpc).tags(tag("a", "b"), tag("a", "c"))));
        assertRefused("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use",
                () -> ec2.createTags(r -> r.resources(vpc).tags(tag("AWS:a", "b"))));
        assertRefused("InvalidParameterValue", () -> ec2.createTags(r -> r.resources(vpc).tags(tag(null, "b"))));
        assertRefused("InvalidParameterValue", () -> ec2.createTags(r -> r.resources(vpc).tags((Tag) null)));
        assertRefused("InvalidID", () -> ec2.createTags(r -> r.resources((String) null).tags(tag("a", "b"))));
        List<String> tooMany = IntStream.range(0, 1_001).mapToObj(i -> vpc).toList();
        assertRefused("InvalidParameterValue", () -> ec2.createTags(r -> r.resources(tooMany).tags(tag("a", "b"))));
    }

    @Test
    void aResourceHasAtMostFiftyTags() {
        List<Tag> fifty = IntStream.range(0, 50).mapToObj(i -> tag("key" + i, "")).toList();
        ec2.createTags(r -> r.resources(vpc).tags(fifty));

        assertRefused("TagLimitExceeded", () -> ec2.createTags(r -> r.resources(vpc).tags(tag("one more", ""))));
        ec2.createTags(r -> r.resources(vpc).tags(tag("key7", "changed")));

        assertThat(tagsOf(vpc)).hasSize(50).contains(tag("key7", "changed"));
    }

    @Test
    void aTagIsDeletedByKeyOrByKeyAndValueAnEmptyOneIncluded() {
        ec2.createTags(r -> r.resources(vpc)
                .tags(tag("a", "1"), tag("b", "2"), tag("c", "3"), tag("d", ""), tag("e", "5")));

        ec2.deleteTags(r -> r.resources(vpc)
                .tags(tag("a", null), tag("b", "2"), tag("c", "other"), tag("d", ""), tag("e", ""), tag("f", null)));

        assertThat(tagsOf(vpc)).containsExactly(tag("c", "3"), tag("e", "5"));
    }

    @Test
    void aTagIsDeletedIfOneOfSeveralValuesGivenForItsKeyIsItsOwn() {
        ec2.createTags(r -> r.resources(vpc, subnet).tags(tag("b", "2")));
        ec2.createTags(r -> r.resources(vpc).tags(tag("a", "1")));
        ec2.createTags(r -> r.resources(subnet).tags(tag("a", "3")));

        ec2.deleteTags(r -> r.resources(vpc, subnet).tags(tag("a", "1"), tag("a", "2"), tag("b", null), tag("b", "1")));

        assertThat(ec2.describeTags().tags()).extracting(TagDescription::resourceId, TagDescription::key)
                .containsExactly(tuple(subnet, "a"));
    }

    @Test
    void withoutTagsAllTagsAreDeleted() {
        ec2.createTags(r -> r.resources(vpc).tags(tag("a", "1"), tag("b", "2")));

        ec2.deleteTags(r -> r.resources(vpc));

        assertThat(tagsOf(vpc)).isEmpty();
    }

    @Test
    void anAccountHasItsOwnTagsOnAPublicImage() {
        int images = ec2.describeImages().images().size();

        ec2.createTags(r -> r.resources(PUBLIC_IMAGE).tags(tag("base", "yes")));

        assertThat(ec2.describeImages(r -> r.imageIds(PUBLIC_IMAGE)).images().get(0).tags())
                .containsExactly(tag("base", "yes"));
        assertThat(ec2.describeImages(r -> r.filters(filter("tag:base", "yes"))).images()).hasSize(1);
        assertThat(ec2.describeImages().images()).hasSize(images);
        try (FakeCloud other = FakeCloud.create()) {
            assertThat(other.ec2().describeImages(r -> r.imageIds(PUBLIC_IMAGE)).images().get(0).tags()).isEmpty();
        }
    }

    @Test
    void tagsAreDescribedWithTheirResources() {
        String key = ec2.createKeyPair(r -> r.keyName("k").keyType(KeyType.ED25519)).keyPairId();
        ec2.createTags(r -> r.resources(vpc, key).tags(tag("team", "web"), tag("stage", "test")));

        assertThat(ec2.describeTags().tags())
                .extracting(TagDescription::resourceTypeAsString, TagDescription::resourceId, TagDescription::key,
                        TagDescription::value)
                .containsExactly(tuple("key-pair", key, "stage", "test"), tuple("key-pair", key, "team", "web"),
                        tuple("vpc", vpc, "stage", "test"), tuple("vpc", vpc, "team", "web"));
    }

    @ParameterizedTest
    @CsvSource({"key, team, 2", "key, t*, 2", "value, web, 1", "resource-type, vpc, 2", "tag:team, web, 1",
        "tag:team, *, 2", "tag:stage, web, 0", "resource-id, vpc-*, 2"})
    void tagsAreFiltered(String filter, String value, int found) {
        ec2.createTags(r -> r.resources(vpc).tags(tag("team", "web"), tag("stage", "test")));
        ec2.createTags(r -> r.resources(subnet).tags(tag("team", "shop")));

        assertThat(ec2.describeTags(r -> r.filters(filter(filter, value))).tags()).hasSize(found);
        assertThat(ec2.describeTags(r -> r.filters(filter(filter, value), filter("resource-id", "nobody"))).tags())
                .isEmpty();
    }

    @Test
    void pagesOfTagsStayInPlaceWhenOtherTagsComeAndGo() {
        ec2.createTags(r -> r.resources(vpc, subnet)
                .tags(IntStream.range(0, 4).mapToObj(i -> tag("key" + i, "")).toList()));

        DescribeTagsResponse first = ec2.describeTags(r -> r.maxResults(5));
        String keyPair = ec2.createKeyPair(r -> r.keyName("k").keyType(KeyType.ED25519)).keyPairId();
        ec2.createTags(r -> r.resources(keyPair).tags(tag("new", "")));
        DescribeTagsResponse second = ec2.describeTags(r -> r.maxResults(5).nextToken(first.nextToken()));

        List<TagDescription> all = new ArrayList<>(first.tags());
        all.addAll(second.tags());
        assertThat(all).hasSize(8).doesNotHaveDuplicates().extracting(TagDescription::key).doesNotContain("new");
        assertThat(second.nextToken()).isNull();
        assertRefused("InvalidParameterValue", () -> ec2.describeTags(r -> r.maxResults(4)));
        assertRefused("InvalidParameterValue", () -> ec2.describeTags(r -> r.maxResults(1_001)));
        assertRefused("InvalidParameterValue", () -> ec2.describeTags(r -> r.nextToken("nonsense")));
        assertRefused("InvalidParameterValue", () -> ec2.describeTags(r -> r.filters(filter("tag-key", "x"))));
    }

    @Test
    void pagesOfTagsStayInPlaceWhenTagsOfTheSameResourceComeAndGo() {
        ec2.createTags(r -> r.resources(vpc).tags(IntStream.range(0, 10).mapToObj(i -> tag("k" + i, "")).toList()));

        DescribeTagsResponse first = ec2.describeTags(r -> r.maxResults(5));
        ec2.deleteTags(r -> r.resources(vpc).tags(tag("k0", null), tag("k4", null)));
        ec2.createTags(r -> r.resources(vpc).tags(tag("k1", "changed"), tag("a", "before"), tag("k55", "behind")));
        DescribeTagsResponse second = ec2.describeTags(r -> r.maxResults(5).nextToken(first.nextToken()));
        DescribeTagsResponse third = ec2.describeTags(r -> r.maxResults(5).nextToken(second.nextToken()));

        assertThat(first.tags()).extracting(TagDescription::key).containsExactly("k0", "k1", "k2", "k3", "k4");
        assertThat(second.tags()).extracting(TagDescription::key).containsExactly("k5", "k55", "k6", "k7", "k8");
        assertThat(third.tags()).extracting(TagDescription::key).containsExactly("k9");
        assertThat(third.nextToken()).isNull();
    }

    @Test
    void aPageOfTagsFollowsAResourceThatIsGone() {
        String doomed = ec2.createKeyPair(r -> r.keyName("k").keyType(KeyType.ED25519)).keyPairId();
        ec2.createTags(r -> r.resources(doomed, vpc)
                .tags(IntStream.range(0, 6).mapToObj(i -> tag("k" + i, "")).toList()));

        DescribeTagsResponse first = ec2.describeTags(r -> r.maxResults(5));
        ec2.deleteKeyPair(r -> r.keyPairId(doomed));
        DescribeTagsResponse second = ec2.describeTags(r -> r.nextToken(first.nextToken()));

        assertThat(first.tags()).extracting(TagDescription::resourceId).containsOnly(doomed);
        assertThat(second.tags()).hasSize(6).extracting(TagDescription::resourceId).containsOnly(vpc);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a.b", "%s.", "%s.????", "%s.YQ", "x%s"})
    void aTokenThatDescribeTagsDidNotGiveOutIsRefused(String distortion) {
        ec2.createTags(r -> r.resources(vpc).tags(IntStream.range(0, 6).mapToObj(i -> tag("k" + i, "")).toList()));
        String token = ec2.describeTags(r -> r.maxResults(5)).nextToken();

        assertRefused("InvalidParameterValue", "Unable to parse pagination token",
                () -> ec2.describeTags(r -> r.nextToken(distortion.replace("%s", token.split("\\.")[0]))));
    }

    private List<Tag> tagsOf(String id) {
        return ec2.describeVpcs(r -> r.vpcIds(id)).vpcs().get(0).tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
