package io.github.fakeec2.network.endpoint;

/** Tells whether a text is JSON (RFC 8259), and where it stops being it. */
final class JsonSyntax {

    /** Deeper than any policy; what is deeper would only exhaust the stack. */
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** The place of the first character that keeps the text from being one JSON object, or -1 if it is one. */
    static int firstErrorInObject(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        syntax.skipBlanks();
        boolean ok = syntax.peek() == '{' && syntax.value(0);
        syntax.skipBlanks();
        return ok && syntax.at == text.length() ? -1 : Math.min(syntax.at, text.length());
    }

    private boolean value(int depth) {
        skipBlanks();
        return depth <= DEEPEST && switch (peek()) {
            case '{' -> members('}', depth, true);
            case '[' -> members(']', depth, false);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean members(char end, int depth, boolean named) {
        at++;
        skipBlanks();
        if (take(end)) {
            return true;
        }
        do {
            skipBlanks();
            if (named && !(string() && takeAfterBlanks(':')) || !value(depth + 1)) {
                return false;
            }
        } while (takeAfterBlanks(','));
        return take(end);
    }

    private boolean string() {
        if (!take('"')) {
            return false;
        }
        while (at < text.length() && peek() >= ' ') {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (take('u')) {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(peek(), 16) < 0) {
                    return false;
                }
                at++;
            }
            return true;
        }
        boolean known = at < text.length() && "\"\\/bfnrt".indexOf(peek()) >= 0;
        at += known ? 1 : 0;
        return known;
    }

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > from;
    }

    private boolean word(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private boolean takeAfterBlanks(char c) {
        skipBlanks();
        return take(c);
    }

    private boolean take(char c) {
        boolean there = peek() == c && at < text.length();
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, or one that no JSON text has. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
