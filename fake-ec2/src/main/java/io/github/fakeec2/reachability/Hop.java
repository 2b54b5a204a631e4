package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.Rule;

/**
 * A step of a packet's way.
 *
 * @param number counted from 1, and on through the answer's way
 * @param dropped whether the way ends here
 * @param componentId what the packet meets: an interface, ACL, route table, gateway, ...
 * @param direction which way it passes that
 * @param label what within the component decides, such as a security group's id or {@code rule 100}; may be empty
 * @param explanation what the component does, as a phrase
 * @param closest where dropped for want of a rule: the rule that comes closest, and why it does not apply; or null
 * @param code where dropped: why; or null
 * @param rule the rule, entry or route that decides, or null
 * @param groupId of an interface: the security group whose rule decides, or null
 * @param subnetId where it happens, or null
 * @param vpcId where it happens, or null
 * @param packet the packet as it comes
 * @param onward the packet as it goes on: another one where addresses are translated
 */
public record Hop(int number, boolean dropped, String componentId, Direction direction, String label,
        String explanation, String closest, ExplanationCode code, Rule rule, String groupId, String subnetId,
        String vpcId, Packet packet, Packet onward) {
}
