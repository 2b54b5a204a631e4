package io.github.fakeec2.inside;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * What the metadata service answers to one request, as HTTP has it.
 *
 * @param status the status code, such as 200 or 404
 * @param headers the headers, names in lower case
 * @param body the content: text, but for user data, which is what it is
 */
public record MetadataReply(int status, Map<String, String> headers, byte[] body) {

    static MetadataReply ok(byte[] body) {
        return new MetadataReply(200, Map.of("content-type", "text/plain"), body);
    }

    /** An error, with the page that the service sends along. */
    static MetadataReply error(int status, String reason) {
        String title = status + " - " + reason;
        String page = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n"
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">\n <head>\n  <title>"
                + title + "</title>\n </head>\n <body>\n  <h1>" + title + "</h1>\n </body>\n</html>\n";
        return new MetadataReply(status, Map.of("content-type", "text/html"), page.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as text in UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetadataReply reply && reply.status == status && reply.headers.equals(headers)
                && Arrays.equals(reply.body, body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}
