package io.github.fakeec2.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;

/** Private keys in PuTTY's form. */
class PpkTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    /** A file that PuTTY wrote. */
    @Test
    void theFormIsPuttys() {
        byte[] publicBlob = Base64.getDecoder().decode(
                "AAAAC3NzaC1lZDI1NTE5AAAAILMyy5tkHvvUqRtQYHzOzkyR4PYwj1P284HBQXHvrKeh");
        byte[] privateBlob = Base64.getDecoder().decode("AAAAIBwepG2OCCnYICCmTXNuDk6Hl/xdjPbNGY3CQlTLGBo4");

        assertThat(Ppk.file("ssh-ed25519", "ed25519-key-20240418", publicBlob, privateBlob).lines()).containsExactly(
                "PuTTY-User-Key-File-2: ssh-ed25519",
                "Encryption: none",
                "Comment: ed25519-key-20240418",
                "Public-Lines: 2",
                "AAAAC3NzaC1lZDI1NTE5AAAAILMyy5tkHvvUqRtQYHzOzkyR4PYwj1P284HBQXHv",
                "rKeh",
                "Private-Lines: 1",
                "AAAAIBwepG2OCCnYICCmTXNuDk6Hl/xdjPbNGY3CQlTLGBo4",
                "Private-MAC: 53075221be556e89770351391573dbb7dba661d2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void theFileHasThePublicKeyThatTheCloudHas(String type) {
        CreateKeyPairResponse created = ec2.createKeyPair(r -> r.keyName("deploy").keyType(type).keyFormat("ppk"));

        List<String> lines = created.keyMaterial().lines().toList();
        String known = ec2.describeKeyPairs(r -> r.includePublicKey(true)).keyPairs().get(0).publicKey();
        assertThat(lines.get(0)).isEqualTo("PuTTY-User-Key-File-2: ssh-" + type);
        assertThat(lines.get(2)).isEqualTo("Comment: deploy");
        assertThat(section(lines, "Public-Lines")).isEqualTo(Base64.getDecoder().decode(known.split(" ")[1]));
    }

    @Test
    void theFileHasThePrivateKey() throws IOException {
        List<String> lines = ec2.createKeyPair(r -> r.keyName("deploy").keyFormat("ppk")).keyMaterial().lines()
                .toList();
        DataInputStream known = new DataInputStream(new ByteArrayInputStream(section(lines, "Public-Lines")));
        known.readNBytes(known.readInt());
        BigInteger exponent = number(known);
        BigInteger modulus = number(known);
        DataInputStream secret = new DataInputStream(new ByteArrayInputStream(section(lines, "Private-Lines")));
        BigInteger privateExponent = number(secret);
        BigInteger p = number(secret);
        BigInteger q = number(secret);

        assertThat(p.multiply(q)).isEqualTo(modulus);
        assertThat(number(secret).multiply(q).mod(p)).isEqualTo(BigInteger.ONE);
        assertThat(BigInteger.TWO.modPow(exponent, modulus).modPow(privateExponent, modulus)).isEqualTo(BigInteger.TWO);
    }

    @Test
    void theFingerprintDoesNotDependOnTheForm() {
        try (FakeCloud twin = FakeCloud.create()) {
            assertThat(ec2.createKeyPair(r -> r.keyName("deploy").keyFormat("ppk")).keyFingerprint())
                    .isEqualTo(twin.ec2().createKeyPair(r -> r.keyName("deploy").keyFormat("pem")).keyFingerprint());
        }
    }

    private static BigInteger number(DataInputStream from) throws IOException {
        return new BigInteger(from.readNBytes(from.readInt()));
    }

    private static byte[] section(List<String> lines, String name) {
        int head = 0;
        while (!lines.get(head).startsWith(name + ": ")) {
            head++;
        }
        int count = Integer.parseInt(lines.get(head).substring(name.length() + 2));
        return Base64.getDecoder().decode(String.join("", lines.subList(head + 1, head + 1 + count)));
    }
}
