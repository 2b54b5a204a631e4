package io.github.fakeec2.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * One page of things that have no rows of their own, such as the entries of a list. Tokens name how many went before,
 * so that the things should keep their order from one page to the next.
 *
 * @param items what is on the page
 * @param nextToken the token for the next page, or null on the last one
 */
public record Slice<V>(List<V> items, String nextToken) {

    /**
     * The page that a request asks for.
     *
     * @param all everything, in order
     * @param of what it belongs to, for a token given out for one thing to be none of another
     * @throws io.github.fakeec2.error.AwsError {@code InvalidParameterValue} for {@code MaxResults} out of range and
     *     for a token that the operation did not give out for the same thing
     */
    public static <V> Slice<V> of(List<V> all, String of, PageRules rules, Integer maxResults, String nextToken) {
        String token = nextToken == null || nextToken.isEmpty() ? null : nextToken;
        int size = rules.sizeOf(maxResults, false, token);
        int from = token == null ? 0 : placeIn(token, of, rules);
        if (from > all.size()) {
            throw rules.badToken(token);
        }
        int to = (int) Math.min((long) from + size, all.size());
        return new Slice<>(all.subList(from, to), to == all.size() ? null : token(of, to));
    }

    private static String token(String of, int place) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((of + ' ' + place).getBytes(StandardCharsets.UTF_8));
    }

    private static int placeIn(String token, String of, PageRules rules) {
        try {
            String content = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (content.startsWith(of + ' ')) {
                int place = Integer.parseInt(content.substring(of.length() + 1));
                if (place >= 0) {
                    return place;
                }
            }
        } catch (IllegalArgumentException e) {
            // neither Base64 nor a number: the same answer as for a token of something else
        }
        throw rules.badToken(token);
    }
}
