package io.github.fakeec2.keys;

import io.github.fakeec2.state.SeededRandom;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Encrypts with the public half of a key pair so that the private half decrypts: RSAES-PKCS1-v1_5 (RFC 8017, section
 * 7.2.1), which is what GetPasswordData answers in. Written here because the JDK's cipher pads with chance of its own.
 */
public final class RsaEncryption {

    /** What the padding takes at least. */
    private static final int PADDING = 11;

    private RsaEncryption() {
    }

    /**
     * The message, encrypted.
     *
     * @param publicKey an RSA key as a line of an OpenSSH file, as {@link KeyPair#publicKey} has it
     * @param random where the padding comes from
     */
    public static byte[] encrypt(String publicKey, byte[] message, SeededRandom random) {
        PublicKeyParser.Numbers key = PublicKeyParser.numbers(publicKey);
        int length = (key.modulus().bitLength() + 7) / 8;
        if (message.length > length - PADDING) {
            throw new IllegalArgumentException("A message of " + message.length + " bytes is too long for the key");
        }
        byte[] padded = new byte[length];
        padded[1] = 2;
        int end = length - message.length - 1;
        for (int i = 2; i < end; i++) {
            padded[i] = (byte) (1 + random.nextInt(255));
        }
        System.arraycopy(message, 0, padded, end + 1, message.length);
        byte[] number = new BigInteger(1, padded).modPow(key.exponent(), key.modulus()).toByteArray();
        byte[] encrypted = new byte[length];
        int digits = Math.min(number.length, length); // one byte more where the sign needs it
        System.arraycopy(Arrays.copyOfRange(number, number.length - digits, number.length), 0, encrypted,
                length - digits, digits);
        return encrypted;
    }
}
