package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP request.
 *
 * @param minor the minor version: 0 or 1
 * @param headers by name, in any case
 */
record HttpHead(String method, String path, String query, int minor, Map<String, List<String>> headers) {

    /** A request line. Proxies get whole URIs, of which only the path counts here. */
    private static final Pattern REQUEST_LINE = Pattern.compile(
            "([A-Z]{1,20}) (?:[Hh][Tt][Tt][Pp][Ss]?://[^/?\\s]*)?([/*]?[!-~&&[^?]]*)(?:\\?([!-~]*))? HTTP/1\\.([01])");

    /** What a request without a legible head is taken for. */
    static final HttpHead NONE = new HttpHead("GET", "/", "", 1, Map.of());

    static HttpHead of(String requestLine) {
        Matcher line = REQUEST_LINE.matcher(requestLine);
        if (!line.matches() || !line.group(2).isEmpty() && "/*".indexOf(line.group(2).charAt(0)) < 0) {
            throw HttpReader.malformed("It does not begin with a line such as POST / HTTP/1.1");
        }
        return new HttpHead(line.group(1), line.group(2), line.group(3), line.group(4).charAt(0) - '0',
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    /** Whether the connection stays open for another request. */
    boolean keepsAlive() {
        return minor == 1 ? !says("connection", "close") : says("connection", "keep-alive");
    }

    /** Whether the client waits for a word before it sends the body. */
    boolean waitsBeforeBody() {
        return minor == 1 && says("expect", "100-continue");
    }

    /**
     * Whether the body comes in chunks.
     *
     * @throws AwsError {@code MalformedHttpRequest} for other codings, or where a length is given as well
     */
    boolean isChunked() {
        List<String> codings = headers.get("transfer-encoding");
        if (codings == null) {
            return false;
        }
        if (codings.size() != 1 || !codings.get(0).equalsIgnoreCase("chunked")
                || headers.containsKey("content-length")) {
            throw HttpReader.malformed("Its body has a transfer coding other than chunked, or a length as well");
        }
        return true;
    }

    /**
     * The length of a body that is not chunked.
     *
     * @throws AwsError {@code MalformedHttpRequest} where that is no number, {@code RequestEntityTooLarge}
     */
    int length() {
        List<String> lengths = headers.getOrDefault("content-length", List.of("0"));
        String digits = lengths.get(0);
        if (!lengths.stream().allMatch(digits::equals) || digits.isEmpty()
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw HttpReader.malformed("Its Content-Length is not one number");
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > 9 || Integer.parseInt(significant) > Wire.LARGEST_BODY) {
            throw Wire.tooLarge();
        }
        return Integer.parseInt(significant);
    }

    private boolean says(String header, String word) {
        for (String value : headers.getOrDefault(header, List.of())) {
            for (String said : value.split(",")) {
                if (said.trim().equalsIgnoreCase(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    WireRequest with(byte[] body) {
        return new WireRequest(method, path, query, headers, body);
    }
}
