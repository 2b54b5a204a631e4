package io.github.fakeec2.keys;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;

/** Key pairs. */
@Simulates(family = "Key pairs")
final class KeyPairApi {

    /** EC2 user guide, "Amazon EC2 key pairs and Amazon EC2 instances". */
    private static final int MOST_KEY_PAIRS = 5_000;
    private static final int LONGEST_NAME = 255;

    private final Call call;

    KeyPairApi(Call call) {
        this.call = call;
    }

    @Limits("The keys are real but predictable: they follow from the cloud's seed.")
    CreateKeyPairResponse createKeyPair(CreateKeyPairRequest request) {
        requireFreeName(request.keyName());
        boolean ppk = isPpk(request.keyFormatAsString());
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), "key-pair");
        GeneratedKey key = generate(request.keyTypeAsString());
        Row<KeyPair> row = insert(request.keyName(), key.publicKey(), key.fingerprint(), tags);
        return CreateKeyPairResponse.builder()
                .keyPairId(row.id())
                .keyName(row.value().name())
                .keyFingerprint(row.value().fingerprint())
                .keyMaterial(ppk ? key.ppk(request.keyName()) : key.pem())
                .tags(TagRules.toSdk(tags))
                .build();
    }

    ImportKeyPairResponse importKeyPair(ImportKeyPairRequest request) {
        requireFreeName(request.keyName());
        if (request.publicKeyMaterial() == null) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter PublicKeyMaterial");
        }
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), "key-pair");
        PublicKey key = PublicKeyParser.parse(request.publicKeyMaterial().asByteArray());
        Row<KeyPair> row = insert(request.keyName(), key, key.importedFingerprint(), tags);
        return ImportKeyPairResponse.builder()
                .keyPairId(row.id())
                .keyName(row.value().name())
                .keyFingerprint(row.value().fingerprint())
                .tags(TagRules.toSdk(tags))
                .build();
    }

    DescribeKeyPairsResponse describeKeyPairs(DescribeKeyPairsRequest request) {
        boolean withPublicKey = Boolean.TRUE.equals(request.includePublicKey());
        return DescribeKeyPairsResponse.builder()
                .keyPairs(KeyPairListing.page(call, request).map(row -> KeyPairListing.view(row, withPublicKey)))
                .build();
    }

    /** To delete a key pair that does not exist succeeds, as it does on AWS. */
    DeleteKeyPairResponse deleteKeyPair(DeleteKeyPairRequest request) {
        boolean byId = request.keyPairId() != null && !request.keyPairId().isEmpty();
        if (!byId && (request.keyName() == null || request.keyName().isEmpty())) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter keyName or keyPairId");
        }
        if (byId) {
            KeyPair.TABLE.requireWellFormed(request.keyPairId());
        }
        Row<KeyPair> row = byId ? call.table(KeyPair.TABLE).find(request.keyPairId())
                : KeyPairs.find(call, request.keyName());
        if (row != null) {
            call.table(KeyPair.TABLE).delete(row.id());
        }
        return DeleteKeyPairResponse.builder()
                .applyMutation(NewerSdk.member("DeleteKeyPairResponse.returnValue", view -> view.returnValue(true)))
                .applyMutation(NewerSdk.member("DeleteKeyPairResponse.keyPairId",
                        view -> view.keyPairId(row == null ? null : row.id())))
                .build();
    }

    private Row<KeyPair> insert(String name, PublicKey key, String fingerprint, Map<String, String> tags) {
        if (call.table(KeyPair.TABLE).size() >= MOST_KEY_PAIRS) {
            throw AwsError.of("KeyPairLimitExceeded", "The maximum number of key pairs has been reached.");
        }
        return call.table(KeyPair.TABLE).insert(new KeyPair(call.nextId(KeyPair.TABLE), name, key.type(), fingerprint,
                key.line(name)), tags);
    }

    private GeneratedKey generate(String type) {
        // A generator of its own: the key draws many numbers, which must not cost the ids that follow.
        SeededRandom random = new SeededRandom(call.region().random().nextLong());
        return switch (type == null ? "rsa" : type) {
            case "rsa" -> GeneratedKey.rsa(random);
            case "ed25519" -> GeneratedKey.ed25519(random);
            default -> throw AwsError.of("InvalidParameterValue",
                    "Value (" + type + ") for parameter KeyType is invalid. Valid values are rsa, ed25519.");
        };
    }

    private static boolean isPpk(String format) {
        if (format != null && !format.equals("pem") && !format.equals("ppk")) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + format + ") for parameter KeyFormat is invalid. Valid values are pem, ppk.");
        }
        return "ppk".equals(format);
    }

    private void requireFreeName(String name) {
        if (name == null || name.isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter KeyName");
        }
        if (name.length() > LONGEST_NAME) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + name + ") for parameter KeyName is invalid. Length exceeds maximum of 255.");
        }
        if (name.chars().anyMatch(c -> c > 0x7f)) {
            throw AwsError.of("InvalidParameterValue", "Value (" + name
                    + ") for parameter KeyName is invalid. Character sets beyond ASCII are not supported.");
        }
        if (KeyPairs.find(call, name) != null) {
            throw AwsError.of("InvalidKeyPair.Duplicate", "The keypair already exists");
        }
    }
}
