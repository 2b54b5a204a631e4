package io.github.fakeec2.keys;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A key pair, of which EC2 keeps the public half.
 *
 * @param id the key pair's id
 * @param name the name, unique within the region
 * @param type rsa or ed25519
 * @param fingerprint the fingerprint, in the form that depends on type and origin
 * @param publicKey the public key as a line of an OpenSSH file
 */
public record KeyPair(String id, String name, String type, String fingerprint, String publicKey)
        implements Resource {

    /** Key pairs. Errors after the EC2 API reference, "Error codes". */
    public static final TableType<KeyPair> TABLE = TableType.<KeyPair>of("key-pair", "key-")
            .notFound("InvalidKeyPair.NotFound", "The key pair ID '%s' does not exist",
                    "The key pair IDs '%s' do not exist")
            .malformed("InvalidParameterValue", "Value ( %s ) for parameter keyPairId is invalid.");

    /** The key pair of a name. */
    public static final TableType.Index<KeyPair> BY_NAME = TABLE.index(KeyPair::name);
}
