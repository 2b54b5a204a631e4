package io.github.fakeec2.access;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.quota.Quota;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** Policies of IAM roles, managed and inline ones (IAM API reference). */
@Simulates(service = "iam", family = "Policies of roles")
final class RolePolicyApi {

    private static final String NOT_ENFORCED = "What the policy permits is not enforced.";

    private final Call call;

    RolePolicyApi(Call call) {
        this.call = call.global();
    }

    @Limits("Any well-formed ARN names a policy; what the policy permits is not enforced.")
    AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        Role role = roleOf(request.roleName(), request.policyArn());
        if (!role.attachedPolicies().contains(request.policyArn())) {
            IamNames.requireRoom(call, Quota.MANAGED_POLICIES_PER_ROLE, role.attachedPolicies().size(),
                    "PoliciesPerRole");
            List<String> policies = new ArrayList<>(role.attachedPolicies());
            policies.add(request.policyArn());
            call.table(Role.TABLE).update(role.withAttachedPolicies(List.copyOf(policies)));
        }
        return AttachRolePolicyResponse.builder().build();
    }

    DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        Role role = roleOf(request.roleName(), request.policyArn());
        List<String> policies = new ArrayList<>(role.attachedPolicies());
        if (!policies.remove(request.policyArn())) {
            throw IamNames.noSuchEntity("Policy " + request.policyArn() + " was not found.");
        }
        call.table(Role.TABLE).update(role.withAttachedPolicies(List.copyOf(policies)));
        return DetachRolePolicyResponse.builder().build();
    }

    private Role roleOf(String roleName, String policyArn) {
        ModelConstraints constraints =
                IamNames.name("roleName", roleName, IamNames.LONGEST_ROLE).given("policyArn", policyArn);
        ManagedPolicies.constraints(constraints, "policyArn", policyArn).check();
        ManagedPolicies.requireArn(policyArn);
        return Roles.get(call, roleName).value();
    }

    ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        ModelConstraints constraints = IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE);
        IamNames.pathPrefix(constraints, request.pathPrefix());
        IamPages.constraints(constraints, request.marker(), request.maxItems()).check();
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<AttachedPolicy> policies = Roles.get(call, request.roleName()).value().attachedPolicies().stream()
                .filter(arn -> ManagedPolicies.pathIn(arn).startsWith(prefix))
                .sorted(Comparator.naturalOrder())
                .map(arn -> AttachedPolicy.builder().policyArn(arn).policyName(ManagedPolicies.nameIn(arn)).build())
                .toList();
        KeyedPage<AttachedPolicy> page = IamPages.page(policies, AttachedPolicy::policyArn, "attached",
                request.marker(), request.maxItems());
        return ListAttachedRolePoliciesResponse.builder().attachedPolicies(page.items())
                .isTruncated(page.nextToken() != null).marker(page.nextToken()).build();
    }

    @Limits(NOT_ENFORCED)
    PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        PolicyDocument.constraints(names(request.roleName(), request.policyName()), "policyDocument",
                request.policyDocument()).check();
        IamNames.requireCharacters("policyName", request.policyName());
        Role role = Roles.get(call, request.roleName()).value();
        PolicyDocument.requireIdentity(request.policyDocument());
        Map<String, String> policies = new TreeMap<>(role.inlinePolicies());
        policies.put(request.policyName(), request.policyDocument());
        call.table(Role.TABLE).update(role.withInlinePolicies(policies));
        return PutRolePolicyResponse.builder().build();
    }

    GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        Role role = roleWith(request.roleName(), request.policyName());
        return GetRolePolicyResponse.builder().roleName(role.name()).policyName(request.policyName())
                .policyDocument(PolicyDocument.encoded(role.inlinePolicies().get(request.policyName()))).build();
    }

    DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        Role role = roleWith(request.roleName(), request.policyName());
        Map<String, String> policies = new TreeMap<>(role.inlinePolicies());
        policies.remove(request.policyName());
        call.table(Role.TABLE).update(role.withInlinePolicies(policies));
        return DeleteRolePolicyResponse.builder().build();
    }

    private Role roleWith(String roleName, String policyName) {
        names(roleName, policyName).check();
        Role role = Roles.get(call, roleName).value();
        if (!role.inlinePolicies().containsKey(policyName)) {
            throw IamNames.noSuchEntity("The role policy with name " + policyName + " cannot be found.");
        }
        return role;
    }

    private static ModelConstraints names(String roleName, String policyName) {
        return IamNames.name("roleName", roleName, IamNames.LONGEST_ROLE).given("policyName", policyName)
                .length("policyName", policyName, 1, IamNames.LONGEST_POLICY);
    }

    ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        IamPages.constraints(IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE),
                request.marker(), request.maxItems()).check();
        KeyedPage<String> page = IamPages.page(Roles.get(call, request.roleName()).value().inlinePolicies().keySet(),
                name -> name, "inline", request.marker(), request.maxItems());
        return ListRolePoliciesResponse.builder().policyNames(page.items())
                .isTruncated(page.nextToken() != null).marker(page.nextToken()).build();
    }
}
