package io.github.fakeec2.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
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
        assertError(() -> ec2.createTags(r -> r.resources(vpc, "subnet-0123456789abcdef0").tags(tag("a", "b"))),
                "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0123456789abcdef0' does not exist");

        assertThat(tagsOf(vpc)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-0123456789abcdef0 | InvalidInstanceID.NotFound | The instance ID 'i-0123456789abcdef0' does not exist
            i-01234567 | InvalidInstanceID.NotFound | The instance ID 'i-01234567' does not exist
            vol-0123456789abcdef0 | InvalidVolume.NotFound | The volume 'vol-0123456789abcdef0' does not exist.
            vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist
            ami-0123456789abcdef0 | InvalidAMIID.NotFound | The image id '[ami-0123456789abcdef0]' does not exist
            eipassoc-0578b4e34158699 | InvalidID | The ID 'eipassoc-0578b4e34158699' is not valid
            i-xyz | InvalidID | The ID 'i-xyz' is not valid
            nonsense | InvalidID | The ID 'nonsense' is not valid
            '' | InvalidID | The ID '' is not valid
            """)
    void whatDoesNotExistCannotBeTagged(String id, String code, String message) {
        assertError(() -> ec2.createTags(r -> r.resources(id).tags(tag("a", "b"))), code, message);
        assertError(() -> ec2.deleteTags(r -> r.resources(id).tags(tag("a", "b"))), code, message);
    }

    @Test
    void aRequestNeedsResourcesAndTags() {
        assertError(() -> ec2.createTags(r -> r.tags(tag("a", "b"))), "MissingParameter",
                "The request must contain the parameter resourceIdSet");
        assertError(() -> ec2.createTags(r -> r.resources(vpc)), "InvalidParameterValue",
                "Value ( empty ) for parameter tagSet is invalid. You must specify one or more tags to create");
        assertError(() -> ec2.createTags(r -> r.resources(vpc).tags(tag("a", "b"), tag("a", "c"))),
                "InvalidParameterValue", "Duplicate tag key 'a' specified.");
        assertError(() -> ec2.createTags(r -> r.resources(vpc).tags(tag("AWS:a", "b"))), "InvalidParameterValue",
                "Tag keys starting with 'aws:' are reserved for internal use");
        assertCode(() -> ec2.createTags(r -> r.resources(vpc).tags(tag(null, "b"))), "InvalidParameterValue");
        assertCode(() -> ec2.createTags(r -> r.resources(vpc).tags((Tag) null)), "InvalidParameterValue");
        assertCode(() -> ec2.createTags(r -> r.resources((String) null).tags(tag("a", "b"))), "InvalidID");
        List<String> tooMany = IntStream.range(0, 1_001).mapToObj(i -> vpc).toList();
        assertCode(() -> ec2.createTags(r -> r.resources(tooMany).tags(tag("a", "b"))), "InvalidParameterValue");
    }

    @Test
    void aResourceHasAtMostFiftyTags() {
        List<Tag> fifty = IntStream.range(0, 50).mapToObj(i -> tag("key" + i, "")).toList();
        ec2.createTags(r -> r.resources(vpc).tags(fifty));

        assertCode(() -> ec2.createTags(r -> r.resources(vpc).tags(tag("one more", ""))), "TagLimitExceeded");
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
                .containsExactly(tuple("key-pair", key, "team", "web"), tuple("key-pair", key, "stage", "test"),
                        tuple("vpc", vpc, "team", "web"), tuple("vpc", vpc, "stage", "test"));
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
        assertCode(() -> ec2.describeTags(r -> r.maxResults(4)), "InvalidParameterValue");
        assertCode(() -> ec2.describeTags(r -> r.maxResults(1_001)), "InvalidParameterValue");
        assertCode(() -> ec2.describeTags(r -> r.nextToken("nonsense")), "InvalidParameterValue");
        assertCode(() -> ec2.describeTags(r -> r.filters(filter("tag-key", "x"))), "InvalidParameterValue");
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

    private static void assertError(ThrowingCallable call, String code, String message) {
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, call);
        assertThat(error).isNotNull();
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
    }

    private static void assertCode(ThrowingCallable call, String code) {
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, call);
        assertThat(error).isNotNull();
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
    }
}
