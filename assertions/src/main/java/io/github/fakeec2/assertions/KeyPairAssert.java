package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.KeyType;

/** Assertions on a key pair. */
public class KeyPairAssert extends AbstractResourceAssert<KeyPairAssert, KeyPairInfo> {

    KeyPairAssert(Scope scope, Supplier<String> name) {
        super(scope, ResourceKinds.KEY_PAIR, name);
    }

    /** The type of the key is the given one. */
    public KeyPairAssert hasType(KeyType type) {
        return expectEqual("to have type", "key type", Inputs.required(type, "key type").toString(),
                KeyPairInfo::keyTypeAsString);
    }

    /** The fingerprint is the given one. */
    public KeyPairAssert hasFingerprint(String fingerprint) {
        return expectEqual("to have fingerprint", "fingerprint", fingerprint, KeyPairInfo::keyFingerprint);
    }
}
