package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One page of things that are listed in the order of a key, such as a name. A token names the last key of the page
 * before, so that what comes and goes between two pages neither repeats nor hides anything else.
 *
 * @param items what is on the page
 * @param nextToken the token for the next page, or null on the last one
 */
public record KeyedPage<V>(List<V> items, String nextToken) {

    /**
     * The page that a request asks for.
     *
     * @param sorted everything, in the natural order of the keys, which are unique
     * @param of what is listed, for a token given out by one listing to be none of another
     * @param size how many may be on the page
     * @param token what the page before gave out, or null
     * @param badToken the error for a token that the listing did not give out
     */
    public static <V> KeyedPage<V> of(Collection<V> sorted, Function<V, String> key, String of, int size,
            String token, AwsError badToken) {
        String after = token == null ? null : keyIn(token, of, badToken);
        List<V> items = new ArrayList<>();
        for (V item : sorted) {
            if (after != null && key.apply(item).compareTo(after) <= 0) {
                continue;
            }
            if (items.size() == size) {
                return new KeyedPage<>(items, token(of, key.apply(items.get(size - 1))));
            }
            items.add(item);
        }
        return new KeyedPage<>(items, null);
    }

    private static String token(String of, String key) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((of + ' ' + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String keyIn(String token, String of, AwsError badToken) {
        try {
            String content = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (content.startsWith(of + ' ')) {
                return content.substring(of.length() + 1);
            }
        } catch (IllegalArgumentException e) {
            // no Base64: the same answer as for a token of something else
        }
        throw badToken;
    }
}
