package io.github.fakeec2.query;

/**
 * Patterns as EC2's filters have them: {@code *} stands for any text, {@code ?} for any one character, and a
 * backslash takes the meaning from the character behind it; everything is case-sensitive
 * (EC2 API reference, "List and filter your resources").
 */
public final class Wildcard {

    private Wildcard() {
    }

    /** Whether the whole text is of that pattern. */
    public static boolean matches(String pattern, String text) {
        // Greedy with one point to fall back to: linear in practice, never exponential.
        int p = 0;
        int t = 0;
        int afterStar = -1;
        int textAtStar = -1;
        while (t < text.length()) {
            char expected = p < pattern.length() ? pattern.charAt(p) : '\0';
            boolean escaped = expected == '\\' && p + 1 < pattern.length();
            if (p < pattern.length() && !escaped && expected == '*') {
                afterStar = ++p;
                textAtStar = t;
            } else if (p < pattern.length() && !escaped && expected == '?') {
                p++;
                t++;
            } else if (p < pattern.length() && (escaped ? pattern.charAt(p + 1) : expected) == text.charAt(t)) {
                p += escaped ? 2 : 1;
                t++;
            } else if (afterStar >= 0) {
                p = afterStar;
                t = ++textAtStar;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
