package io.github.fakeec2.wire;

import io.github.fakeec2.access.AccessKeys;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.region.RegionCatalog;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a request says it is from, by its signature: the access key, the region and the service that it is signed for.
 * Without a signature, the host that it is sent to tells region and service; what nothing tells is empty.
 */
record Sender(String accessKey, String region, String service) {

    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([^/,\\s&]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
    private static final Pattern HOST = Pattern.compile(
            "([a-z0-9-]+)(?:-fips)?(?:\\.([a-z]{2}(?:-[a-z]+)+-\\d))?\\.(?:amazonaws\\.com|api\\.aws)(?::\\d+)?");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    static Sender of(WireRequest request) {
        Matcher credential = CREDENTIAL.matcher(request.header("authorization"));
        if (credential.find()) {
            return new Sender(credential.group(1), credential.group(2), credential.group(3));
        }
        credential = CREDENTIAL.matcher(Form.decoded(request.query().replace("X-Amz-Credential", "Credential")));
        if (credential.find()) {
            return new Sender(credential.group(1), credential.group(2), credential.group(3));
        }
        Matcher host = HOST.matcher(SdkClientInterceptor.hostOf(request));
        return host.matches() ? new Sender("", host.group(2) == null ? "" : host.group(2), host.group(1))
                : new Sender("", "", "");
    }

    /** An access key id of twelve digits is an account; so is what AWS would have put into one. */
    String accountOr(String other) {
        String account = ACCOUNT.matcher(accessKey).matches() ? accessKey : AccessKeys.accountOf(accessKey);
        return account == null ? other : account;
    }

    /**
     * The region that the request is for.
     *
     * @throws AwsError {@code AuthFailure} where there is no such region
     */
    String regionOr(String other) {
        if (region.isEmpty() || region.equals("aws-global")) {
            return other;
        }
        if (RegionCatalog.find(region).isEmpty()) {
            throw AwsError.of("AuthFailure", 401, "Credential should be scoped to a valid region.");
        }
        return region;
    }
}
