package io.github.fakeec2.keys;

import io.github.fakeec2.error.AwsError;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/**
 * Reads public keys in the forms that ImportKeyPair takes: a line of an OpenSSH file, the file form of RFC 4716, and
 * DER in Base64, with or without PEM's head and foot; RSA of 1,024, 2,048 or 4,096 bits, and Ed25519 (EC2 user guide,
 * "Create a key pair using a third-party tool and import the public key to Amazon EC2").
 */
final class PublicKeyParser {

    private static final Set<Integer> RSA_BITS = Set.of(1_024, 2_048, 4_096);
    private static final int ED25519_BYTES = 32;

    private PublicKeyParser() {
    }

    /**
     * The key in the text.
     *
     * @throws AwsError {@code InvalidKey.Format} for everything else
     */
    static PublicKey parse(byte[] material) {
        String text = new String(material, StandardCharsets.UTF_8).strip();
        try {
            if (text.startsWith("ssh-")) {
                String[] words = text.split("\\s+", 3);
                return words.length < 2 ? refuse("the line has no key") : ofBlob(Base64.getDecoder().decode(words[1]));
            }
            if (text.startsWith("---- BEGIN SSH2 PUBLIC KEY ----")) {
                return ofBlob(bodyOf(text));
            }
            return ofDer(bodyOf(text));
        } catch (IllegalArgumentException e) {
            return refuse("the key is not in Base64");
        } catch (BufferUnderflowException e) {
            return refuse("the key ends too early");
        }
    }

    /** What is between head and foot, without headers such as {@code Comment}; a backslash continues these. */
    private static byte[] bodyOf(String text) {
        StringBuilder body = new StringBuilder();
        boolean inHeader = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (inHeader || line.contains(":")) {
                inHeader = line.endsWith("\\");
            } else if (!line.startsWith("----")) {
                body.append(line);
            }
        }
        return Base64.getDecoder().decode(body.toString());
    }

    private static PublicKey ofBlob(byte[] blob) {
        ByteBuffer rest = ByteBuffer.wrap(blob);
        String algorithm = new String(next(rest), StandardCharsets.US_ASCII);
        return switch (algorithm) {
            case PublicKey.SSH_RSA -> {
                BigInteger exponent = new BigInteger(1, next(rest));
                yield rsa(new BigInteger(1, next(rest)), exponent);
            }
            case PublicKey.SSH_ED25519 -> {
                byte[] key = next(rest);
                yield key.length == ED25519_BYTES ? PublicKey.ed25519(key) : refuse("an Ed25519 key has 32 bytes");
            }
            default -> refuse("EC2 takes RSA and Ed25519 keys only");
        };
    }

    private static byte[] next(ByteBuffer rest) {
        int length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] piece = new byte[length];
        rest.get(piece);
        return piece;
    }

    private static PublicKey ofDer(byte[] der) {
        try {
            RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            return rsa(key.getModulus(), key.getPublicExponent());
        } catch (GeneralSecurityException e) {
            return refuse("it is no RSA public key in DER either");
        }
    }

    /** Modulus and exponent of an RSA key in a line of an OpenSSH file that {@link PublicKey#line} wrote. */
    static Numbers numbers(String line) {
        String[] words = line.split(" ", 3);
        ByteBuffer rest = ByteBuffer.wrap(Base64.getDecoder().decode(words[1]));
        next(rest);
        BigInteger exponent = new BigInteger(1, next(rest));
        return new Numbers(new BigInteger(1, next(rest)), exponent);
    }

    /** An RSA key in numbers. */
    record Numbers(BigInteger modulus, BigInteger exponent) {
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) {
        return RSA_BITS.contains(modulus.bitLength()) ? PublicKey.rsa(modulus, exponent)
                : refuse("RSA keys have 1024, 2048 or 4096 bits, this one has " + modulus.bitLength());
    }

    private static PublicKey refuse(String why) {
        throw AwsError.of("InvalidKey.Format", "Key is not in valid OpenSSH public key format").withHint(why);
    }
}
