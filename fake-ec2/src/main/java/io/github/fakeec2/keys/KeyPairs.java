package io.github.fakeec2.keys;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.Collection;

/** Key pairs by name, which is how requests speak of them. */
public final class KeyPairs {

    private KeyPairs() {
    }

    /**
     * Requires that the region has a key pair of the name.
     *
     * @throws AwsError {@code InvalidKeyPair.NotFound} otherwise
     */
    public static void requireExists(Call call, String name) {
        get(call, name);
    }

    static Row<KeyPair> get(Call call, String name) {
        Row<KeyPair> row = find(call, name);
        if (row == null) {
            throw AwsError.of("InvalidKeyPair.NotFound", "The key pair '" + name + "' does not exist")
                    .withHint(names(call.table(KeyPair.TABLE).all()));
        }
        return row;
    }

    /** The key pair of the name, or null. */
    static Row<KeyPair> find(Call call, String name) {
        Table<KeyPair> table = call.table(KeyPair.TABLE);
        for (Row<KeyPair> row : name == null ? table.by(KeyPair.BY_NAME, "") : table.by(KeyPair.BY_NAME, name)) {
            return row;
        }
        return null;
    }

    private static String names(Collection<Row<KeyPair>> rows) {
        if (rows.isEmpty()) {
            return "there is no key pair in this region of this account";
        }
        StringBuilder names = new StringBuilder("there are the key pairs ");
        String separator = "";
        for (Row<KeyPair> row : rows) {
            names.append(separator).append(row.value().name());
            separator = ", ";
        }
        return names.toString();
    }
}
