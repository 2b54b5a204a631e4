package io.github.fakeec2.query;

import static io.github.fakeec2.Launching.one;
import static io.github.fakeec2.Launching.several;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class ListingTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    private Ec2Exception refused(Consumer<DescribeInstancesRequest.Builder> request) {
        return catchThrowableOfType(Ec2Exception.class, () -> ec2.describeInstances(request));
    }

    private void assertRefused(String code, Consumer<DescribeInstancesRequest.Builder> request) {
        assertThat(refused(request).awsErrorDetails().errorCode()).isEqualTo(code);
    }

    private static List<String> ids(DescribeInstancesResponse response) {
        return response.reservations().stream().flatMap(r -> r.instances().stream()).map(Instance::instanceId).toList();
    }

    private List<String> found(String filter, String... values) {
        return ids(ec2.describeInstances(r -> r.filters(filter(filter, values))));
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private String tagged(String key, String value) {
        return ec2.runInstances(r -> r.imageId(Amis.DEBIAN_12).instanceType("t3.micro").minCount(1).maxCount(1)
                .tagSpecifications(tags(tag(key, value)))).instances().get(0).instanceId();
    }

    private static TagSpecification tags(Tag... tags) {
        return TagSpecification.builder().resourceType(ResourceType.INSTANCE).tags(tags).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void valuesAreAlternativesAndFiltersMustAllMatch() {
        String web = tagged("Name", "web-1");
        String db = tagged("Name", "db-1");
        String star = tagged("team", "*");

        assertThat(found("tag:Name", "web*")).containsExactly(web);
        assertThat(found("tag:Name", "web-?", "db-1")).containsExactly(web, db);
        assertThat(found("tag-key", "Name")).containsExactly(web, db);
        assertThat(found("tag:team", "\\*")).containsExactly(star);
        assertThat(found("tag:Name", "WEB-1")).isEmpty();
        assertThat(found("tag:nobody", "*")).isEmpty();
        assertThat(ids(ec2.describeInstances(r -> r.filters(filter("tag:Name", "*"), filter("instance-id", db)))))
                .containsExactly(db);
        assertThat(ids(ec2.describeInstances(r -> r.instanceIds(web).filters(filter("tag:Name", "db*"))))).isEmpty();
    }

    @Test
    void aFilterNameThatAwsDoesNotKnowIsRefused() {
        Ec2Exception error = refused(r -> r.filters(filter("instance-stat-name", "running")));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("The filter 'instance-stat-name' is invalid");
        assertThat(error.getSuppressed()).singleElement().asString().contains("instance-state-name");
    }

    @Test
    void aFilterThatAwsKnowsAndTheFakeDoesNotIsRefusedLoudly() {
        FilterSet<io.github.fakeec2.state.Resource> set =
                FilterSet.<io.github.fakeec2.state.Resource>of("DescribeThings")
                        .on("here", (row, region) -> "x").notSimulated("there");

        assertThatThrownBy(() -> set.matcher(List.of(filter("there", "x")), null))
                .isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("'there'").hasMessageContaining("DescribeThings").hasMessageContaining("here");
    }

    @Test
    void moreThan200ValuesAreTooMany() {
        String[] most = new String[200];
        Arrays.setAll(most, i -> "v" + i);

        assertThat(found("instance-id", most)).isEmpty();
        assertRefused("FilterLimitExceeded", r -> r.filters(filter("instance-id", most), filter("tag:a", "b")));
    }

    @Test
    void filtersWithoutNameOrValuesAreRefused() {
        assertRefused("InvalidParameterValue", r -> r.filters(Filter.builder().values("x").build()));
        assertThatThrownBy(() -> ec2.describeInstances(r -> r.filters(Filter.builder().name("instance-id").build())))
                .isInstanceOf(NotSimulatedException.class).hasMessageContaining("'instance-id'");
        assertRefused("InvalidParameterValue", r -> r.filters(Collections.singletonList(null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 0, -1, Integer.MIN_VALUE})
    void aPageThatIsTooSmallIsRefused(int size) {
        assertRefused("InvalidParameterValue", r -> r.maxResults(size));
    }

    @Test
    void idsAndPagesDoNotGoTogether() {
        String id = one(ec2);

        assertRefused("InvalidParameterCombination", r -> r.instanceIds(id).maxResults(5));
        assertRefused("InvalidParameterCombination", r -> r.instanceIds(id).nextToken("x"));
    }

    @Test
    void aTokenOfAnotherOperationOrOfNobodyIsRefused() {
        several(ec2, 12);
        String token = ec2.describeInstances(r -> r.maxResults(5)).nextToken();
        String volumes = ec2.describeVolumes(r -> r.maxResults(5)).nextToken();

        assertThat(ids(ec2.describeInstances(r -> r.maxResults(5).nextToken(token)))).hasSize(5);
        assertRefused("InvalidParameterValue", r -> r.nextToken(volumes));
        assertRefused("InvalidParameterValue", r -> r.nextToken("nonsense"));
        assertRefused("InvalidParameterValue", r -> r.nextToken(encoded("1:instance:-3")));
        assertRefused("InvalidParameterValue", r -> r.nextToken(encoded("1:instance:18446744073709551615")));
        assertRefused("InvalidParameterValue", r -> r.nextToken(encoded("2:instance:3")));
        assertThat(ec2.describeInstances(r -> r.nextToken("")).reservations()).hasSize(1);
    }

    private static String encoded(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatComesAndGoesBetweenTwoPagesNeitherRepeatsNorHidesAnythingElse() {
        List<String> ids = several(ec2, 12);
        DescribeInstancesResponse first = ec2.describeInstances(r -> r.maxResults(5));
        ec2.terminateInstances(r -> r.instanceIds(ids.get(1), ids.get(5)));
        cloud.time().advance(java.time.Duration.ofHours(2));
        String late = one(ec2);

        List<String> seen = new ArrayList<>(ids(first));
        seen.addAll(ids(ec2.describeInstances(r -> r.nextToken(first.nextToken()))));

        List<String> expected = new ArrayList<>(ids);
        expected.remove(5);
        expected.add(late);
        assertThat(seen).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"i-xyz", "i-", "x", "i-0123456789ABCDEF0", "vol-0123456789abcdef0", "i-0123456789abcdef01"})
    void aTextThatIsNoIdIsMalformed(String text) {
        Ec2Exception error = refused(r -> r.instanceIds(text));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.Malformed");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Invalid id: \"" + text + "\"");
    }

    @Test
    void unknownIdsAreNamedTogetherAndKnownOnesAreNot() {
        String id = one(ec2);

        assertThat(refused(r -> r.instanceIds("i-01234567")).awsErrorDetails().errorMessage())
                .isEqualTo("The instance ID 'i-01234567' does not exist");
        assertThat(refused(r -> r.instanceIds("i-01234567", id, "i-0123456789abcdef0")))
                .extracting(e -> e.awsErrorDetails().errorMessage())
                .isEqualTo("The instance IDs 'i-01234567, i-0123456789abcdef0' do not exist");
        assertThat(ids(ec2.describeInstances(r -> r.instanceIds(id, id)))).containsExactly(id);
    }

    @Test
    void tagsOnCreateObeyTheRules() {
        Tag[] fifty = new Tag[50];
        Arrays.setAll(fifty, i -> tag("k" + i, "v"));
        Tag[] tooMany = Arrays.copyOf(fifty, 51);
        tooMany[50] = tag("k50", "v");

        assertThat(tagging(fifty)).isNull();
        assertThat(tagging(tooMany)).isEqualTo("TagLimitExceeded");
        assertThat(tagging(tag("k".repeat(128), "v".repeat(256)))).isNull();
        assertThat(tagging(tag("k".repeat(129), "v"))).isEqualTo("InvalidParameterValue");
        assertThat(tagging(tag("k", "v".repeat(257)))).isEqualTo("InvalidParameterValue");
        assertThat(tagging(tag("aws:x", "v"))).isEqualTo("InvalidParameterValue");
        assertThat(tagging(tag("AWS:I", "v"))).isEqualTo("InvalidParameterValue");
        assertThat(tagging(tag("", "v"))).isEqualTo("InvalidParameterValue");
        assertThat(tagging(tag(null, "v"))).isEqualTo("InvalidParameterValue");
        assertThat(tagging(tag("a", "1"), tag("a", "2"))).isEqualTo("InvalidParameterValue");
        assertThat(tagging()).isEqualTo("InvalidParameterValue");
        assertThat(tagging(tag("a", null), tag("awsome", ""))).isNull();
    }

    /** The error code of a launch with these tags, or null where they are taken. */
    private String tagging(Tag... tags) {
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> ec2.runInstances(r -> r
                .imageId(Amis.DEBIAN_12).instanceType("t3.micro").minCount(1).maxCount(1)
                .tagSpecifications(tags(tags))));
        return error == null ? null : error.awsErrorDetails().errorCode();
    }
}
