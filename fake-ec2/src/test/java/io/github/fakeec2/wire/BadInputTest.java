package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no SDK sends: each gets an error of AWS's form, soon, and changes nothing. */
@Timeout(60)
@Tag("sdk-of-the-build")
class BadInputTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final FakeCloud cloud = FakeCloud.create();
    private final Wire wire = ((WireHttpClient) cloud.httpClient()).wire();
    private final String before = looked(cloud).digest();

    /** What an account has by itself is made when somebody first looks, which here is now. */
    private static FakeCloud looked(FakeCloud cloud) {
        cloud.ec2().describeVpcs();
        return cloud;
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(cloud.digest()).isEqualTo(before);
        cloud.close();
    }

    // Sources of the codes: "Error codes for the Amazon EC2 API", the "Common errors" of IAM, STS and Systems Manager.

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "Version=2016-11-15                                            | MissingAction",
            "Action=&Version=2016-11-15                                    | MissingAction",
            "Action=DescribeVpcs&Version=1999-01-01                        | NoSuchVersion",
            "Action=DescribeUnicorns&Version=2016-11-15                    | InvalidAction",
            "Action=describeVpcs&Version=2016-11-15                        | InvalidAction",
            "Action=../DescribeVpcs&Version=2016-11-15                     | InvalidAction",
            "Action=DescribeVpcs&Version=2016-11-15&Action=DescribeSubnets | MalformedQueryString",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.1=a&VpcId.1=b    | MalformedQueryString",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%              | MalformedQueryString",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%4             | MalformedQueryString",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%zz            | MalformedQueryString",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%-1            | MalformedQueryString",
            "Action=DescribeVpcs&Version=2016-11-15&%=1                    | MalformedQueryString",
            "Action=DescribeVpcs&Version=2016-11-15&Unknown=1              | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&vpcId.1=vpc-1          | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&=1                     | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.x=vpc-1          | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.-1=vpc-1         | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.1=a&VpcId.01=b   | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.99999999999=a    | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.member.1=vpc-1   | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId.1.Name=vpc-1     | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&VpcId=vpc-1            | InvalidParameterValue",
            "Action=DescribeVpcs&Version=2016-11-15&Filter.1=x             | InvalidParameterValue",
            "Action=DescribeVpcs&Version=2016-11-15&Filter.1.Nmae=x        | UnknownParameter",
            "Action=DescribeVpcs&Version=2016-11-15&MaxResults=ten         | InvalidParameterValue",
            "Action=DescribeVpcs&Version=2016-11-15&MaxResults=2147483648  | InvalidParameterValue",
            "Action=DescribeVpcs&Version=2016-11-15&MaxResults=1.5         | InvalidParameterValue",
            "Action=DescribeVpcs&Version=2016-11-15&MaxResults=1e99999999  | InvalidParameterValue",
            "Action=DescribeVpcs&Version=2016-11-15&MaxResults=            | InvalidParameterValue",
            "Action=DescribeVpcs&Version=2016-11-15&DryRun=maybe           | InvalidParameterValue",
            "Action=ImportKeyPair&Version=2016-11-15&KeyName=k&PublicKeyMaterial=*** | InvalidParameterValue",
            "Action=DescribeSpotPriceHistory&Version=2016-11-15&StartTime=yesterday  | InvalidParameterValue",
            "Action=DescribeSpotPriceHistory&Version=2016-11-15&StartTime=2026-13-01T00:00:00Z | InvalidParameterValue",
            "Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16&CidrBlok=10.0.0.0/16 | UnknownParameter",
            "Action=RunInstances&Version=2016-11-15&MinCount=1&MaxCount=one | InvalidParameterValue"})
    void aFormOfEc2sIsRefused(String form, String code) throws NoAnswerException {
        WireResponse answer = post("ec2", FORM, form.getBytes(StandardCharsets.UTF_8));

        assertThat(text(answer)).contains("<Response><Errors><Error><Code>" + code + "</Code><Message>")
                .contains("<RequestID>");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aFormThatNothingTellsTheServiceOfIsRefused() throws NoAnswerException {
        assertThat(text(wire.answer(request("GET", "/", "Action=DescribeVpcs", Map.of(), new byte[0]))))
                .contains("<Code>MissingParameter</Code><Message>The request must contain the parameter Version<");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "iam | Action=Nothing&Version=2010-05-08                           | InvalidAction",
            "iam | Action=ListRoles&Version=1999-01-01                         | InvalidAction",
            "iam | Version=2010-05-08                                          | MissingAction",
            "iam | Action=ListRoles&Version=2010-05-08&MaxItems=many           | MalformedInput",
            "iam | Action=ListRoles&Version=2010-05-08&MaxItems.x=1            | MalformedInput",
            "iam | Action=CreateRole&Version=2010-05-08&Tags=x                 | MalformedInput",
            "iam | Action=CreateRole&Version=2010-05-08&Tags.member.x.Key=x    | MalformedInput",
            "iam | Action=ListRoles&Version=2010-05-08&PathPrefix=%            | MalformedQueryString",
            "sts | Action=GetCallerIdentity&Version=2011-06-15&a=%F            | MalformedQueryString"})
    void aFormOfAwsQuerysIsRefused(String service, String form, String code) throws NoAnswerException {
        WireResponse answer = post(service, FORM, form.getBytes(StandardCharsets.UTF_8));

        assertThat(text(answer)).contains("<Error><Type>Sender</Type><Code>" + code + "</Code><Message>")
                .contains("<RequestId>");
        assertThat(answer.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "AmazonSSM.Nothing      | {}                                  | UnknownOperationException",
            "AmazonSSM.getParameter | {}                                  | UnknownOperationException",
            "AmazonSSM              | {}                                  | UnknownOperationException",
            "Nothing.GetParameter   | {}                                  | UnknownOperationException",
            ".                      | {}                                  | UnknownOperationException",
            "AmazonSSM.GetParameter | {                                   | SerializationException",
            "AmazonSSM.GetParameter | {\"Name\":                          | SerializationException",
            "AmazonSSM.GetParameter | {} {}                               | SerializationException",
            "AmazonSSM.GetParameter | []                                  | SerializationException",
            "AmazonSSM.GetParameter | null                                | SerializationException",
            "AmazonSSM.GetParameter | x                                   | SerializationException",
            "AmazonSSM.GetParameter | {\"Name\":1}                        | SerializationException",
            "AmazonSSM.GetParameter | {\"Name\":[\"x\"]}                  | SerializationException",
            "AmazonSSM.GetParameter | {\"WithDecryption\":\"true\"}       | SerializationException",
            "AmazonSSM.GetParameters | {\"Names\":\"x\"}                  | SerializationException",
            "AmazonSSM.GetParameters | {\"Names\":{}}                     | SerializationException",
            "AmazonSSM.GetParametersByPath | {\"Path\":\"/\",\"MaxResults\":2147483648}  | SerializationException",
            "AmazonSSM.GetParametersByPath | {\"Path\":\"/\",\"MaxResults\":1.5}         | SerializationException",
            "AmazonSSM.GetParametersByPath | {\"Path\":\"/\",\"MaxResults\":1e999999999} | SerializationException",
            "AmazonSSM.GetParametersByPath | {\"Path\":\"/\",\"MaxResults\":\"5\"}       | SerializationException",
            "AmazonSSM.StartAutomationExecution | {\"Parameters\":[]}     | SerializationException",
            "AmazonSSM.CreateActivation | {\"ExpirationDate\":1e999999999} | SerializationException",
            "AmazonSSM.CreateActivation | {\"ExpirationDate\":1e300}      | SerializationException",
            "AmazonSSM.CreateActivation | {\"ExpirationDate\":\"soon\"}   | SerializationException"})
    void aJsonBodyIsRefused(String target, String body, String code) throws NoAnswerException {
        WireResponse answer = wire.answer(request("POST", "/", "", Map.of("X-Amz-Target", List.of(target),
                "Content-Type", List.of("application/x-amz-json-1.1")), body.getBytes(StandardCharsets.UTF_8)));

        assertThat(text(answer)).startsWith("{\"__type\":\"" + code + "\",\"message\":\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/x-amz-json-1.1")
                .containsKey("x-amzn-RequestId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "GET    | /nowhere       | ``          | ``                       | UnknownOperationException | 404",
            "POST   | /tags          | ``          | {}                       | UnknownOperationException | 404",
            "PUT    | /policies      | ``          | {}                       | UnknownOperationException | 404",
            "GET    | /policies/%zz/ | ``          | ``                       | MalformedQueryString      | 400",
            "GET    | /policies      | state=%     | ``                       | MalformedQueryString      | 400",
            "POST   | /policies      | ``          | {                        | SerializationException    | 400",
            "POST   | /policies      | ``          | {\"Description\":{}}     | SerializationException    | 400",
            "POST   | /policies      | ``          | {\"PolicyDetails\":[]}   | SerializationException    | 400"})
    void aRestRequestIsRefused(String method, String path, String query, String body, String code, int status)
            throws NoAnswerException {
        WireResponse answer = wire.answer(request(method, path, query, signed("dlm", "application/json"),
                body.getBytes(StandardCharsets.UTF_8)));

        assertThat(text(answer)).startsWith("{\"__type\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "GET    | /policies               | NotSimulated              | 400 | dlm:GetLifecyclePolicies",
            "DELETE | /tags/arn%3Aaws%3Adlm   | NotSimulated              | 400 | dlm:UntagResource",
            "GET    | /snapshots/snap-1/blocks | NotSimulated             | 400 | ebs:ListSnapshotBlocks",
            "PUT    | /snapshots/s/blocks/1   | NotSimulated              | 400 | ebs:PutSnapshotBlock",
            "PUT    | /snapshots/s/blocks/one | ValidationException       | 400 | blockIndex",
            "PUT    | /snapshots/%zz/blocks/1 | MalformedQueryString      | 400 | ``",
            "PATCH  | /snapshots              | UnknownOperationException | 404 | /snapshots",
            "GET    | /snapshots/s/blocks/1/2 | UnknownOperationException | 404 | /snapshots/s/blocks/1/2"})
    void aRestRequestWithoutASignatureIsAnsweredInJsonToo(String method, String path, String code, int status,
            String inMessage) throws NoAnswerException {
        WireResponse answer = wire.answer(request(method, path, "", Map.of(), new byte[0]));

        assertThat(text(answer)).startsWith("{\"__type\":\"" + code + "\"").contains(inMessage);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json")
                .containsEntry("x-amzn-ErrorType", code).containsKey("x-amzn-RequestId");
    }

    @Test
    void whatIsRefusedBeforeItIsReadIsRefusedInTheProtocolOfItsPath() throws NoAnswerException {
        byte[] large = new byte[Wire.LARGEST_BODY + 1];

        assertThat(text(wire.answer(request("PUT", "/snapshots/s/blocks/1", "", Map.of(), large))))
                .startsWith("{\"__type\":\"RequestEntityTooLarge\"");
        assertThat(text(wire.refuse(request("POST", "/policies", "", Map.of(), new byte[0]), Wire.tooLarge())))
                .startsWith("{\"__type\":\"RequestEntityTooLarge\"");
        assertThat(text(wire.answer(request("PUT", "/tea", "", Map.of(), large))))
                .contains("<Code>RequestEntityTooLarge</Code>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a0", "bfff", "bf646e616d6563666f6fff"})
    void whatIsWellFormedCborIsNot(String hex) {
        assertThat(CborReader.read(HexFormat.of().parseHex(hex)).size()).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "80", "60", "f6", "ff", "a1", "a100", "a10000", "a161", "a16161", "bf", "bf6161",
            "bf6161ff", "a16161ff", "a1616100ff", "a161619a7fffffff", "a161619bffffffffffffffff", "a161615affffffff",
            "a161617bffffffffffffffff", "ba7fffffff", "a161611c", "a16161fc", "a161615f6161ff", "a161615f5f4100ffff",
            "a16161c1", "a16161c1fb7ff8000000000000", "a16161c11bffffffffffffffff", "a16161c4821b7fffffffffffffff"})
    void aCborBodyIsRefused(String hex) throws NoAnswerException {
        assertCborRefused(HexFormat.of().parseHex(hex), "SerializationException", 400);
    }

    private void assertCborRefused(byte[] body, String code, int status) throws NoAnswerException {
        WireResponse answer = cbor("/service/GraniteServiceVersion20100801/operation/ListMetrics", body);
        assertThat(CborReader.read(answer.body()).get("__type")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/cbor")
                .containsEntry("smithy-protocol", "rpc-v2-cbor");
    }

    private WireResponse cbor(String path, byte[] body) throws NoAnswerException {
        return wire.answer(request("POST", path, "", Map.of("Smithy-Protocol", List.of("rpc-v2-cbor"),
                "Content-Type", List.of("application/cbor")), body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/service/Nothing/operation/ListMetrics", "/service//operation/",
            "/service/GraniteServiceVersion20100801/operation/Nothing"})
    void aCborOperationThatThereIsNotIsRefused(String path) throws NoAnswerException {
        WireResponse answer = cbor(path, new byte[0]);

        assertThat(CborReader.read(answer.body()).get("__type")).isEqualTo("UnknownOperationException");
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void depthIsBounded() throws NoAnswerException {
        String deepJson = "{\"Parameters\":" + "[".repeat(1_000_000);
        byte[] deepCbor = new byte[1_000_000];
        Arrays.fill(deepCbor, (byte) 0x81);
        String deepForm = "Action=DescribeVpcs&Version=2016-11-15&Filter" + ".1".repeat(1_000_000) + "=x";

        assertThat(text(json("GetParameter", deepJson))).contains("SerializationException");
        assertCborRefused(deepCbor, "SerializationException", 400);
        Arrays.fill(deepCbor, (byte) 0xC1);
        assertCborRefused(deepCbor, "SerializationException", 400);
        assertThat(text(post("ec2", FORM, deepForm.getBytes(StandardCharsets.UTF_8)))).contains("MalformedQueryString");
    }

    @Test
    void lengthIsBounded() throws Exception {
        StringBuilder parameters = new StringBuilder("Action=DescribeVpcs&Version=2016-11-15");
        for (int i = 0; parameters.length() < Wire.LARGEST_BODY - 20; i++) {
            parameters.append('&').append(Integer.toString(i, 36));
        }
        String digits = "9".repeat(4_000_000);
        byte[] large = new byte[Wire.LARGEST_BODY + 1];
        byte[] bignum = new byte[4_000_000];
        Arrays.fill(bignum, (byte) 0x7F);
        ByteArrayOutputStream huge = new ByteArrayOutputStream();
        huge.writeBytes(HexFormat.of().parseHex("bf6a4d6178526573756c7473c25a003d0900")); // MaxResults, a big number
        huge.writeBytes(bignum);
        huge.write(0xFF);

        assertThat(post("ec2", FORM, parameters.toString().getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
        assertThat(text(post("ec2", FORM, ("Action=DescribeVpcs&Version=2016-11-15&MaxResults=" + digits)
                .getBytes(StandardCharsets.UTF_8)))).contains("InvalidParameterValue");
        assertThat(text(json("GetParametersByPath", "{\"MaxResults\":" + digits + "}")))
                .contains("SerializationException");
        assertThat(cbor("/service/AmazonSSM/operation/GetParametersByPath", huge.toByteArray()).status())
                .isEqualTo(400);
        assertThat(post("ec2", FORM, large).status()).isEqualTo(413);
        assertThat(compressed(large).status()).isEqualTo(413);
    }

    @Test
    void aCompressionThatIsNoneIsRefused() throws NoAnswerException {
        Map<String, List<String>> headers = signed("monitoring", FORM);
        headers.put("Content-Encoding", List.of("gzip"));
        byte[] plain = "Action=ListMetrics&Version=2010-08-01".getBytes(StandardCharsets.UTF_8);

        assertThat(wire.answer(request("POST", "/", "", headers, plain)).status()).isEqualTo(400);
        headers.put("Content-Encoding", List.of("br"));
        assertThat(wire.answer(request("POST", "/", "", headers, plain)).status()).isEqualTo(415);
    }

    private WireResponse compressed(byte[] body) throws IOException, NoAnswerException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        Map<String, List<String>> headers = signed("monitoring", FORM);
        headers.put("Content-Encoding", List.of("gzip"));
        return wire.answer(request("POST", "/", "", headers, out.toByteArray()));
    }

    /** Bytes at random, and well-formed requests of which bytes are changed at random, cut off or repeated. */
    @Test
    void whateverComesIsAnswered() throws NoAnswerException {
        Random random = new Random(1);
        List<byte[]> good = List.of(
                "Action=DescribeVpcs&Version=2016-11-15&Filter.1.Name=x&Filter.1.Value.1=y&MaxResults=5".getBytes(
                        StandardCharsets.UTF_8), "{\"Names\":[\"/a\",\"b\\u0000\"],\"WithDecryption\":true,\"x\":1e5}"
                .getBytes(StandardCharsets.UTF_8), HexFormat.of().parseHex(
                        "bf694e616d6573706163656341427f63616263ff6a44696d656e73696f6e739fa2646e616d656161ffffff"));
        for (int i = 0; i < 20_000; i++) {
            byte[] body = mutated(good.get(i % good.size()).clone(), random);
            WireResponse answer = switch (i % good.size()) {
                case 0 -> post("ec2", FORM, body);
                case 1 -> json("GetParameters", body);
                default -> cbor("/service/GraniteServiceVersion20100801/operation/ListMetrics", body);
            };
            assertThat(answer.status()).as("case %s", i).isBetween(200, 499);
        }
    }

    private static byte[] mutated(byte[] body, Random random) {
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(body, 1 + random.nextInt(body.length)) : body;
    }

    private WireResponse json(String operation, String body) throws NoAnswerException {
        return json(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    private WireResponse json(String operation, byte[] body) throws NoAnswerException {
        return wire.answer(request("POST", "/", "", Map.of("X-Amz-Target", List.of("AmazonSSM." + operation)), body));
    }

    private WireResponse post(String service, String contentType, byte[] body) throws NoAnswerException {
        return wire.answer(request("POST", "/", "", signed(service, contentType), body));
    }

    private static WireRequest request(String method, String path, String query, Map<String, List<String>> headers,
            byte[] body) {
        return new WireRequest(method, path, query, headers, body);
    }

    private static Map<String, List<String>> signed(String service, String contentType) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Content-Type", List.of(contentType));
        headers.put("Authorization", List.of("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=0"));
        return headers;
    }

    private static String text(WireResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
