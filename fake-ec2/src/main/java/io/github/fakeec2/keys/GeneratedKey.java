package io.github.fakeec2.keys;

import io.github.fakeec2.state.SeededRandom;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key pair that EC2 makes. The key is real, so that SSH libraries can read it, but it is as predictable as everything
 * else in a cloud: the same seed gives the same key on every Java platform.
 *
 * @param publicKey the public half
 * @param fingerprint the fingerprint that EC2 gives it
 * @param pem the private half, as the text of the file to save
 * @param putty what PuTTY's files have of the private half
 */
record GeneratedKey(PublicKey publicKey, String fingerprint, String pem, byte[] putty) {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final int ED25519_BYTES = 32;

    /** X.509 puts 12 bytes, always the same, in front of an Ed25519 key (RFC 8410, section 10). */
    private static final int ED25519_X509_HEAD = 12;

    /** A key of 2,048 bits, its material in the form of PKCS #1. */
    static GeneratedKey rsa(SeededRandom random) {
        int first = random.nextInt(Primes.COUNT);
        int second = (first + 1 + random.nextInt(Primes.COUNT - 1)) % Primes.COUNT;
        BigInteger p = Primes.get(first);
        BigInteger q = Primes.get(second);
        BigInteger one = BigInteger.ONE;
        BigInteger modulus = p.multiply(q);
        BigInteger d = EXPONENT.modInverse(p.subtract(one).multiply(q.subtract(one)));
        byte[] pkcs1 = Wire.derSequence(Wire.derNumber(BigInteger.ZERO), Wire.derNumber(modulus),
                Wire.derNumber(EXPONENT), Wire.derNumber(d), Wire.derNumber(p), Wire.derNumber(q),
                Wire.derNumber(d.mod(p.subtract(one))), Wire.derNumber(d.mod(q.subtract(one))),
                Wire.derNumber(q.modInverse(p)));
        return new GeneratedKey(PublicKey.rsa(modulus, EXPONENT), PublicKey.createdFingerprint(Wire.pkcs8(pkcs1)),
                pem("RSA PRIVATE KEY", pkcs1),
                Wire.join(Wire.sshNumber(d), Wire.sshNumber(p), Wire.sshNumber(q), Wire.sshNumber(q.modInverse(p))));
    }

    /** An Ed25519 key, its material in OpenSSH's own form, which is the one that EC2 uses for it. */
    static GeneratedKey ed25519(SeededRandom random) {
        byte[] seed = bytes(random, ED25519_BYTES);
        byte[] raw = publicHalf(seed);
        PublicKey publicKey = PublicKey.ed25519(raw);
        byte[] check = bytes(random, Long.BYTES);
        byte[] secret = Wire.join(Arrays.copyOf(check, Integer.BYTES), Arrays.copyOf(check, Integer.BYTES),
                publicKey.blob(), Wire.sshBytes(Wire.join(seed, raw)), Wire.sshText(""));
        byte[] none = Wire.sshText("none");
        byte[] file = Wire.join("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII), none, none, Wire.sshText(""),
                Wire.sshLength(1), Wire.sshBytes(publicKey.blob()), Wire.sshBytes(padded(secret)));
        return new GeneratedKey(publicKey, publicKey.ed25519Fingerprint(), pem("OPENSSH PRIVATE KEY", file),
                Wire.sshBytes(seed));
    }

    /** The private half as the text of the file to save, in PuTTY's form. */
    String ppk(String comment) {
        return Ppk.file("ssh-" + publicKey.type(), comment, publicKey.blob(), putty);
    }

    private static byte[] publicHalf(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Fixed(seed));
            java.security.KeyPair pair = generator.generateKeyPair();
            if (!Arrays.equals(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), seed)) {
                throw new IllegalStateException("The platform's Ed25519 does not take the seed for the private key");
            }
            byte[] x509 = pair.getPublic().getEncoded();
            return Arrays.copyOfRange(x509, ED25519_X509_HEAD, x509.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 15 and later have Ed25519", e);
        }
    }

    /** OpenSSH fills the secret part up to a multiple of eight with 1, 2, 3 and so on. */
    private static byte[] padded(byte[] secret) {
        int length = (secret.length + 7) / 8 * 8;
        byte[] padded = Arrays.copyOf(secret, length);
        for (int i = secret.length; i < length; i++) {
            padded[i] = (byte) (i - secret.length + 1);
        }
        return padded;
    }

    /** As many random bytes as asked for: a multiple of eight. */
    static byte[] bytes(SeededRandom random, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            bytes.putLong(random.nextLong());
        }
        return bytes.array();
    }

    private static String pem(String label, byte[] content) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + label + "-----\n" + encoder.encodeToString(content) + "\n-----END " + label + "-----";
    }

    /** A source of "randomness" that gives out given bytes. */
    private static final class Fixed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] given;

        Fixed(byte[] given) {
            super(null, null); // no provider: nothing to look up, nothing to seed
            this.given = given;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(given, 0, bytes, 0, bytes.length);
        }
    }
}
