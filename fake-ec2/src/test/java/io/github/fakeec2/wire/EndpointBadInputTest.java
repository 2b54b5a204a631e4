package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Whatever comes over the line, the answer is an error of AWS's in bounded time, and nothing has changed. */
@Timeout(60)
class EndpointBadInputTest {

    private static final String CREATE_VPC = "Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16";
    private static final String HOST = "Host: localhost\r\n";
    private static final String CHUNKED = "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String SIGNED_FOR = "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/%/"
            + "aws4_request, SignedHeaders=host, Signature=00\r\n";

    private final FakeCloud cloud = FakeCloud.create();

    @AfterEach
    void close() {
        cloud.close();
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                // HTTP
                arguments("no request line", "hello\r\n\r\n", 400, "MalformedHttpRequest"),
                arguments("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", 400,
                        "MalformedHttpRequest"),
                arguments("another version of HTTP", "GET / HTTP/2.0\r\n" + HOST + "\r\n", 400, "MalformedHttpRequest"),
                arguments("lines of another kind", "GET / HTTP/1.1\n" + "Host: localhost\n\n", 400,
                        "MalformedHttpRequest"),
                arguments("a line in a line", "GET / HTTP/1.1\r\nX: a\rContent-Length: 5\r\n\r\n", 400,
                        "MalformedHttpRequest"),
                arguments("no headers", "GET / HTTP/1.1\r\n", 400, "MalformedHttpRequest"),
                arguments("a header without a name", "GET / HTTP/1.1\r\n: x\r\n\r\n", 400, "MalformedHttpRequest"),
                arguments("a folded header", "GET / HTTP/1.1\r\n" + HOST + " more\r\n\r\n", 400,
                        "MalformedHttpRequest"),
                arguments("a blank in the path", "GET /a b HTTP/1.1\r\n\r\n", 400, "MalformedHttpRequest"),
                arguments("an endless header", "GET / HTTP/1.1\r\nX: " + "x".repeat(1 << 20), 431,
                        "RequestHeaderFieldsTooLarge"),
                arguments("headers without end", "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(100_000), 431,
                        "RequestHeaderFieldsTooLarge"),
                // lengths
                arguments("a truncated body", RawHttp.form(CREATE_VPC).replaceFirst("h: \\d+", "h: 1000"), 400,
                        "MalformedHttpRequest"),
                arguments("a length that is none", RawHttp.form(CREATE_VPC).replaceFirst("h: \\d+", "h: -1"), 400,
                        "MalformedHttpRequest"),
                arguments("two lengths",
                        RawHttp.form(CREATE_VPC).replace("Content-L", "Content-Length: 1\r\nContent-L"), 400,
                        "MalformedHttpRequest"),
                arguments("too large a length", RawHttp.form(CREATE_VPC).replaceFirst("h: \\d+", "h: 99999999999999"),
                        413, "RequestEntityTooLarge"),
                arguments("too large a body", RawHttp.form("a=" + "x".repeat(Wire.LARGEST_BODY)), 413,
                        "RequestEntityTooLarge"),
                // chunks
                arguments("a chunk without a size", CHUNKED + "\r\n", 400, "MalformedHttpRequest"),
                arguments("a chunk size that is none", CHUNKED + "-5\r\nhello\r\n0\r\n\r\n", 400,
                        "MalformedHttpRequest"),
                arguments("a chunk that is too short", CHUNKED + "5\r\nhell\r\n0\r\n\r\n", 400, "MalformedHttpRequest"),
                arguments("a chunk that is too long", CHUNKED + "5\r\nhello there\r\n0\r\n\r\n", 400,
                        "MalformedHttpRequest"),
                arguments("chunks without end", CHUNKED + "3\r\na=b\r\n", 400, "MalformedHttpRequest"),
                arguments("a huge chunk", CHUNKED + "FFFFFFFFFFFFFFFF\r\n", 413, "RequestEntityTooLarge"),
                arguments("too many chunks", CHUNKED + ("10000\r\n" + "x".repeat(1 << 16) + "\r\n").repeat(65), 413,
                        "RequestEntityTooLarge"),
                arguments("a length for chunks", CHUNKED.replace("\r\n\r\n", "\r\nContent-Length: 3\r\n\r\n")
                        + "0\r\n\r\n", 400, "MalformedHttpRequest"),
                arguments("another coding", CHUNKED.replace("chunked", "gzip, chunked") + "0\r\n\r\n", 400,
                        "MalformedHttpRequest"),
                // forms
                arguments("nothing", "GET / HTTP/1.1\r\n" + HOST + "\r\n", 400, "MissingParameter"),
                arguments("no action", RawHttp.form("Version=2016-11-15"), 400, "MissingAction"),
                arguments("an unknown action", RawHttp.form("Action=MakeTea&Version=2016-11-15"), 400, "InvalidAction"),
                arguments("an action that is a path", RawHttp.form("Action=../CreateVpc&Version=2016-11-15"), 400,
                        "InvalidAction"),
                arguments("an unknown version", RawHttp.form("Action=CreateVpc&Version=1999-01-01"), 400,
                        "NoSuchVersion"),
                arguments("an unknown parameter", RawHttp.form(CREATE_VPC + "&Colour=red"), 400, "UnknownParameter"),
                arguments("a parameter twice", RawHttp.form(CREATE_VPC + "&CidrBlock=10.1.0.0/16"), 400,
                        "MalformedQueryString"),
                arguments("bad percent-encoding", RawHttp.form(CREATE_VPC + "&DryRun=%zz"), 400,
                        "MalformedQueryString"),
                arguments("bad percent-encoding in the path", "GET /?" + CREATE_VPC + "%2 HTTP/1.1\r\n\r\n", 400,
                        "MalformedQueryString"),
                arguments("a number that is a text", RawHttp.form(CREATE_VPC + "&Ipv4NetmaskLength=many"), 400,
                        "InvalidParameterValue"),
                arguments("a list that is a text", RawHttp.form(CREATE_VPC + "&TagSpecification=x"), 400,
                        "InvalidParameterValue"),
                arguments("deep nesting", RawHttp.form(CREATE_VPC + "&TagSpecification" + ".1".repeat(10_000) + "=x"),
                        400, "MalformedQueryString"),
                arguments("very many parameters", RawHttp.form(CREATE_VPC + parameters(300_000)), 400,
                        "MalformedQueryString"),
                arguments("a million parameters of one name", RawHttp.form("&a".repeat(1_000_000)), 400,
                        "MalformedQueryString"),
                arguments("very many elements", RawHttp.form(CREATE_VPC + elements(200_000)), 400,
                        "MalformedQueryString"),
                arguments("JSON for a form", RawHttp.form("{\"CidrBlock\":\"10.0.0.0/16\"}").replace(
                        "application/x-www-form-urlencoded", "application/json"), 400, "MissingParameter"),
                arguments("bytes of no encoding", RawHttp.form("\u00ff\u00fe\u0000=\u0001"), 400, "MissingParameter"),
                // JSON, REST and CBOR
                arguments("an unknown target", json("AmazonSSM.MakeTea", "{}"), 400, "UnknownOperationException"),
                arguments("a target of no service", json("Tea.Make", "{}"), 400, "UnknownOperationException"),
                arguments("a target that is none", json("Tea", "{}"), 400, "UnknownOperationException"),
                arguments("no JSON", json("AmazonSSM.GetParameter", "{\"Name\":"), 400, "SerializationException"),
                arguments("JSON that is no object", json("AmazonSSM.GetParameter", "[]"), 400,
                        "SerializationException"),
                arguments("JSON of another type", json("AmazonSSM.GetParameter", "{\"Name\":{}}"), 400,
                        "SerializationException"),
                arguments("deep JSON", json("AmazonSSM.GetParameter", "[".repeat(1_000_000)), 400,
                        "SerializationException"),
                arguments("an unknown path", "GET /tea HTTP/1.1\r\n" + SIGNED_FOR.replace("%", "dlm") + "\r\n", 404,
                        "UnknownOperationException"),
                arguments("a path of REST, without a signature", "PATCH /snapshots HTTP/1.1\r\n" + HOST + "\r\n", 404,
                        "UnknownOperationException"),
                arguments("too large a body at a path of REST", RawHttp.form("").replace("POST / ",
                        "PUT /snapshots/s/blocks/1 ").replaceFirst("h: \\d+", "h: 99999999"), 413,
                        "RequestEntityTooLarge"),
                arguments("no CBOR", cbor("GraniteServiceVersion20100801", "\u00ff\u00ff"), 400,
                        "SerializationException"),
                arguments("deep CBOR", cbor("GraniteServiceVersion20100801", "\u0081".repeat(1_000_000)), 400,
                        "SerializationException"),
                arguments("CBOR of a huge length", cbor("GraniteServiceVersion20100801",
                        "\u00bb\u007f" + "\u00ff".repeat(7)), 400, "SerializationException"),
                arguments("CBOR for no service", cbor("Tea", "\u00a0"), 404, "UnknownOperationException"),
                // whose and where
                arguments("no region", RawHttp.form(CREATE_VPC).replace("Content-T",
                        SIGNED_FOR.replace("us-east-1", "moon-1").replace("%", "ec2") + "Content-T"), 401,
                        "AuthFailure"));
    }

    private static String parameters(int count) {
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            parameters.append("&p").append(i).append('=');
        }
        return parameters.toString();
    }

    private static String elements(int count) {
        StringBuilder elements = new StringBuilder();
        for (int i = 0; i < count; i++) {
            elements.append("&Tag.").append(i).append(".K=x");
        }
        return elements.toString();
    }

    private static String json(String target, String body) {
        return RawHttp.form(body).replace("Content-Type: application/x-www-form-urlencoded",
                "Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: " + target);
    }

    private static String cbor(String service, String body) {
        return RawHttp.form(body).replace("POST / ", "POST /service/" + service + "/operation/ListMetrics ")
                .replace("Content-Type: application/x-www-form-urlencoded",
                        "Content-Type: application/cbor\r\nSmithy-Protocol: rpc-v2-cbor");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void isRefusedInAwssWayAndChangesNothing(String what, String request, int status, String code) throws IOException {
        cloud.ec2().describeVpcs();
        String before = cloud.digest();

        RawHttp.Answer answer = RawHttp.exchange(cloud.endpoint(), request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.body()).containsPattern("<Code>" + code + "</Code>|\"__type\":\"" + code + "\"|__type.{1,3}"
                + code).doesNotContain("\tat ", "java.");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(cloud.digest()).isEqualTo(before);
    }

    @Test
    void aClientThatIsTooSlowIsToldSoAndCutOff() throws IOException {
        try (Endpoint impatient = endpoint("".getBytes()); RawHttp slow = new RawHttp(impatient.uri())) {
            slow.send(RawHttp.form(CREATE_VPC).substring(0, 80));

            RawHttp.Answer answer = slow.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.head()).contains("Connection: close");
            assertThat(slow.countToEnd()).isZero();
        }
    }

    @Test
    void aClientThatSaysNothingIsCutOff() throws IOException {
        try (Endpoint impatient = endpoint("".getBytes()); RawHttp silent = new RawHttp(impatient.uri())) {
            assertThat(silent.countToEnd()).isZero();
        }
    }

    @Test
    void aClientThatDoesNotTakeItsAnswerIsCutOff() throws IOException {
        byte[] large = new byte[64 << 20];
        try (Endpoint impatient = endpoint(large); RawHttp deaf = new RawHttp(impatient.uri())) {
            deaf.send(RawHttp.form(CREATE_VPC));
            for (int i = 0; i < 3; i++) { // each lasts as long as the endpoint's patience does
                try (RawHttp silent = new RawHttp(impatient.uri())) {
                    silent.countToEnd();
                }
            }

            assertThat(deaf.countToEnd()).isLessThan(large.length);
        }
    }

    private static Endpoint endpoint(byte[] answer) {
        return Endpoint.open(0, new Responder() {

            @Override
            public WireResponse answer(WireRequest request) {
                return new WireResponse(200, Map.of(), answer);
            }

            @Override
            public WireResponse refuse(WireRequest request, io.github.fakeec2.error.AwsError error) {
                return new WireResponse(error.status(), Map.of(), new byte[0]);
            }
        }, Duration.ofMillis(100));
    }

    @Test
    void aThousandBadClientsDoNotKeepOutAGoodOne() throws IOException {
        URI endpoint = cloud.endpoint();
        for (int i = 0; i < 1_000; i++) {
            try (RawHttp bad = new RawHttp(endpoint)) {
                bad.send("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nAction");
            }
        }

        assertThat(RawHttp.exchange(endpoint, RawHttp.form(CREATE_VPC).getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(200);
        assertThat(cloud.client(Ec2Client.class).describeVpcs().vpcs()).hasSize(2);
    }
}
