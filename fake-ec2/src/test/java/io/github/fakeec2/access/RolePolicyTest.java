package io.github.fakeec2.access;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class RolePolicyTest {

    static final String POLICY = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", "
            + "\"Action\": \"s3:*\", \"Resource\": \"*\"}]}";
    private static final String SSM = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    private static final String ECS = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role";

    private final FakeCloud cloud = FakeCloud.create();
    private final IamClient iam = cloud.client(IamClient.class);

    @BeforeEach
    void make() {
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(RoleTest.TRUST));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void attach(String arn) {
        iam.attachRolePolicy(r -> r.roleName("web").policyArn(arn));
    }

    @Test
    void managedPoliciesAreAttachedOnce() {
        attach(SSM);
        attach(SSM);
        attach(ECS);

        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("web")).attachedPolicies())
                .extracting(AttachedPolicy::policyName)
                .containsExactly("AmazonSSMManagedInstanceCore", "AmazonEC2ContainerServiceforEC2Role");
        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("web").pathPrefix("/service-role/")).attachedPolicies())
                .extracting(AttachedPolicy::policyArn).containsExactly(ECS);
    }

    @Test
    void whatIsNotAttachedCannotBeDetached() {
        attach(SSM);
        iam.detachRolePolicy(r -> r.roleName("web").policyArn(SSM));

        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404, "Policy " + SSM + " was not found.",
                () -> iam.detachRolePolicy(r -> r.roleName("web").policyArn(SSM)));
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:iam::aws:role/SomeLongName", "no-arn-at-all-but-long-enough"})
    void whatIsNoArnOfAPolicyIsNotAttached(String arn) {
        assertRefused(InvalidInputException.class, "InvalidInput", 400, "ARN " + arn + " is not valid.",
                () -> attach(arn));
    }

    @Test
    void aRoleHasSoManyManagedPoliciesAndNoMore() {
        cloud.quotas().set(Quota.MANAGED_POLICIES_PER_ROLE, 1);
        attach(SSM);

        assertRefused(LimitExceededException.class, "LimitExceeded", 409,
                "Cannot exceed quota for PoliciesPerRole: 1", () -> attach(ECS));
    }

    @Test
    void anInlinePolicyIsKeptAndReplaced() {
        iam.putRolePolicy(r -> r.roleName("web").policyName("own").policyDocument(POLICY));
        String other = POLICY.replace("s3", "ec2");
        iam.putRolePolicy(r -> r.roleName("web").policyName("own").policyDocument(other));

        GetRolePolicyResponse seen = iam.getRolePolicy(r -> r.roleName("web").policyName("own"));
        assertThat(URLDecoder.decode(seen.policyDocument(), StandardCharsets.UTF_8)).isEqualTo(other);
        assertThat(iam.listRolePolicies(r -> r.roleName("web")).policyNames()).containsExactly("own");
    }

    @Test
    void anInlinePolicyThatIsDeletedIsGone() {
        iam.putRolePolicy(r -> r.roleName("web").policyName("own").policyDocument(POLICY));
        iam.deleteRolePolicy(r -> r.roleName("web").policyName("own"));

        assertThat(iam.listRolePolicies(r -> r.roleName("web")).policyNames()).isEmpty();
        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404,
                "The role policy with name own cannot be found.",
                () -> iam.getRolePolicy(r -> r.roleName("web").policyName("own")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\"}} | Policy statement must contain resources.",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Principal\": \"*\"}}"
                + " | Policy document should not specify a principal."})
    void aPolicyOfAnIdentityHasResourcesAndNoPrincipal(String policy, String message) {
        assertRefused(MalformedPolicyDocumentException.class, "MalformedPolicyDocument", 400, message,
                () -> iam.putRolePolicy(r -> r.roleName("web").policyName("own").policyDocument(policy)));
    }
}
