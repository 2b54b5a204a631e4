package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.keys.RsaEncryption;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.time.Delay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The password that the launch agent of Windows gives the administrator when an instance boots for the first time. It
 * follows from the instance's id, so that it stays the same without being kept anywhere.
 */
final class WindowsPassword {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String ALL = LETTERS + "23456789!@#$%&*()=?;.-";
    private static final int LENGTH = 32;

    private WindowsPassword() {
    }

    /**
     * When the agent told EC2 the password, or null where it did not: the instance does not run Windows, has no key to
     * encrypt with, has never run, or was launched too short a time ago.
     */
    static Instant setAt(Call call, Row<Instance> row) {
        Instance instance = row.value();
        if (!"windows".equals(instance.launch().image().platform()) || instance.launch().publicKey() == null
                || !hasRun(row)) {
            return null;
        }
        Instant at = row.createdAt().plus(Duration.between(call.now(), call.momentAfter(Delay.WINDOWS_PASSWORD)));
        return at.isAfter(call.now()) ? null : at;
    }

    private static boolean hasRun(Row<Instance> row) {
        if (row.value().state() == InstanceState.PENDING) {
            return row.value().launchedAt().isAfter(row.createdAt()); // it was started again
        }
        for (History.Entry entry : row.history().entries()) {
            if (entry.state().equals("running")) {
                return true;
            }
        }
        return false;
    }

    /** The password, encrypted with the instance's public key, in Base64. */
    static String encrypted(Instance instance) {
        SeededRandom random = SeededRandom.of(0, "password of " + instance.id());
        byte[] password = password(random).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(
                RsaEncryption.encrypt(instance.launch().publicKey(), password, random));
    }

    private static String password(SeededRandom random) {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            String from = i == 0 ? LETTERS : ALL;
            password.append(from.charAt(random.nextInt(from.length())));
        }
        return password.toString();
    }
}
