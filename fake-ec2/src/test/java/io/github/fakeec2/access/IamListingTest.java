package io.github.fakeec2.access;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Lists and tags of IAM's entities. */
class IamListingTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final IamClient iam = cloud.client(IamClient.class);

    @AfterEach
    void close() {
        cloud.close();
    }

    private void role(String path, String name) {
        iam.createRole(r -> r.path(path).roleName(name).assumeRolePolicyDocument(RoleTest.TRUST));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void thePagesTogetherAreTheWhole(int size) {
        List.of("c", "a", "b").forEach(name -> {
            role("/", name);
            iam.createInstanceProfile(r -> r.instanceProfileName(name));
        });

        assertThat(iam.listRolesPaginator(r -> r.maxItems(size)).roles()).extracting(Role::roleName)
                .containsExactly("a", "b", "c");
        assertThat(iam.listInstanceProfilesPaginator(r -> r.maxItems(size)).instanceProfiles())
                .extracting(InstanceProfile::instanceProfileName).containsExactly("a", "b", "c");
    }

    @Test
    void whatGoesBetweenTwoPagesHidesNothingElse() {
        List.of("a", "b", "c").forEach(name -> role("/", name));
        ListRolesResponse first = iam.listRoles(r -> r.maxItems(2));
        iam.deleteRole(r -> r.roleName("a"));

        assertThat(first.isTruncated()).isTrue();
        ListRolesResponse second = iam.listRoles(r -> r.marker(first.marker()));
        assertThat(second.roles()).extracting(Role::roleName).containsExactly("c");
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.marker()).isNull();
    }

    @Test
    void listsShowNoTags() {
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(RoleTest.TRUST)
                .tags(t -> t.key("team").value("a")));

        assertThat(iam.listRoles().roles()).singleElement().satisfies(role -> assertThat(role.hasTags()).isFalse());
    }

    @Test
    void aPathPrefixChooses() {
        role("/front/", "web");
        role("/back/", "db");

        assertThat(iam.listRoles(r -> r.pathPrefix("/fr")).roles()).extracting(Role::roleName).containsExactly("web");
    }

    @Test
    void aMarkerIsOneThatTheListGaveOut() {
        List.of("a", "b").forEach(name -> {
            role("/", name);
            iam.createInstanceProfile(r -> r.instanceProfileName(name));
        });
        String ofProfiles = iam.listInstanceProfiles(r -> r.maxItems(1)).marker();

        for (String marker : List.of(ofProfiles, "rubbish", "!")) {
            assertRefused(IamException.class, "ValidationError", 400, "Invalid Marker.",
                    () -> iam.listRoles(r -> r.marker(marker)));
        }
    }

    @Test
    void aPageHasAtLeastOneItem() {
        assertRefused(IamException.class, "ValidationError", 400, "1 validation error detected: Value '0' at "
                + "'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
                () -> iam.listRoles(r -> r.maxItems(0)));
    }

    @Test
    void keysOfTagsAreNotDistinguishedByCase() {
        role("/", "web");
        iam.tagRole(r -> r.roleName("web").tags(tag("Team", "a"), tag("stage", "test")));
        iam.tagRole(r -> r.roleName("web").tags(tag("team", "b")));

        assertThat(iam.listRoleTags(r -> r.roleName("web")).tags()).containsExactly(
                tag("stage", "test"), tag("team", "b"));
        iam.untagRole(r -> r.roleName("web").tagKeys("TEAM", "unknown"));
        assertThat(iam.listRoleTags(r -> r.roleName("web")).tags()).containsExactly(tag("stage", "test"));
        assertRefused(InvalidInputException.class, "InvalidInput", 400,
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
                () -> iam.tagRole(r -> r.roleName("web").tags(tag("a", "1"), tag("A", "2"))));
    }

    @Test
    void aProfileIsTaggedLikeARole() {
        iam.createInstanceProfile(r -> r.instanceProfileName("web"));
        iam.tagInstanceProfile(r -> r.instanceProfileName("web").tags(tag("team", "a"), tag("stage", "test")));
        iam.untagInstanceProfile(r -> r.instanceProfileName("web").tagKeys("stage"));

        assertThat(iam.listInstanceProfileTags(r -> r.instanceProfileName("web")).tags())
                .containsExactly(tag("team", "a"));
    }

    @Test
    void thereAreFiftyTagsAtTheMost() {
        role("/", "web");
        for (int i = 0; i < 50; i++) {
            String key = "key" + i;
            iam.tagRole(r -> r.roleName("web").tags(tag(key, "")));
        }

        assertRefused(LimitExceededException.class, "LimitExceeded", 409,
                "The number of tags has reached the maximum limit.",
                () -> iam.tagRole(r -> r.roleName("web").tags(tag("one-more", ""))));
        assertRefused(InvalidInputException.class, "InvalidInput", 400,
                "'aws:' prefixed tag key names are not allowed for external use.",
                () -> iam.tagRole(r -> r.roleName("web").tags(tag("aws:x", ""))));
    }

    @Test
    void newEntitiesCanBeInvisibleForAWhile() {
        cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(2));
        role("/", "web");

        assertThat(iam.listRoles().roles()).isEmpty();
        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404, "The role with name web cannot be found.",
                () -> iam.getRole(r -> r.roleName("web")));
        iam.waiter().waitUntilRoleExists(r -> r.roleName("web"));
        assertThat(iam.listRoles().roles()).hasSize(1);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
