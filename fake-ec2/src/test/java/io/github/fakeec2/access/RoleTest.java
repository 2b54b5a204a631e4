package io.github.fakeec2.access;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

class RoleTest {

    static final String TRUST = "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\": "
            + "{\"Service\": \"ec2.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}}";

    private final FakeCloud cloud = FakeCloud.create();
    private final IamClient iam = cloud.client(IamClient.class);

    @AfterEach
    void close() {
        cloud.close();
    }

    private Role create(String name) {
        return iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST)).role();
    }

    @Test
    void aRoleIsWhatItWasMadeAs() {
        Role made = iam.createRole(r -> r.roleName("web").path("/tier/front/").assumeRolePolicyDocument(TRUST)
                .description("the web tier").maxSessionDuration(7200).tags(t -> t.key("team").value("a"))
                .permissionsBoundary("arn:aws:iam::aws:policy/PowerUserAccess")).role();

        assertThat(made.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(made.arn()).isEqualTo("arn:aws:iam::123456789012:role/tier/front/web");
        assertThat(made.createDate()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(made.maxSessionDuration()).isEqualTo(7200);
        Role seen = iam.getRole(r -> r.roleName("web")).role();
        assertThat(seen.toBuilder().roleLastUsed((software.amazon.awssdk.services.iam.model.RoleLastUsed) null).build())
                .isEqualTo(made);
        assertThat(seen.permissionsBoundary().permissionsBoundaryArn()).endsWith("PowerUserAccess");
        assertThat(seen.tags()).singleElement().hasToString("Tag(Key=team, Value=a)");
    }

    @Test
    void thePolicyComesBackEncodedAsInUrls() {
        String encoded = create("web").assumeRolePolicyDocument();

        assertThat(encoded).startsWith("%7B%22Version%22%3A%20%22").doesNotContain("+");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(TRUST);
    }

    @Test
    void rolesBelongToTheAccountAndToNoRegion() {
        create("web");

        assertThat(cloud.client(IamClient.class, "eu-west-1").getRole(r -> r.roleName("web")).role().roleName())
                .isEqualTo("web");
        assertThat(cloud.client(IamAsyncClient.class).getRole(r -> r.roleName("web")).join().role().arn())
                .isEqualTo("arn:aws:iam::123456789012:role/web");
        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404, "The role with name web cannot be found.",
                () -> cloud.account("210987654321").client(IamClient.class).getRole(r -> r.roleName("web")));
        assertThat(cloud.describe()).contains("account 123456789012, aws-global").contains("role (1)");
    }

    @ParameterizedTest
    @CsvSource({"web", "WEB"})
    void aNameIsTakenOnceWhateverItsCase(String name) {
        create("web");

        assertRefused(EntityAlreadyExistsException.class, "EntityAlreadyExists", 409,
                "Role with name " + name + " already exists.", () -> create(name));
    }

    @Test
    void theWaiterFindsTheRole() {
        create("web");

        assertThat(iam.waiter().waitUntilRoleExists(r -> r.roleName("web")).matched().response()).isPresent();
        assertThat(cloud.client(IamAsyncClient.class).waiter().waitUntilRoleExists(r -> r.roleName("web")).join()
                .matched().response()).isPresent();
    }

    @Test
    void aRoleThatIsDeletedIsGone() {
        create("web");
        iam.deleteRole(r -> r.roleName("web"));

        assertThat(iam.listRoles().roles()).isEmpty();
        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404, "The role with name web cannot be found.",
                () -> iam.deleteRole(r -> r.roleName("web")));
    }

    @Test
    void aRoleInUseIsNotDeleted() {
        create("web");
        iam.createInstanceProfile(r -> r.instanceProfileName("web"));
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
        iam.attachRolePolicy(r -> r.roleName("web").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
        iam.putRolePolicy(r -> r.roleName("web").policyName("own").policyDocument(RolePolicyTest.POLICY));

        assertConflict("Cannot delete entity, must remove roles from instance profile first.");
        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
        assertConflict("Cannot delete entity, must detach all policies first.");
        iam.detachRolePolicy(r -> r.roleName("web").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
        assertConflict("Cannot delete entity, must delete policies first.");
        iam.deleteRolePolicy(r -> r.roleName("web").policyName("own"));
        iam.deleteRole(r -> r.roleName("web"));
        assertThat(iam.listRoles().roles()).isEmpty();
    }

    private void assertConflict(String message) {
        assertRefused(DeleteConflictException.class, "DeleteConflict", 409, message,
                () -> iam.deleteRole(r -> r.roleName("web")));
    }

    @Test
    void whatAnUpdateLeavesOutStays() {
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST).description("old"));

        iam.updateRole(r -> r.roleName("web").maxSessionDuration(43_200));
        assertThat(iam.getRole(r -> r.roleName("web")).role().description()).isEqualTo("old");
        assertThat(iam.getRole(r -> r.roleName("web")).role().maxSessionDuration()).isEqualTo(43_200);

        Role renamed = iam.updateRoleDescription(r -> r.roleName("web").description("new")).role();
        assertThat(renamed.description()).isEqualTo("new");
        assertThat(renamed.maxSessionDuration()).isEqualTo(43_200);

        String other = TRUST.replace("ec2.", "lambda.");
        iam.updateAssumeRolePolicy(r -> r.roleName("web").policyDocument(other));
        assertThat(iam.getRole(r -> r.roleName("web")).role().assumeRolePolicyDocument()).contains("lambda");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{                                                                | This policy contains invalid Json",
        "` `                                                              | This policy contains invalid Json",
        "[]                                                               | Syntax errors in policy.",
        "{\"Version\": \"2012-10-17\"}                                    | Syntax errors in policy.",
        "{\"Version\": \"2020-01-01\", \"Statement\": []}                 | Syntax errors in policy.",
        "{\"Statement\": {\"Principal\": \"*\", \"Action\": \"sts:*\"}}     | Syntax errors in policy.",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\"}}     | Policy statement must contain actions.",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:*\"}}    | Missing required field Principal",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sts:*\", \"Resource\": \"*\"}}"
                + " | Has prohibited field Resource",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ec2:RunInstances\"}}"
                + " | AssumeRole policy may only specify STS AssumeRole actions."})
    void whatIsNoTrustPolicyIsRefused(String policy, String message) {
        create("web");

        assertRefused(MalformedPolicyDocumentException.class, "MalformedPolicyDocument", 400, message,
                () -> iam.createRole(r -> r.roleName("db").assumeRolePolicyDocument(policy)));
        assertRefused(MalformedPolicyDocumentException.class, "MalformedPolicyDocument", 400, message,
                () -> iam.updateAssumeRolePolicy(r -> r.roleName("web").policyDocument(policy)));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", nullValues = "-", value = {
        "-   => /     => 3600  => 1 validation error detected: Value null at 'roleName' failed to satisfy constraint: "
                + "Member must not be null",
        "web => front => 3600  => 1 validation error detected: Value 'front' at 'path' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
        "web => /     => 60    => 1 validation error detected: Value '60' at 'maxSessionDuration' failed to satisfy "
                + "constraint: Member must have value greater than or equal to 3600",
        "-   => /     => 43201 => 2 validation errors detected: Value null at 'roleName' failed to satisfy constraint: "
                + "Member must not be null; Value '43201' at 'maxSessionDuration' failed to satisfy constraint: Member "
                + "must have value less than or equal to 43200",
        "a b => /     => 3600  => The specified value for roleName is invalid. It must contain only alphanumeric "
                + "characters and/or the following: +=,.@_-",
        "a23456789b123456789c123456789d123456789e123456789f123456789g1234x => / => 3600 => 1 validation error detected: "
                + "Value 'a23456789b123456789c123456789d123456789e123456789f123456789g1234x' at 'roleName' failed to "
                + "satisfy constraint: Member must have length less than or equal to 64"})
    void whatTheModelForbidsIsRefused(String name, String path, int seconds, String message) {
        assertRefused(IamException.class, "ValidationError", 400, message, () -> iam.createRole(
                r -> r.roleName(name).path(path).maxSessionDuration(seconds).assumeRolePolicyDocument(TRUST)));
    }

    @Test
    void aBoundaryIsThePolicyOfAnArn() {
        assertRefused(InvalidInputException.class, "InvalidInput", 400, "ARN arn:aws:iam::aws:role/x is not valid.",
                () -> iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST)
                        .permissionsBoundary("arn:aws:iam::aws:role/x")));
    }

    @Test
    void anAccountHasSoManyRolesAndNoMore() {
        cloud.quotas().set(Quota.ROLES_PER_ACCOUNT, 1);
        create("web");

        assertRefused(LimitExceededException.class, "LimitExceeded", 409,
                "Cannot exceed quota for RolesPerAccount: 1", () -> create("db"));
    }
}
