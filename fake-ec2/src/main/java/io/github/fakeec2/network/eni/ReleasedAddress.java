package io.github.fakeec2.network.eni;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * An Elastic IP address that the account had once and may recover (EC2 user guide, "Recover an Elastic IP address").
 *
 * @param id the address
 */
record ReleasedAddress(String id) implements Resource {

    static final TableType<ReleasedAddress> TABLE = TableType.of("released-address", "released-address-");

    @Override
    public String stateName() {
        return "released";
    }
}
