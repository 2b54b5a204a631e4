package io.github.fakeec2.access;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class SecurityTokenTest {

    private static final String ARN = "arn:aws:iam::123456789012:role/ops/deploy";

    private final FakeCloud cloud = FakeCloud.create();
    private final StsClient sts = cloud.client(StsClient.class);

    @AfterEach
    void close() {
        cloud.close();
    }

    private void role(String principal, String more) {
        cloud.client(IamClient.class).createRole(r -> r.roleName("deploy").path("/ops/").assumeRolePolicyDocument(
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": " + principal
                        + ", \"Action\": \"sts:AssumeRole\"" + more + "}]}"));
    }

    private AssumeRoleResponse assume(String arn) {
        return sts.assumeRole(r -> r.roleArn(arn).roleSessionName("ci"));
    }

    @Test
    void theCallerIsAUserOfItsAccount() {
        GetCallerIdentityResponse caller = sts.getCallerIdentity();

        assertThat(caller.account()).isEqualTo("123456789012");
        assertThat(caller.arn()).isEqualTo("arn:aws:iam::123456789012:user/developer");
        assertThat(caller.userId()).matches("AIDA[A-Z2-7]{17}");
        assertThat(cloud.client(StsAsyncClient.class).getCallerIdentity().join()).hasToString(caller.toString());
        assertThat(cloud.account("210987654321").client(StsClient.class).getCallerIdentity().account())
                .isEqualTo("210987654321");
    }

    @Test
    void temporaryCredentialsExpireOnVirtualTime() {
        Credentials usual = sts.getSessionToken().credentials();
        Credentials brief = sts.getSessionToken(r -> r.durationSeconds(900)).credentials();

        assertThat(usual.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(usual.expiration()).isEqualTo(cloud.time().now().plus(Duration.ofHours(12)));
        assertThat(brief.expiration()).isEqualTo(cloud.time().now().plusSeconds(900));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "000000000001", "999999999999"})
    void anAccessKeyTellsItsAccount(String account) {
        String key = cloud.account(account).client(StsClient.class).getSessionToken().credentials().accessKeyId();

        assertThat(sts.getAccessKeyInfo(r -> r.accessKeyId(key)).account()).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIA0000000000000000", "AKIAAAAAAAAAAAAAAAAA", "XXXXXXXXXXXXXXXXXXXX"})
    void whatIsNoAccessKeyTellsNothing(String key) {
        assertRefused(StsException.class, "ValidationError", 400, "Invalid access key ID: " + key,
                () -> sts.getAccessKeyInfo(r -> r.accessKeyId(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"*\"", "{\"AWS\": \"123456789012\"}", "{\"AWS\": [\"arn:aws:iam::123456789012:root\"]}",
        "{\"AWS\": \"arn:aws:iam::123456789012:user/developer\"}"})
    void aRoleIsAssumedByWhomItTrusts(String principal) {
        role(principal, "");

        AssumeRoleResponse assumed = assume(ARN);

        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/ci");
        assertThat(assumed.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{17}:ci");
        assertThat(assumed.credentials().expiration()).isEqualTo(cloud.time().now().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Service\": \"ec2.amazonaws.com\"}", "{\"AWS\": \"210987654321\"}"})
    void aRoleIsNotAssumedByAnybodyElse(String principal) {
        role(principal, "");

        assertDenied(ARN);
    }

    @Test
    void aRoleThatDoesNotExistIsAssumedByNobody() {
        role("\"*\"", "");

        assertDenied("arn:aws:iam::123456789012:role/deploy"); // another path
        assertDenied("arn:aws:iam::210987654321:role/ops/deploy");
    }

    private void assertDenied(String arn) {
        assertRefused(StsException.class, "AccessDenied", 403, "User: arn:aws:iam::123456789012:user/developer is not "
                + "authorized to perform: sts:AssumeRole on resource: " + arn, () -> assume(arn));
    }

    @Test
    void aRoleOfAnotherAccountIsAssumedAcrossAccounts() {
        role("{\"AWS\": \"210987654321\"}", "");

        AssumeRoleResponse assumed = cloud.account("210987654321").client(StsClient.class)
                .assumeRole(r -> r.roleArn(ARN).roleSessionName("ci"));

        String key = assumed.credentials().accessKeyId();
        assertThat(sts.getAccessKeyInfo(r -> r.accessKeyId(key)).account()).isEqualTo("123456789012");
    }

    @Test
    void anExternalIdMustBeTheRightOne() {
        role("\"*\"", ", \"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"secret\"}}");

        assertDenied(ARN);
        sts.assumeRole(r -> r.roleArn(ARN).roleSessionName("ci").externalId("secret"));
    }

    @Test
    void otherConditionsAreNotSimulated() {
        role("\"*\"", ", \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}");

        assertThatThrownBy(() -> assume(ARN)).isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("a condition other than StringEquals on sts:ExternalId");
    }

    @Test
    void aSessionIsNoLongerThanTheRoleAllows() {
        role("\"*\"", "");

        assertRefused(StsException.class, "ValidationError", 400,
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                () -> sts.assumeRole(r -> r.roleArn(ARN).roleSessionName("ci").durationSeconds(3601)));
    }

    @Test
    void whatIsNoArnOfARoleIsRefused() {
        assertRefused(StsException.class, "ValidationError", 400, "arn:aws:iam::1:role/x is invalid",
                () -> assume("arn:aws:iam::1:role/x"));
    }
}
