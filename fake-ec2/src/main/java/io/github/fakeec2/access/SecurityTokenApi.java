package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** Identities and temporary credentials (AWS STS API reference). */
@Simulates(service = "sts", family = "Identities and credentials")
final class SecurityTokenApi {

    private static final SimulatedMembers ASSUME_ROLE = SimulatedMembers.of("AssumeRole", "", "RoleArn",
            "RoleSessionName", "Policy", "DurationSeconds", "ExternalId");
    private static final SimulatedMembers GET_SESSION_TOKEN =
            SimulatedMembers.of("GetSessionToken", "", "DurationSeconds");

    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:\\S+/)?([\\w+=,.@-]+)");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");
    private static final Pattern KEY_ID = Pattern.compile("[\\w]*");
    private static final int SHORTEST_SECONDS = 900;
    private static final int LONGEST_ROLE_SECONDS = 43_200;
    private static final int USUAL_ROLE_SECONDS = 3600;
    private static final int LONGEST_USER_SECONDS = 129_600;
    private static final int USUAL_USER_SECONDS = 43_200;

    private final Call call;

    SecurityTokenApi(Call call) {
        this.call = call;
    }

    @Limits("All clients of an account are its IAM user \"developer\".")
    GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        CallerIdentity caller = CallerIdentity.of(call.account());
        return GetCallerIdentityResponse.builder()
                .account(caller.account()).userId(caller.userId()).arn(caller.arn()).build();
    }

    @Limits("Knows the accounts of keys in the form that AWS has had since 2019.")
    GetAccessKeyInfoResponse getAccessKeyInfo(GetAccessKeyInfoRequest request) {
        String id = request.accessKeyId();
        ModelConstraints.ofQueryService().given("accessKeyId", id).length("accessKeyId", id, 16, 128)
                .pattern("accessKeyId", id, KEY_ID).check();
        String account = AccessKeys.accountOf(id);
        if (account == null) {
            throw AwsError.of("ValidationError", "Invalid access key ID: " + id);
        }
        return GetAccessKeyInfoResponse.builder().account(account).build();
    }

    /** A call that reads draws no chance, so that two within the same moment get the same credentials. */
    @Limits("No MFA; clients made by the cloud do not ask for credentials.")
    GetSessionTokenResponse getSessionToken(GetSessionTokenRequest request) {
        GET_SESSION_TOKEN.requireNoOther(request);
        Integer seconds = request.durationSeconds();
        ModelConstraints.ofQueryService()
                .range("durationSeconds", seconds, SHORTEST_SECONDS, LONGEST_USER_SECONDS).check();
        SeededRandom random = SeededRandom.of(call.now().toEpochMilli(), call.account());
        return GetSessionTokenResponse.builder().credentials(credentials(call.account(), random,
                seconds == null ? USUAL_USER_SECONDS : seconds)).build();
    }

    @Limits("Of a trust policy's conditions, that of the external id; no session tags, source identity or MFA. Clients "
            + "made by the cloud do not ask for credentials.")
    AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        ModelConstraints.ofQueryService()
                .given("roleArn", request.roleArn()).length("roleArn", request.roleArn(), 20, 2048)
                .given("roleSessionName", request.roleSessionName())
                .length("roleSessionName", request.roleSessionName(), 2, 64)
                .pattern("roleSessionName", request.roleSessionName(), SESSION_NAME)
                .range("durationSeconds", request.durationSeconds(), SHORTEST_SECONDS, LONGEST_ROLE_SECONDS)
                .length("externalId", request.externalId(), 2, 1224)
                .pattern("externalId", request.externalId(), EXTERNAL_ID)
                .length("policy", request.policy(), 1, Integer.MAX_VALUE).check();
        ASSUME_ROLE.requireNoOther(request);
        if (request.policy() != null) {
            PolicyDocument.requireIdentity(request.policy());
        }
        Matcher arn = ROLE_ARN.matcher(request.roleArn());
        if (!arn.matches()) {
            throw AwsError.of("ValidationError", request.roleArn() + " is invalid");
        }
        Role role = roleFor(request, call.globalOf(arn.group(1)), arn.group(2));
        int seconds = request.durationSeconds() == null ? USUAL_ROLE_SECONDS : request.durationSeconds();
        if (seconds > role.maxSessionSeconds()) {
            throw AwsError.of("ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return AssumeRoleResponse.builder()
                .credentials(credentials(arn.group(1), call.region().random(), seconds))
                .assumedRoleUser(AssumedRoleUser.builder()
                        .assumedRoleId(role.id() + ":" + request.roleSessionName())
                        .arn("arn:aws:sts::" + arn.group(1) + ":assumed-role/" + role.name() + "/"
                                + request.roleSessionName()).build())
                .build();
    }

    private Credentials credentials(String account, SeededRandom random, int seconds) {
        TemporaryCredentials made =
                TemporaryCredentials.of(account, random, call.now(), Duration.ofSeconds(seconds));
        return Credentials.builder().accessKeyId(made.accessKeyId()).secretAccessKey(made.secretAccessKey())
                .sessionToken(made.sessionToken()).expiration(made.expiration()).build();
    }

    /** A role that does not exist is one that nobody may assume. */
    private Role roleFor(AssumeRoleRequest request, Call owner, String name) {
        CallerIdentity caller = CallerIdentity.of(call.account());
        Row<Role> row = IamNames.find(owner, Role.BY_NAME, Role.TABLE, name);
        boolean exists = row != null && row.value().arn().equals(request.roleArn());
        if (!exists || !new TrustPolicy(row.value().trustPolicy()).allows(caller, request.externalId())) {
            throw AwsError.of("AccessDenied", 403, "User: " + caller.arn() + " is not authorized to perform: "
                    + "sts:AssumeRole on resource: " + request.roleArn())
                    .withHint(exists ? "the role's trust policy does not let " + caller.arn() + " assume it"
                            : "there is no role with this ARN");
        }
        return row.value();
    }
}
