package io.github.fakeec2.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * What clients of the SDK find in the JVM's system properties when they are not told it: the cloud's region and
 * credentials of its account; and no instance metadata, credentials of a container or proxy, so that none of them looks
 * for anything outside of the machine.
 *
 * <p>System properties that the test run has set stay, and so do credentials in environment variables, which do no
 * harm: the cloud takes them for its own account's. The region of an environment variable or a profile does not count,
 * since a test must not depend on the machine.
 */
final class SdkEnvironment {

    private static final String REGION = SdkSystemSetting.AWS_REGION.property();
    private static final String ACCESS_KEY = SdkSystemSetting.AWS_ACCESS_KEY_ID.property();
    private static final String SECRET_KEY = SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property();
    private static final String SESSION_TOKEN = SdkSystemSetting.AWS_SESSION_TOKEN.property();
    private static final String NO_METADATA = SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property();
    private static final String METADATA = SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT.property();

    private static final String CONTAINER = SdkSystemSetting.AWS_CONTAINER_SERVICE_ENDPOINT.property();
    private static final String CONTAINER_CREDENTIALS = SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property();

    /** Nobody listens there. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    private static final String NO_PROXY = "http.nonProxyHosts";

    /** What the JDK takes for it where it is not set. */
    private static final String NO_PROXY_FOR = "localhost|127.*|[::1]";

    private final String account;
    private final String secret;
    private final String region;
    private final Map<String, String> before = new LinkedHashMap<>();
    private boolean restored;

    /** @param secret what the cloud checks signatures by, or null */
    SdkEnvironment(String account, String secret, String region) {
        this.account = account;
        this.secret = secret;
        this.region = region;
    }

    synchronized void prepare() {
        if (System.getProperty(REGION) == null) {
            set(REGION, region);
        }
        if (!hasCredentials()) {
            set(ACCESS_KEY, account);
            set(SECRET_KEY, secret == null ? "of-the-fake-cloud" : secret);
            set(SESSION_TOKEN, null);
        }
        if (System.getProperty(METADATA) == null) {
            set(NO_METADATA, "true");
            set(METADATA, NOWHERE); // for the metadata client, which does not look at the other one
        }
        if (System.getProperty(CONTAINER) == null) {
            set(CONTAINER, NOWHERE);
        }
        if (System.getProperty(CONTAINER_CREDENTIALS) == null
                && environment(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI) != null) {
            set(CONTAINER_CREDENTIALS, NOWHERE);
        }
        // Where this is set, the SDK lets be the proxies of environment variables, and it is what those that the code
        // sets are not for, unless it says that itself. To the JDK it means nothing as long as it has no proxy.
        String others = System.getProperty(NO_PROXY);
        set(NO_PROXY, others == null ? NO_PROXY_FOR : others + "|127.*");
    }

    /** Whether the id is that of the access key which the machine's environment has for whatever runs on it. */
    static boolean isOfTheMachine(String accessKeyId) {
        return accessKeyId.equals(environment(SdkSystemSetting.AWS_ACCESS_KEY_ID));
    }

    private static String environment(SdkSystemSetting setting) {
        return System.getenv(setting.environmentVariable());
    }

    private boolean hasCredentials() {
        return System.getProperty(ACCESS_KEY) != null && System.getProperty(SECRET_KEY) != null
                || secret == null && environment(SdkSystemSetting.AWS_ACCESS_KEY_ID) != null
                && environment(SdkSystemSetting.AWS_SECRET_ACCESS_KEY) != null;
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property));
        put(property, value);
    }

    private static void put(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    /** Puts back what was there before, unless that has been done. */
    synchronized boolean restore() {
        if (restored) {
            return false;
        }
        restored = true;
        before.forEach(SdkEnvironment::put);
        return true;
    }
}
