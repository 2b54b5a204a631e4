package io.github.fakeec2.compute;

/**
 * What an account has set for the metadata options of launches in a region; null where it has no preference.
 *
 * @param httpTokens optional or required
 * @param httpEndpoint enabled or disabled
 * @param hopLimit 1 to 64
 * @param instanceMetadataTags enabled or disabled
 */
public record MetadataDefaults(String httpTokens, String httpEndpoint, Integer hopLimit,
        String instanceMetadataTags) {

    static final MetadataDefaults NO_PREFERENCE = new MetadataDefaults(null, null, null, null);
}
