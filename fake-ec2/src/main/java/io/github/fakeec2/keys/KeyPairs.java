package io.github.fakeec2.keys;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Key pairs by name, which is how requests speak of them. */
public final class KeyPairs {

    private KeyPairs() {
    }

    /**
     * The key pair of the name.
     *
     * @throws AwsError {@code InvalidKeyPair.NotFound} if the region has none
     */
    public static KeyPair get(Call call, String name) {
        return getAll(call, List.of(String.valueOf(name))).get(0).value();
    }

    /** The key pairs of the names, each once; one error tells all names that are unknown. */
    static List<Row<KeyPair>> getAll(Call call, Collection<String> names) {
        List<Row<KeyPair>> rows = new ArrayList<>(names.size());
        List<String> unknown = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            Row<KeyPair> row = find(call, name);
            if (row != null && call.table(KeyPair.TABLE).isVisible(row)) {
                rows.add(row);
            } else {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            String message =
                    unknown.size() == 1 ? "The key pair '%s' does not exist" : "The key pairs '%s' do not exist";
            throw AwsError.of("InvalidKeyPair.NotFound", message.replace("%s", String.join(", ", unknown)))
                    .withHint(existing(call));
        }
        return rows;
    }

    /** The key pair of the name, visible to callers yet or not, or null. */
    static Row<KeyPair> find(Call call, String name) {
        Iterator<Row<KeyPair>> found =
                call.table(KeyPair.TABLE).by(KeyPair.BY_NAME, String.valueOf(name)).iterator();
        return found.hasNext() ? found.next() : null;
    }

    private static String existing(Call call) {
        Set<String> names = new LinkedHashSet<>();
        call.table(KeyPair.TABLE).all().forEach(row -> names.add(row.value().name()));
        return names.isEmpty() ? "there is no key pair in this region of this account"
                : "there are the key pairs " + String.join(", ", names);
    }
}
