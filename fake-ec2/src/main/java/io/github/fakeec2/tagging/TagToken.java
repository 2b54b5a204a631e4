package io.github.fakeec2.tagging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of DescribeTags begins: at a resource and, if the page before ended amid its tags, behind the last of
 * them. That one is named by its key, since tags have no place of their own that stays when others come and go.
 *
 * @param place the listing's own token, which names the place of the resource
 * @param resourceId the resource of the last tag on the page before, or null on the first page
 * @param key the key of that tag
 */
record TagToken(String place, String resourceId, String key) {

    /** Not part of Base64, so that a listing refuses a token whose second half makes no sense. */
    private static final char SEPARATOR = '.';

    /** What a request's token says; what is no token is left to the listing, which refuses it. */
    static TagToken read(String text) {
        int separator = text == null ? -1 : text.indexOf(SEPARATOR);
        if (separator >= 0) {
            try {
                String last = new String(Base64.getUrlDecoder().decode(text.substring(separator + 1)),
                        StandardCharsets.UTF_8);
                int space = last.indexOf(' ');
                if (space > 0) {
                    return new TagToken(text.substring(0, separator), last.substring(0, space),
                            last.substring(space + 1));
                }
            } catch (IllegalArgumentException e) {
                // not Base64: no token of ours
            }
        }
        return new TagToken(text, null, null);
    }

    /** The token for the page that follows a tag. */
    static TagToken after(TagEntry last, String place) {
        return new TagToken(place, last.resourceId(), last.key());
    }

    /** Whether a tag was due on an earlier page. */
    boolean isPast(TagEntry tag) {
        return tag.resourceId().equals(resourceId) && tag.key().compareTo(key) <= 0;
    }

    /** The token as a response has it. */
    String text() {
        String last = resourceId + ' ' + key;
        return place + SEPARATOR
                + Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }
}
