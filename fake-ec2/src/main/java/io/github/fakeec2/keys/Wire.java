package io.github.fakeec2.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the two binary forms in which keys travel: that of SSH (RFC 4251, section 5) and DER (X.690). */
final class Wire {

    private static final int DER_INTEGER = 0x02;
    private static final int DER_BIT_STRING = 0x03;
    private static final int DER_OCTET_STRING = 0x04;
    private static final int DER_SEQUENCE = 0x30;

    /** The algorithm identifier of RSA keys: the object identifier 1.2.840.113549.1.1.1 and a null. */
    private static final byte[] DER_RSA = {0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7,
        0x0d, 0x01, 0x01, 0x01, 0x05, 0x00};

    private Wire() {
    }

    /** Several pieces, one behind the other. */
    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    // ---- SSH

    static byte[] sshText(String text) {
        return sshBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] sshNumber(BigInteger number) {
        return sshBytes(number.toByteArray());
    }

    static byte[] sshBytes(byte[] bytes) {
        return join(sshLength(bytes.length), bytes);
    }

    /** A number of four bytes, such as a length. */
    static byte[] sshLength(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    // ---- DER

    static byte[] derNumber(BigInteger number) {
        return der(DER_INTEGER, number.toByteArray());
    }

    static byte[] derSequence(byte[]... pieces) {
        return der(DER_SEQUENCE, join(pieces));
    }

    /** The private key, in the form of PKCS #1, wrapped as PKCS #8 does (RFC 5208). */
    static byte[] pkcs8(byte[] pkcs1) {
        return derSequence(derNumber(BigInteger.ZERO), DER_RSA, der(DER_OCTET_STRING, pkcs1));
    }

    /** An RSA public key as X.509 has it (RFC 5280, {@code SubjectPublicKeyInfo}). */
    static byte[] x509(BigInteger modulus, BigInteger exponent) {
        byte[] key = derSequence(derNumber(modulus), derNumber(exponent));
        return derSequence(DER_RSA, der(DER_BIT_STRING, join(new byte[1], key)));
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80 ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100 ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(head, content);
    }
}
