package io.github.fakeec2.access;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class InstanceProfileTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final IamClient iam = cloud.client(IamClient.class);

    @AfterEach
    void close() {
        cloud.close();
    }

    private InstanceProfile create(String name) {
        return iam.createInstanceProfile(r -> r.instanceProfileName(name)).instanceProfile();
    }

    private void createRole(String name) {
        iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(RoleTest.TRUST));
    }

    private InstanceProfile get(String name) {
        return iam.getInstanceProfile(r -> r.instanceProfileName(name)).instanceProfile();
    }

    @Test
    void aProfileIsWhatItWasMadeAs() {
        InstanceProfile made = iam.createInstanceProfile(
                r -> r.instanceProfileName("web").path("/tier/").tags(t -> t.key("team").value("a"))).instanceProfile();

        assertThat(made.instanceProfileId()).matches("AIPA[A-Z2-7]{17}");
        assertThat(made.arn()).isEqualTo("arn:aws:iam::123456789012:instance-profile/tier/web");
        assertThat(made.createDate()).isEqualTo(cloud.time().now());
        assertThat(made.roles()).isEmpty();
        assertThat(get("web")).isEqualTo(made);
        assertThat(cloud.client(IamAsyncClient.class).getInstanceProfile(r -> r.instanceProfileName("web")).join()
                .instanceProfile()).isEqualTo(made);
    }

    @Test
    void aProfileHandsOutOneRole() {
        create("web");
        createRole("web");
        createRole("db");
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));

        assertThat(get("web").roles()).singleElement().satisfies(role -> {
            assertThat(role.roleName()).isEqualTo("web");
            assertThat(role.assumeRolePolicyDocument()).contains("ec2.amazonaws.com");
        });
        assertThat(iam.listInstanceProfilesForRole(r -> r.roleName("web")).instanceProfiles())
                .extracting(InstanceProfile::instanceProfileName).containsExactly("web");
        assertThat(iam.listInstanceProfilesForRole(r -> r.roleName("db")).instanceProfiles()).isEmpty();
        assertRefused(LimitExceededException.class, "LimitExceeded", 409,
                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
                () -> iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("db")));
    }

    @Test
    void aRoleIsTakenOutOfTheProfileThatHasIt() {
        create("web");
        createRole("web");
        createRole("db");
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));

        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404, "The role with name db cannot be found.",
                () -> iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("web").roleName("db")));
        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
        assertThat(get("web").roles()).isEmpty();
    }

    @Test
    void aProfileWithARoleIsNotDeleted() {
        cloud.iam().instanceProfile("web");

        assertRefused(DeleteConflictException.class, "DeleteConflict", 409,
                "Cannot delete entity, must remove roles from instance profile first.",
                () -> iam.deleteInstanceProfile(r -> r.instanceProfileName("web")));
        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
        iam.deleteInstanceProfile(r -> r.instanceProfileName("web"));
        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404, "Instance Profile web cannot be found.",
                () -> get("web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "Web"})
    void aNameIsTakenOnceWhateverItsCase(String name) {
        create("web");

        assertRefused(EntityAlreadyExistsException.class, "EntityAlreadyExists", 409,
                "Instance Profile " + name + " already exists.", () -> create(name));
    }

    @Test
    void theWaiterFindsTheProfile() {
        create("web");

        assertThat(iam.waiter().waitUntilInstanceProfileExists(r -> r.instanceProfileName("web")).matched()
                .response()).isPresent();
    }

    @Test
    void aNameHasCertainCharacters() {
        assertRefused(IamException.class, "ValidationError", 400, "The specified value for instanceProfileName is "
                + "invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
                () -> create("web/1"));
    }

    @Test
    void anAccountHasSoManyProfilesAndNoMore() {
        cloud.quotas().set(Quota.INSTANCE_PROFILES_PER_ACCOUNT, 1);
        create("web");

        assertRefused(LimitExceededException.class, "LimitExceeded", 409,
                "Cannot exceed quota for InstanceProfilesPerAccount: 1", () -> create("db"));
    }

    @Test
    void aTestMakesAProfileWithItsRoleInOneLine() {
        String arn = cloud.iam().instanceProfile("web");
        cloud.account("210987654321").iam().instanceProfile("web");

        assertThat(get("web").arn()).isEqualTo(arn);
        assertThat(get("web").roles()).singleElement().extracting(role -> role.roleName()).isEqualTo("web");
        assertThat(cloud.history(get("web").instanceProfileId())).hasSize(1);
    }

    @Test
    void aTestMakesAProfileOfANameOnce() {
        cloud.iam().instanceProfile("web");

        assertThatThrownBy(() -> cloud.iam().instanceProfile("web")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is already a role or an instance profile web");
        assertThatThrownBy(() -> cloud.iam().instanceProfile("a b")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The specified value for roleName is invalid.");
    }
}
