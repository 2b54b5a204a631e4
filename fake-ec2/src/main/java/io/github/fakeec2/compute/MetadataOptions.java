package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.storage.Image;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;

/**
 * How an instance's metadata can be reached from the inside.
 *
 * @param httpTokens optional, or required where version 1 of the service is off
 * @param httpEndpoint enabled or disabled
 * @param hopLimit how many hops a token gets: 1 to 64
 * @param httpProtocolIpv6 enabled or disabled
 * @param instanceMetadataTags enabled or disabled
 * @param changedIn the {@link Instance#generation} in which they were changed, as long as the change has not reached
 *     the instance; {@link #REACHED} otherwise
 */
public record MetadataOptions(String httpTokens, String httpEndpoint, int hopLimit, String httpProtocolIpv6,
        String instanceMetadataTags, int changedIn) {

    /** That the options are in force. */
    public static final int REACHED = -1;

    private static final String ENABLED = "enabled";
    private static final String DISABLED = "disabled";
    private static final MetadataOptions DEFAULT =
            new MetadataOptions("optional", ENABLED, 1, DISABLED, DISABLED, REACHED);
    private static final MetadataOptions OF_V2_IMAGES =
            new MetadataOptions("required", ENABLED, 2, DISABLED, DISABLED, REACHED);

    /**
     * What a launch gets, option by option: what it asks for, else what the account has set for the region, else what
     * the image has (EC2 user guide, "Order of precedence for instance metadata options").
     */
    public static MetadataOptions of(Image image, MetadataDefaults ofAccount, InstanceMetadataOptionsRequest wanted) {
        MetadataOptions ofImage = "v2.0".equals(image.imdsSupport()) ? OF_V2_IMAGES : DEFAULT;
        MetadataOptions unasked = ofAccount == null ? ofImage : ofImage.with(ofAccount.httpTokens(),
                ofAccount.httpEndpoint(), ofAccount.hopLimit(), null, ofAccount.instanceMetadataTags());
        return wanted == null ? unasked : unasked.with(wanted.httpTokensAsString(), wanted.httpEndpointAsString(),
                wanted.httpPutResponseHopLimit(), wanted.httpProtocolIpv6AsString(),
                wanted.instanceMetadataTagsAsString());
    }

    /** The same with other options; null, or an empty text, leaves one as it is. */
    public MetadataOptions with(String tokens, String endpoint, Integer hops, String ipv6, String tags) {
        return new MetadataOptions(or(tokens, httpTokens), or(endpoint, httpEndpoint), hops == null ? hopLimit : hops,
                or(ipv6, httpProtocolIpv6), or(tags, instanceMetadataTags), changedIn);
    }

    /** The same, changed in that generation of the instance, or {@link #REACHED}. */
    public MetadataOptions changedIn(int generation) {
        return new MetadataOptions(httpTokens, httpEndpoint, hopLimit, httpProtocolIpv6, instanceMetadataTags,
                generation);
    }

    /**
     * Whether they are in force on an instance: not before it runs, and after a change some moments later. What is
     * changed while it is stopped waits for its start (API reference, ModifyInstanceMetadataOptions).
     */
    static boolean applied(Instance instance) {
        return instance.state() != InstanceState.PENDING && instance.state() != InstanceState.TERMINATED
                && instance.settings().metadata().changedIn != instance.generation();
    }

    /** The API's answer about an instance. */
    public static InstanceMetadataOptionsResponse show(Instance instance) {
        MetadataOptions options = instance.settings().metadata();
        return InstanceMetadataOptionsResponse.builder()
                .state(stateOf(instance))
                .httpTokens(options.httpTokens)
                .httpEndpoint(options.httpEndpoint)
                .httpPutResponseHopLimit(options.hopLimit)
                .httpProtocolIpv6(options.httpProtocolIpv6)
                .instanceMetadataTags(options.instanceMetadataTags)
                .build();
    }

    /** Pending or applied. */
    public static String stateOf(Instance instance) {
        return applied(instance) ? "applied" : "pending";
    }

    private static String or(String value, String otherwise) {
        return Required.isGiven(value) ? value : otherwise;
    }

    /**
     * Refuses tags of the instance that its metadata could not show.
     *
     * @throws AwsError {@code InvalidParameterValue} if it shows tags and one of the keys is not fit for that
     */
    public void requireShowable(Set<String> tagKeys) {
        if ("enabled".equals(instanceMetadataTags)) {
            MetadataTagKeys.require(tagKeys);
        }
    }
}
