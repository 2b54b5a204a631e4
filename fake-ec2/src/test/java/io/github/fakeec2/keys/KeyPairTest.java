package io.github.fakeec2.keys;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.KeyType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class KeyPairTest {

    /** The start of a PKCS #8 file around a PKCS #1 key of 2,048 bits, up to the length of the whole. */
    private static final String PKCS8_ALGORITHM = "020100300d06092a864886f70d0101010500";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aCreatedRsaKeySignsWhatItsPublicKeyVerifies() throws GeneralSecurityException {
        CreateKeyPairResponse created = ec2.createKeyPair(r -> r.keyName("deploy"));

        RSAPrivateCrtKey key = privateKey(created.keyMaterial());
        assertThat(key.getModulus().bitLength()).isEqualTo(2_048);
        byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        signature.update(text);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void theFingerprintOfACreatedRsaKeyIsTheSha1OfThePrivateKeyInPkcs8() throws GeneralSecurityException {
        CreateKeyPairResponse created = ec2.createKeyPair(r -> r.keyName("deploy"));

        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(pkcs8(created.keyMaterial()));
        assertThat(created.keyFingerprint()).isEqualTo(HexFormat.ofDelimiter(":").formatHex(sha1)).hasSize(59);
        assertThat(created.keyMaterial()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n")
                .endsWith("\n-----END RSA PRIVATE KEY-----");
    }

    @Test
    void anEd25519KeyComesInTheFormOfOpenSsh() {
        CreateKeyPairResponse created = ec2.createKeyPair(r -> r.keyName("deploy").keyType(KeyType.ED25519));

        assertThat(created.keyMaterial()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        assertThat(Base64.getDecoder().decode(created.keyFingerprint())).hasSize(32);
        KeyPairInfo described = ec2.describeKeyPairs(r -> r.includePublicKey(true)).keyPairs().get(0);
        assertThat(described.keyType()).isEqualTo(KeyType.ED25519);
        assertThat(described.publicKey()).startsWith("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI").endsWith(" deploy");
    }

    @Test
    void theSameSeedMakesTheSameKeyAndAnotherSeedAnother() {
        try (FakeCloud twin = FakeCloud.create(); FakeCloud other = FakeCloud.builder().seed(7).build()) {
            String material = ec2.createKeyPair(r -> r.keyName("deploy")).keyMaterial();

            assertThat(twin.ec2().createKeyPair(r -> r.keyName("deploy")).keyMaterial()).isEqualTo(material);
            assertThat(other.ec2().createKeyPair(r -> r.keyName("deploy")).keyMaterial()).isNotEqualTo(material);
            assertThat(ec2.createKeyPair(r -> r.keyName("second")).keyMaterial()).isNotEqualTo(material);
        }
    }

    @Test
    void aKeyPairIsDescribedByNameByIdAndByFilterWithoutItsPublicKey() {
        String id = ec2.createKeyPair(r -> r.keyName("deploy").keyType(KeyType.ED25519)
                .tagSpecifications(tagged("team", "web"))).keyPairId();
        ec2.createKeyPair(r -> r.keyName("other").keyType(KeyType.ED25519));

        KeyPairInfo byName = ec2.describeKeyPairs(r -> r.keyNames("deploy")).keyPairs().get(0);
        assertThat(byName.keyPairId()).isEqualTo(id).matches("key-0[0-9a-f]{16}");
        assertThat(byName.publicKey()).isNull();
        assertThat(byName.createTime()).isEqualTo(cloud.time().now());
        assertThat(byName.tags()).containsExactly(Tag.builder().key("team").value("web").build());
        assertThat(ec2.describeKeyPairs(r -> r.keyPairIds(id)).keyPairs()).containsExactly(byName);
        assertThat(ec2.describeKeyPairs(r -> r.filters(filter("tag:team", "w*"))).keyPairs()).containsExactly(byName);
        assertThat(ec2.describeKeyPairs(r -> r.keyNames("other").keyPairIds(id)).keyPairs()).hasSize(2);
        assertThat(ec2.describeKeyPairs().keyPairs()).extracting(KeyPairInfo::keyName)
                .containsExactly("deploy", "other");
    }

    @Test
    void anImportedRsaKeyHasTheMd5OfItsPublicKeyInDerForAFingerprint() throws GeneralSecurityException {
        RSAPrivateCrtKey key = privateKey(ec2.createKeyPair(r -> r.keyName("made")).keyMaterial());
        String line = ec2.describeKeyPairs(r -> r.includePublicKey(true)).keyPairs().get(0).publicKey();
        byte[] der = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())).getEncoded();
        String md5 = HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("MD5").digest(der));

        assertThat(importKey("line", line)).isEqualTo(md5);
        assertThat(importKey("no comment", line.substring(0, line.lastIndexOf(' ')) + "\n")).isEqualTo(md5);
        assertThat(importKey("der", Base64.getEncoder().encodeToString(der))).isEqualTo(md5);
        assertThat(importKey("pem", "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n")).isEqualTo(md5);
        assertThat(importKey("rfc4716", "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"a key\\\nof two lines\"\n"
                + line.split(" ")[1] + "\n---- END SSH2 PUBLIC KEY ----\n")).isEqualTo(md5);
    }

    @Test
    void anEd25519KeyHasTheSameFingerprintWhetherCreatedOrImported() {
        String made = ec2.createKeyPair(r -> r.keyName("made").keyType(KeyType.ED25519)).keyFingerprint();
        String line = ec2.describeKeyPairs(r -> r.includePublicKey(true)).keyPairs().get(0).publicKey();

        assertThat(importKey("imported", line)).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "ssh-rsa", "ssh-rsa ????", "ssh-rsa AAAA", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB",
        "ssh-dss AAAAB3NzaC1kc3MAAACB", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAAQE=", "ssh-rsa f///////",
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=", "---- BEGIN SSH2 PUBLIC KEY ----", "AAAA"})
    void whatIsNoPublicKeyIsNotImported(String material) {
        assertRefused("InvalidKey.Format", "Key is not in valid OpenSSH public key format",
                () -> importKey("bad", material));
    }

    @Test
    void anRsaKeyOfAnUnusualLengthIsNotImported() {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(HexFormat.of().parseHex("00000007" + "7373682d727361" + "00000003" + "010001" + "00000060"));
        byte[] modulus = new byte[96];
        modulus[0] = 0x7f;
        blob.writeBytes(modulus);

        assertRefused("InvalidKey.Format", "Key is not in valid OpenSSH public key format",
                () -> importKey("short", "ssh-rsa " + Base64.getEncoder().encodeToString(blob.toByteArray())));
    }

    @Test
    void aNameIsTakenOnlyOnceWhateverTheOrigin() {
        ec2.createKeyPair(r -> r.keyName("deploy").keyType(KeyType.ED25519));
        String line = ec2.describeKeyPairs(r -> r.includePublicKey(true)).keyPairs().get(0).publicKey();

        assertRefused("InvalidKeyPair.Duplicate", "The keypair already exists",
                () -> ec2.createKeyPair(r -> r.keyName("deploy")));
        assertRefused("InvalidKeyPair.Duplicate", "The keypair already exists", () -> importKey("deploy", line));
    }

    @Test
    void badNamesAndFormsAreRefused() {
        assertRefused("MissingParameter", "The request must contain the parameter KeyName",
                () -> ec2.createKeyPair(r -> { }));
        assertRefused("MissingParameter", "The request must contain the parameter KeyName",
                () -> ec2.createKeyPair(r -> r.keyName("")));
        assertRefused("InvalidParameterValue", () -> ec2.createKeyPair(r -> r.keyName("x".repeat(256))));
        assertRefused("InvalidParameterValue", () -> ec2.createKeyPair(r -> r.keyName("Schl\u00fcssel")));
        assertRefused("InvalidParameterValue", () -> ec2.createKeyPair(r -> r.keyName("x").keyType("dsa")));
        assertRefused("InvalidParameterValue", () -> ec2.createKeyPair(r -> r.keyName("x").keyFormat("txt")));
        assertRefused("MissingParameter", () -> ec2.importKeyPair(r -> r.keyName("x")));
        assertRefused("InvalidParameterValue",
                () -> ec2.createKeyPair(r -> r.keyName("x").tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.INSTANCE).build())));
        assertThat(ec2.describeKeyPairs().keyPairs()).isEmpty();
    }

    @Test
    void unknownNamesAndIdsAreNotFound() {
        assertRefused("InvalidKeyPair.NotFound", "The key pair 'nobody' does not exist",
                () -> ec2.describeKeyPairs(r -> r.keyNames("nobody")));
        assertRefused("InvalidKeyPair.NotFound", "The key pair ID 'key-0123456789abcdef0' does not exist",
                () -> ec2.describeKeyPairs(r -> r.keyPairIds("key-0123456789abcdef0")));
        assertRefused("InvalidParameterValue", () -> ec2.describeKeyPairs(r -> r.keyPairIds("nobody")));
        assertRefused("InvalidParameterValue", () -> ec2.describeKeyPairs(r -> r.filters(filter("name", "x"))));
    }

    @Test
    void deletingIsByNameOrIdAndSucceedsForWhatIsNotThere() {
        ec2.createKeyPair(r -> r.keyName("first").keyType(KeyType.ED25519));
        String second = ec2.createKeyPair(r -> r.keyName("second").keyType(KeyType.ED25519)).keyPairId();

        ec2.deleteKeyPair(r -> r.keyName("first"));
        ec2.deleteKeyPair(r -> r.keyPairId(second));
        assertThat(ec2.describeKeyPairs().keyPairs()).isEmpty();
        ec2.deleteKeyPair(r -> r.keyName("first"));
        ec2.deleteKeyPair(r -> r.keyPairId(second));
        assertRefused("MissingParameter", () -> ec2.deleteKeyPair(r -> { }));
    }

    private String importKey(String name, String material) {
        return ec2.importKeyPair(r -> r.keyName(name).publicKeyMaterial(SdkBytes.fromUtf8String(material)))
                .keyFingerprint();
    }

    private static RSAPrivateCrtKey privateKey(String pem) throws GeneralSecurityException {
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8(pem)));
    }

    private static byte[] pkcs8(String pem) {
        byte[] pkcs1 = Base64.getMimeDecoder().decode(pem.lines().filter(line -> !line.startsWith("-"))
                .reduce("", String::concat));
        byte[] algorithm = HexFormat.of().parseHex(PKCS8_ALGORITHM);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0x30, (byte) 0x82});
        writeLength(all, algorithm.length + 4 + pkcs1.length);
        all.writeBytes(algorithm);
        all.writeBytes(new byte[] {0x04, (byte) 0x82});
        writeLength(all, pkcs1.length);
        all.writeBytes(pkcs1);
        return all.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream into, int length) {
        into.write(length >> 8);
        into.write(length);
    }

    private static TagSpecification tagged(String key, String value) {
        return TagSpecification.builder().resourceType(ResourceType.KEY_PAIR)
                .tags(Tag.builder().key(key).value(value).build()).build();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
