package io.github.fakeec2.inside;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The UEFI variable store of an instance in which nobody has set a variable, in the form that EC2 has for it: a magic
 * word, a checksum of the rest, a version, and the store, deflated (EC2 user guide, "UEFI variables for Amazon EC2
 * instances", and the tool python-uefivars that it names).
 */
final class UefiData {

    private static final String MAGIC = "AMZNUEFI";

    private UefiData() {
    }

    static String empty() {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[Long.BYTES]); // no variables
        deflater.finish();
        byte[] room = new byte[64];
        byte[] store = Arrays.copyOf(room, deflater.deflate(room));
        deflater.end();
        ByteBuffer rest = ByteBuffer.allocate(Long.BYTES + store.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0).put(store);
        CRC32 checksum = new CRC32();
        checksum.update(rest.array());
        ByteBuffer all = ByteBuffer.allocate(MAGIC.length() + Integer.BYTES + rest.capacity())
                .order(ByteOrder.LITTLE_ENDIAN).put(MAGIC.getBytes(StandardCharsets.US_ASCII))
                .putInt((int) checksum.getValue()).put(rest.array());
        return Base64.getEncoder().encodeToString(all.array());
    }
}
