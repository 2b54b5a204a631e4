package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Assertions on a security group and its rules. */
public class SecurityGroupAssert extends AbstractNetworkedAssert<SecurityGroupAssert, SecurityGroup> {

    SecurityGroupAssert(Scope scope, Supplier<String> idOrName) {
        super(scope, ResourceKinds.SECURITY_GROUP, idOrName);
    }

    /** The name is the given one. */
    public SecurityGroupAssert hasName(String name) {
        return expectEqual("to have name", "name", name, SecurityGroup::groupName);
    }

    /** The description is the given one. */
    public SecurityGroupAssert hasDescription(String description) {
        return expectEqual("to have description", "description", description, SecurityGroup::description);
    }

    /** The group is in this VPC. */
    public SecurityGroupAssert isInVpc(String vpcId) {
        return expectEqual("to be in VPC", "VPC id", vpcId, SecurityGroup::vpcId);
    }

    /**
     * An ingress rule covers the protocol and port for this source. Sources are compared as they are written: a rule
     * for {@code 10.0.0.0/8} is none for {@code 10.1.0.0/16}.
     *
     * @param protocol a name or number, such as {@code tcp}
     * @param source a CIDR block, a security group's id or name, or a prefix list's id
     */
    public SecurityGroupAssert allowsIngress(String protocol, int port, String source) {
        return expectIngress("to allow ingress", protocol, port, source, true);
    }

    /** No ingress rule covers the protocol and port for this source; see {@link #allowsIngress}. */
    public SecurityGroupAssert doesNotAllowIngress(String protocol, int port, String source) {
        return expectIngress("not to allow ingress", protocol, port, source, false);
    }

    private SecurityGroupAssert expectIngress(String label, String protocol, int port, String source, boolean allowed) {
        Inputs.requiredText(protocol, "protocol");
        Inputs.requiredText(source, "source");
        return expect(label, protocol + "/" + port + " from " + source,
                group -> allowed == IngressRules.allow(group.ipPermissions(), protocol, port, source),
                group -> IngressRules.text(group.ipPermissions()));
    }

    /** The group has no ingress rules. */
    public SecurityGroupAssert hasNoIngress() {
        return expect("to have ingress rules", "none", group -> group.ipPermissions().isEmpty(),
                group -> IngressRules.text(group.ipPermissions()));
    }
}
