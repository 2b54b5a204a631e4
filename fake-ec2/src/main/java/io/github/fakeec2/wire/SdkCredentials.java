package io.github.fakeec2.wire;

import io.github.fakeec2.compat.NewerSdk;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Credentials for clients that are told to look for some.
 *
 * <p>The SDK's default chain is not asked while clients are intercepted. It keeps to the place where it once found
 * something: to the system properties for good, which are gone after the scope, so that its singleton and clients that
 * live on would find nothing any more; or to a place outside of the machine, where it would ask again.
 */
final class SdkCredentials {

    /** What {@link SdkEnvironment} cares for, and something where no scope is open any more. */
    private static final AwsCredentialsProvider AT_HAND = AwsCredentialsProviderChain.builder()
            .reuseLastProviderEnabled(false)
            .credentialsProviders(SystemPropertyCredentialsProvider.create(),
                    EnvironmentVariableCredentialsProvider.create(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
            .build();

    /** Older SDKs have asked the client's provider before anybody could change that. */
    private static final Consumer<ExecutionAttributes> AT_HAND_FOR_DEFAULT =
            NewerSdk.member("SdkInternalExecutionAttribute.IDENTITY_PROVIDERS", attributes -> {
                var providers = attributes.getAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS);
                if (providers != null && providers.identityProvider(AwsCredentialsIdentity.class)
                        instanceof DefaultCredentialsProvider) {
                    attributes.putAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS,
                            providers.copy(all -> all.putIdentityProvider(AT_HAND)));
                }
            });

    private SdkCredentials() {
    }

    /** Lets a call whose client has the default chain use what is at hand instead. */
    static void replaceDefaultChain(ExecutionAttributes attributes) {
        AT_HAND_FOR_DEFAULT.accept(attributes);
    }
}
