package io.github.fakeec2.laws;

import io.github.fakeec2.FakeCloud;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;

/** What services beside EC2 have in a {@link Scenario}; only where their modules are on the class path. */
final class AccessScenario {

    private static final String TRUST = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", "
            + "\"Action\": \"sts:AssumeRole\"}]}";
    private static final String POLICY = "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", "
            + "\"Resource\": \"*\"}]}";
    private static final String MANAGED = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private AccessScenario() {
    }

    static boolean isPossible() {
        try {
            Class.forName("software.amazon.awssdk.services.iam.IamClient");
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    static void play(FakeCloud cloud) {
        roles(cloud.client(IamClient.class));
        StsClient sts = cloud.client(StsClient.class);
        String key = sts.getSessionToken().credentials().accessKeyId();
        sts.getAccessKeyInfo(r -> r.accessKeyId(key));
        sts.assumeRole(r -> r.roleArn("arn:aws:iam::" + cloud.accountId() + ":role/key").roleSessionName("web"));
        parameters(cloud.client(SsmClient.class));
    }

    private static void roles(IamClient iam) {
        iam.createRole(r -> r.roleName("key").assumeRolePolicyDocument(TRUST).description("all")
                .tags(t -> t.key("team").value("a")));
        iam.createRole(r -> r.roleName("name").assumeRolePolicyDocument(TRUST));
        iam.updateRole(r -> r.roleName("key").maxSessionDuration(7200));
        iam.updateAssumeRolePolicy(r -> r.roleName("key").policyDocument(TRUST));
        iam.attachRolePolicy(r -> r.roleName("key").policyArn(MANAGED));
        iam.putRolePolicy(r -> r.roleName("key").policyName("name").policyDocument(POLICY));
        iam.getRolePolicy(r -> r.roleName("key").policyName("name"));
        iam.createInstanceProfile(r -> r.instanceProfileName("key").path("/web/"));
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName("key").roleName("key"));
        iam.createInstanceProfile(r -> r.instanceProfileName("name"));
        iam.tagInstanceProfile(r -> r.instanceProfileName("name").tags(t -> t.key("team").value("a")));
        iam.listRoles(r -> r.maxItems(1));
    }

    private static void parameters(SsmClient ssm) {
        ssm.putParameter(r -> r.name("key").value("1").type(ParameterType.STRING));
        ssm.putParameter(r -> r.name("key").value("2").overwrite(true));
        ssm.putParameter(r -> r.name("/web/name").value("1").type(ParameterType.STRING_LIST));
        ssm.getParametersByPath(r -> r.path("/web"));
        ssm.getParameters(r -> r.names("key", "name"));
    }
}
