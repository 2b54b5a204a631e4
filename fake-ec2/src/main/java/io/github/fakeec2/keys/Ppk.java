package io.github.fakeec2.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes private keys in the form of PuTTY's files, version 2, unencrypted (PuTTY user manual, appendix C). */
final class Ppk {

    private static final int LINE = 64;
    private static final String NOT_ENCRYPTED = "none";

    private Ppk() {
    }

    /**
     * The text of the file.
     *
     * @param algorithm such as {@code ssh-rsa}
     * @param publicBlob the public key in SSH's binary form
     * @param privateBlob what the private key has beyond that, in SSH's binary form
     */
    static String file(String algorithm, String comment, byte[] publicBlob, byte[] privateBlob) {
        StringBuilder file = new StringBuilder("PuTTY-User-Key-File-2: ").append(algorithm).append('\n')
                .append("Encryption: ").append(NOT_ENCRYPTED).append('\n')
                .append("Comment: ").append(comment).append('\n');
        append(file, "Public-Lines", publicBlob);
        append(file, "Private-Lines", privateBlob);
        byte[] content = Wire.join(Wire.sshText(algorithm), Wire.sshText(NOT_ENCRYPTED), Wire.sshText(comment),
                Wire.sshBytes(publicBlob), Wire.sshBytes(privateBlob));
        return file.append("Private-MAC: ").append(HexFormat.of().formatHex(mac(content))).append('\n').toString();
    }

    private static void append(StringBuilder file, String what, byte[] blob) {
        String text = Base64.getEncoder().encodeToString(blob);
        file.append(what).append(": ").append((text.length() + LINE - 1) / LINE).append('\n');
        for (int i = 0; i < text.length(); i += LINE) {
            file.append(text, i, Math.min(i + LINE, text.length())).append('\n');
        }
    }

    private static byte[] mac(byte[] content) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-1")
                    .digest("putty-private-key-file-mac-key".getBytes(StandardCharsets.US_ASCII));
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }
}
