package io.github.fakeec2.picture;

import java.util.List;

/**
 * What there is to draw of the networks of one region of one account.
 *
 * @param place the region and the account, in words
 */
record Topology(String place, List<VpcBox> vpcs) {

    /**
     * A VPC.
     *
     * @param label name and addresses
     * @param edge what belongs to the VPC as a whole: gateways, endpoints, attachments
     */
    record VpcBox(String id, String label, List<Item> edge, List<ZoneBox> zones) {
    }

    /** A zone of a VPC with its subnets. */
    record ZoneBox(String name, List<SubnetBox> subnets) {
    }

    /**
     * A subnet.
     *
     * @param label name and addresses
     * @param isPublic whether its route table leads to an internet gateway
     */
    record SubnetBox(String id, String label, boolean isPublic, List<Item> items) {
    }

    /**
     * Something in a VPC or a subnet.
     *
     * @param label name, state and addresses
     * @param isAlive whether it does its work: a running instance, an available gateway
     * @param parts the ids of what is shown as a part of it, such as an instance's interfaces
     */
    record Item(String id, String label, boolean isAlive, List<String> parts) {

        /** Whether it runs programs, or may: an instance, or an interface for one. */
        boolean isMachine() {
            return id.startsWith("i-") || id.startsWith("eni-");
        }
    }
}
