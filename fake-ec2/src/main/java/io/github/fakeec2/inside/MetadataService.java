package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.MetadataOptions;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.imds.Ec2MetadataAsyncClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;

/**
 * The instance metadata service (IMDS) as code on an instance reaches it: what {@code http://169.254.169.254} answers
 * there, by the instance's metadata options (EC2 user guide, "Use the Instance Metadata Service to access instance
 * metadata"). All methods throw {@link IllegalStateException} where nothing runs on the instance that could ask.
 */
public final class MetadataService {

    static final String TOKEN = "x-aws-ec2-metadata-token";
    static final String TTL = "x-aws-ec2-metadata-token-ttl-seconds";
    static final String TOKEN_PATH = "/latest/api/token";

    private static final long LONGEST_TTL = 21_600;

    private final Inside inside;
    private final int hops;

    MetadataService(Inside inside, int hops) {
        this.inside = inside;
        this.hops = hops;
    }

    /**
     * The service as code reaches it that is so many network hops away: 1 on the instance itself, 2 in a container with
     * a network of its own.
     *
     * @throws IllegalArgumentException if that is less than 1
     */
    public MetadataService viaHops(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("From the instance itself it is one hop to its metadata, not " + count);
        }
        return new MetadataService(inside, count);
    }

    /**
     * The SDK's client of the service. It does not try again what failed, since it would fail again; otherwise it
     * behaves and fails as it does on an instance. Needs the SDK's module {@code imds} on the class path.
     */
    public Ec2MetadataClient client() {
        return MetadataClients.sync(this);
    }

    /** The SDK's asynchronous client of the service; otherwise as {@link #client}. */
    public Ec2MetadataAsyncClient asyncClient() {
        return MetadataClients.async(this);
    }

    /** A request without a token, as version 1 of the service takes it. */
    public MetadataReply get(String path) {
        return answer("GET", path, Map.of()).orElseThrow();
    }

    /** A request with a token, as version 2 of the service takes it. */
    public MetadataReply get(String path, String token) {
        return answer("GET", path, Map.of(TOKEN, token)).orElseThrow();
    }

    /**
     * A token, which is good for a duration of 1 second to 6 hours.
     *
     * @throws IllegalStateException if the service gives none: the message has its answer, or says that the answer does
     *     not travel that many hops
     */
    public String token(Duration ttl) {
        MetadataReply reply = answer("PUT", TOKEN_PATH, Map.of(TTL, String.valueOf(ttl.toSeconds())))
                .orElseThrow(() -> new IllegalStateException(
                        "The answer to a token request does not travel " + hops + " hops from " + inside.id()));
        if (reply.status() != 200) {
            throw new IllegalStateException("No token: " + reply);
        }
        return reply.text();
    }

    /**
     * Answers a request as HTTP has it.
     *
     * @param method such as {@code GET}
     * @param path such as {@code /latest/meta-data/instance-id}
     * @param headers the request's headers, names in lower case
     * @return empty where the answer never arrives: that to a token request travels no more hops than the instance's
     *     {@code HttpPutResponseHopLimit}
     */
    public Optional<MetadataReply> answer(String method, String path, Map<String, String> headers) {
        return inside.read((call, row) -> answer(call, row, method, path, headers));
    }

    private Optional<MetadataReply> answer(Call call, Row<Instance> row, String method, String path,
            Map<String, String> headers) {
        InstanceState state = row.value().state();
        if (state == InstanceState.STOPPED || state == InstanceState.TERMINATED) {
            throw new IllegalStateException(row.id() + " is " + row.value().stateName()
                    + ": nothing runs on it that could ask for its metadata");
        }
        MetadataOptions options = row.value().settings().metadata();
        if (!options.httpEndpoint().equals("enabled")) {
            return Optional.of(MetadataReply.error(403, "Forbidden"));
        }
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "PUT" -> hops > options.hopLimit() ? Optional.empty() : Optional.of(put(call, row, path, headers));
            case "GET" -> Optional.of(get(call, row, path, headers.get(TOKEN), options));
            default -> Optional.of(MetadataReply.error(405, "Not Allowed"));
        };
    }

    /** "PUT requests that contain an X-Forwarded-For header are rejected." */
    private static MetadataReply put(Call call, Row<Instance> row, String path, Map<String, String> headers) {
        if (!path.equals(TOKEN_PATH)) {
            return MetadataReply.error(404, "Not Found");
        }
        if (headers.containsKey("x-forwarded-for")) {
            return MetadataReply.error(403, "Forbidden");
        }
        String ttl = headers.getOrDefault(TTL, "").strip();
        if (!ttl.matches("\\d{1,5}") || Long.parseLong(ttl) < 1 || Long.parseLong(ttl) > LONGEST_TTL) {
            return MetadataReply.error(400, "Bad Request");
        }
        String token = MetadataToken.issue(row.id(), call.now().plusSeconds(Long.parseLong(ttl)));
        return new MetadataReply(200, Map.of(TTL, ttl, "content-type", "text/plain"),
                token.getBytes(StandardCharsets.US_ASCII));
    }

    private static MetadataReply get(Call call, Row<Instance> row, String path, String token, MetadataOptions options) {
        boolean authorized = token == null ? options.httpTokens().equals("optional")
                : MetadataToken.isValid(token, row.id(), call.now());
        if (!authorized) {
            return MetadataReply.error(401, "Unauthorized");
        }
        MetadataPath asked = MetadataPath.of(path);
        if (asked.isUserData()) {
            String userData = row.value().settings().userData();
            return userData == null ? MetadataReply.error(404, "Not Found")
                    : MetadataReply.ok(Base64.getMimeDecoder().decode(userData));
        }
        String content = asked.in(MetadataTree.of(call, row));
        return content == null ? MetadataReply.error(404, "Not Found")
                : MetadataReply.ok(content.getBytes(StandardCharsets.UTF_8));
    }
}
