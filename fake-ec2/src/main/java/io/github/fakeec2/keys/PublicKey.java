package io.github.fakeec2.keys;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a key pair.
 *
 * @param type rsa or ed25519
 * @param blob the key in SSH's binary form (RFC 4253, section 6.6; RFC 8709, section 4)
 * @param der the key in DER, for RSA; null for Ed25519
 */
record PublicKey(String type, byte[] blob, byte[] der) {

    static final String SSH_RSA = "ssh-rsa";
    static final String SSH_ED25519 = "ssh-ed25519";

    static PublicKey rsa(BigInteger modulus, BigInteger exponent) {
        byte[] blob = Wire.join(Wire.sshText(SSH_RSA), Wire.sshNumber(exponent), Wire.sshNumber(modulus));
        return new PublicKey("rsa", blob, Wire.x509(modulus, exponent));
    }

    static PublicKey ed25519(byte[] key) {
        return new PublicKey("ed25519", Wire.join(Wire.sshText(SSH_ED25519), Wire.sshBytes(key)), null);
    }

    /** The key as a line of an OpenSSH file. */
    String line(String comment) {
        return "ssh-" + type + " " + Base64.getEncoder().encodeToString(blob) + " " + comment;
    }

    /**
     * The fingerprint that EC2 gives an imported key: for RSA the MD5 digest of the public key in DER, for Ed25519 the
     * SHA-256 digest of the key in Base64 (EC2 user guide, "Verify the fingerprint of your key pair").
     */
    String importedFingerprint() {
        return der == null ? ed25519Fingerprint() : colons(digest("MD5", der));
    }

    /** The fingerprint of an Ed25519 key, whatever its origin. */
    String ed25519Fingerprint() {
        return Base64.getEncoder().encodeToString(digest("SHA-256", blob));
    }

    /** The fingerprint that EC2 gives an RSA key that it made: the SHA-1 digest of the private key in PKCS #8. */
    static String createdFingerprint(byte[] pkcs8) {
        return colons(digest("SHA-1", pkcs8));
    }

    private static String colons(byte[] digest) {
        return HexFormat.ofDelimiter(":").formatHex(digest);
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
