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
 * Credentials for clients that are told to look for some, and find none or should not look.
 *
 * <p>The SDK's default chain is not asked at all while clients are intercepted. It keeps to the place where it once
 * found something: to the system properties for good, which are gone after the scope, so that its singleton and clients
 * that live on would find nothing any more; or to a place outside of the machine, where it would ask again.
 */
final class SdkCredentials {

    /** What {@link SdkEnvironment} cares for, and something where no scope is open any more. */
    private static final AwsCredentialsProvider AT_HAND = AwsCredentialsProviderChain.builder()
            .reuseLastProviderEnabled(false)
            .credentialsProviders(SystemPropertyCredentialsProvider.create(),
                    EnvironmentVariableCredentialsProvider.create(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
            .build();

    /** Older SDKs ask the client's provider before anybody can change that. */
    private static final Consumer<ExecutionAttributes> COMPLETION = NewerSdk.member(
            "SdkInternalExecutionAttribute.IDENTITY_PROVIDERS", attributes -> Identities.complete(attributes));

    private SdkCredentials() {
    }

    /** Lets the call of a client find credentials. */
    static void complete(ExecutionAttributes attributes) {
        COMPLETION.accept(attributes);
    }

    private static AwsCredentialsProvider orAtHand(AwsCredentialsProvider own) {
        if (own instanceof DefaultCredentialsProvider) {
            return AT_HAND;
        }
        return () -> {
            try {
                return own.resolveCredentials();
            } catch (RuntimeException nothingFound) {
                return AT_HAND.resolveCredentials();
            }
        };
    }

    /** Cannot even be linked with an SDK that lacks these. */
    private static final class Identities {

        private Identities() {
        }

        static void complete(ExecutionAttributes attributes) {
            var providers = attributes.getAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS);
            if (providers != null && providers.identityProvider(AwsCredentialsIdentity.class)
                    instanceof AwsCredentialsProvider own && isOfTheSdk(own)) {
                attributes.putAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS,
                        providers.copy(all -> all.putIdentityProvider(orAtHand(own))));
            }
        }

        /** Those of the code under test may well mean it when they fail, and those of services ask the cloud. */
        private static boolean isOfTheSdk(AwsCredentialsProvider provider) {
            return provider.getClass().getPackageName().equals(DefaultCredentialsProvider.class.getPackageName());
        }
    }
}
