package io.github.fakeec2.wire;

import io.github.fakeec2.access.AccessKeys;
import io.github.fakeec2.error.AwsError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 of a request, in the header Authorization or in the query (IAM user guide, "Create a signed AWS
 * API request"). When a request was signed does not count: the cloud's time is not the sender's.
 */
final class Signature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " Credential=([^/,\\s]+)/(\\d{8}/[^/,\\s]+/[^/,\\s]+/aws4_request), ?SignedHeaders=([^,\\s]+), ?"
            + "Signature=([0-9a-f]{64})");
    private static final Pattern CREDENTIAL = Pattern.compile("([^/]+)/(\\d{8}/[^/]+/[^/]+/aws4_request)");

    private final WireRequest request;
    private final String accessKey;
    private final String scope;
    private final String signedHeaders;
    private final String signature;
    private final String time;

    private Signature(WireRequest request, String accessKey, String scope, String signedHeaders, String signature,
            String time) {
        this.request = request;
        this.accessKey = accessKey;
        this.scope = scope;
        this.signedHeaders = signedHeaders;
        this.signature = signature;
        this.time = time;
    }

    /**
     * Requires that a request is signed with the secret of its access key: for the temporary keys that the cloud gives
     * out, the one that goes with them, for all others the one given.
     *
     * @throws AwsError {@code MissingAuthenticationToken}, {@code IncompleteSignature}, and for a wrong signature
     *     {@code AuthFailure} of EC2, {@code InvalidSignatureException} of services that speak JSON or CBOR, {@code
     *     SignatureDoesNotMatch} of others
     */
    static void require(WireRequest request, Exchange exchange, String secret) {
        Signature given = of(request);
        String secretKey = AccessKeys.secretOf(given.accessKey);
        if (!given.isMadeWith(secretKey == null ? secret : secretKey)) {
            throw mismatch(exchange);
        }
    }

    private static AwsError mismatch(Exchange exchange) {
        if (exchange.service() == Service.EC2) {
            return AwsError.of("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
        }
        return AwsError.of(exchange instanceof QueryExchange ? "SignatureDoesNotMatch"
                : "InvalidSignatureException", 403,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                        + "Access Key and signing method. Consult the service documentation for details.");
    }

    private static Signature of(WireRequest request) {
        String header = request.header("authorization");
        if (!header.isEmpty()) {
            Matcher parts = AUTHORIZATION.matcher(header);
            if (!parts.matches()) {
                throw incomplete();
            }
            return new Signature(request, parts.group(1), parts.group(2), parts.group(3), parts.group(4),
                    request.header("x-amz-date"));
        }
        Form query = Form.read(request.query());
        if (query.textOf("X-Amz-Algorithm").isEmpty()) {
            throw AwsError.of("MissingAuthenticationToken", 403, "Missing Authentication Token");
        }
        Matcher credential = CREDENTIAL.matcher(query.textOf("X-Amz-Credential"));
        if (!credential.matches() || !query.textOf("X-Amz-Algorithm").equals(ALGORITHM)) {
            throw incomplete();
        }
        return new Signature(request, credential.group(1), credential.group(2), query.textOf("X-Amz-SignedHeaders"),
                query.textOf("X-Amz-Signature"), query.textOf("X-Amz-Date"));
    }

    private static AwsError incomplete() {
        return AwsError.of("IncompleteSignature", 400, "The request signature does not conform to AWS standards.");
    }

    private boolean isMadeWith(String secret) {
        String payload = sha256(request.body());
        String said = request.header("x-amz-content-sha256");
        if (said.matches("[0-9a-f]{64}") && !said.equals(payload)) {
            return false;
        }
        String text = ALGORITHM + "\n" + time + "\n" + scope + "\n"
                + sha256(canonical(said.isEmpty() ? payload : said).getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return MessageDigest.isEqual(HexFormat.of().formatHex(hmac(key, text)).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** The request in the one form that both sides sign. */
    private String canonical(String payloadHash) {
        StringBuilder text = new StringBuilder(request.method()).append('\n')
                .append(encoded(request.path()).replace("%2F", "/")).append('\n')
                .append(canonicalQuery()).append('\n');
        for (String name : signedHeaders.split(";")) {
            List<String> values = request.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            text.append(name).append(':').append(String.join(",", values).trim().replaceAll(" +", " ")).append('\n');
        }
        return text.append('\n').append(signedHeaders).append('\n').append(payloadHash).toString();
    }

    private String canonicalQuery() {
        List<String[]> parameters = new ArrayList<>();
        for (String parameter : request.query().split("&")) {
            int equals = parameter.indexOf('=');
            String name = Form.decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            if (!name.isEmpty() && !name.equals("X-Amz-Signature")) {
                parameters.add(new String[] {encoded(name),
                        encoded(equals < 0 ? "" : Form.decoded(parameter.substring(equals + 1)))});
            }
        }
        parameters.sort(Arrays::compare);
        List<String> texts = new ArrayList<>();
        parameters.forEach(parameter -> texts.add(parameter[0] + "=" + parameter[1]));
        return String.join("&", texts);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
