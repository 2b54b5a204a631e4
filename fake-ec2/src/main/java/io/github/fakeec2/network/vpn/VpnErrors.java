package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.List;
import java.util.stream.Collectors;

/** What the operations of this family refuse in the same words. */
final class VpnErrors {

    private static final String THE_TYPE = "ipsec.1";

    private VpnErrors() {
    }

    /** There is one type of VPN, and it must be named. */
    static void requireType(String type) {
        if (!Required.text("type", type).equals(THE_TYPE)) {
            throw AwsError.invalidValue("type", type, "The supported type is " + THE_TYPE + ".");
        }
    }

    /** Refuses while connections stand on a gateway. */
    static void requireUnconnected(Call call, TableType<?> type, String noun, String id) {
        List<Row<?>> connections = call.region().dependentsOf(type, id);
        if (!connections.isEmpty()) {
            throw inUse(noun).withHint(id + " is still used by "
                    + connections.stream().map(Row::id).collect(Collectors.joining(", ")));
        }
    }

    static AwsError inUse(String noun) {
        return AwsError.of("IncorrectState", "The " + noun + " is in use.");
    }
}
