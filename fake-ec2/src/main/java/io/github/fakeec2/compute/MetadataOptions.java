package io.github.fakeec2.compute;

import io.github.fakeec2.storage.Image;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;

/**
 * How an instance's metadata can be reached from the inside.
 *
 * @param httpTokens optional, or required where version 1 of the service is off
 * @param httpEndpoint enabled or disabled
 * @param hopLimit how many hops a token gets: 1 to 64
 * @param httpProtocolIpv6 enabled or disabled
 * @param instanceMetadataTags enabled or disabled
 */
public record MetadataOptions(String httpTokens, String httpEndpoint, int hopLimit, String httpProtocolIpv6,
        String instanceMetadataTags) {

    private static final MetadataOptions DEFAULT = new MetadataOptions("optional", "enabled", 1, "disabled", "disabled");
    private static final MetadataOptions OF_V2_IMAGES =
            new MetadataOptions("required", "enabled", 2, "disabled", "disabled");

    /**
     * What a launch gets that asks for nothing: the defaults of ModifyInstanceMetadataOptions in the API reference, or
     * those that an image sets by its ImdsSupport (API reference, Image).
     */
    static MetadataOptions of(Image image) {
        return "v2.0".equals(image.imdsSupport()) ? OF_V2_IMAGES : DEFAULT;
    }

    /** With what a launch asks for. */
    MetadataOptions with(InstanceMetadataOptionsRequest wanted) {
        return wanted == null ? this : new MetadataOptions(
                or(wanted.httpTokensAsString(), httpTokens),
                or(wanted.httpEndpointAsString(), httpEndpoint),
                wanted.httpPutResponseHopLimit() == null ? hopLimit : wanted.httpPutResponseHopLimit(),
                or(wanted.httpProtocolIpv6AsString(), httpProtocolIpv6),
                or(wanted.instanceMetadataTagsAsString(), instanceMetadataTags));
    }

    private static String or(String value, String otherwise) {
        return LaunchRequest.isGiven(value) ? value : otherwise;
    }
}
