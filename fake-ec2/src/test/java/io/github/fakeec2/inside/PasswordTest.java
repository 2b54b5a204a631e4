package io.github.fakeec2.inside;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The administrator's password of Windows instances. */
class PasswordTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void thePrivateKeyThatWasHandedOutDecryptsThePassword() throws GeneralSecurityException {
        String material = ec2.createKeyPair(r -> r.keyName("key")).keyMaterial();
        String one = launch(Amis.WINDOWS_SERVER_2022, "key");
        String other = launch(Amis.WINDOWS_SERVER_2022, "key");
        cloud.time().advance(Duration.ofMinutes(4));

        String password = decrypted(material, password(one));
        assertThat(password).hasSize(32).matches("[!-~]+");
        assertThat(decrypted(material, password(other))).isNotEqualTo(password);
        assertThat(password(one)).isEqualTo(password(one));
        assertThat(ec2.getConsoleOutput(r -> r.instanceId(one).latest(true)).output())
                .satisfies(output -> assertThat(new String(Base64.getDecoder().decode(output), StandardCharsets.UTF_8))
                        .contains("<Password>\r\n" + password(one) + "\r\n</Password>"));
    }

    @Test
    void thePasswordIsThereFourMinutesAfterTheLaunchAndStaysSo() {
        ec2.createKeyPair(r -> r.keyName("key"));
        String id = launch(Amis.WINDOWS_SERVER_2022, "key");

        cloud.time().advance(Duration.ofSeconds(239));
        assertThat(password(id)).isEmpty();
        cloud.time().advance(Duration.ofSeconds(1));
        assertThat(password(id)).isNotEmpty();
        assertThat(ec2.getPasswordData(r -> r.instanceId(id)).timestamp()).isEqualTo(cloud.time().now());

        String before = password(id);
        ec2.deleteKeyPair(r -> r.keyName("key"));
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        ec2.startInstances(r -> r.instanceIds(id));
        assertThat(password(id)).isEqualTo(before);
    }

    @Test
    void theSdksWaiterWaitsForThePassword() {
        ec2.createKeyPair(r -> r.keyName("key"));
        String id = launch(Amis.WINDOWS_SERVER_2022, "key");

        ec2.waiter().waitUntilPasswordDataAvailable(r -> r.instanceId(id));

        assertThat(password(id)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({Amis.AMAZON_LINUX_2023 + ", key", Amis.WINDOWS_SERVER_2022 + ", "})
    void anInstanceThatDoesNotRunWindowsOrHasNoKeyHasNoPassword(String image, String key) {
        ec2.createKeyPair(r -> r.keyName("key"));
        String id = launch(image, key);
        cloud.time().advance(Duration.ofHours(1));

        assertThat(password(id)).isEmpty();
    }

    @Test
    void anEd25519KeyIsNotForWindows() {
        ec2.createKeyPair(r -> r.keyName("key").keyType("ed25519"));

        assertRefused("InvalidParameterCombination", () -> launch(Amis.WINDOWS_SERVER_2022, "key"));
        assertThat(launch(Amis.AMAZON_LINUX_2023, "key")).startsWith("i-");
    }

    private String launch(String image, String key) {
        return ec2.runInstances(r -> r.imageId(image).instanceType("t3.large").keyName(key).minCount(1).maxCount(1))
                .instances().get(0).instanceId();
    }

    private String password(String id) {
        return ec2.getPasswordData(r -> r.instanceId(id)).passwordData();
    }

    private static String decrypted(String material, String password) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, privateKey(material));
        return new String(cipher.doFinal(Base64.getDecoder().decode(password)), StandardCharsets.US_ASCII);
    }

    /** The JDK reads PKCS #8 only, which is PKCS #1 with a head. */
    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String body = pem.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat);
        String pkcs1 = HexFormat.of().formatHex(Base64.getDecoder().decode(body));
        String inner = "0482" + length(pkcs1) + pkcs1;
        String whole = "020100300d06092a864886f70d0101010500" + inner;
        return KeyFactory.getInstance("RSA").generatePrivate(
                new PKCS8EncodedKeySpec(HexFormat.of().parseHex("3082" + length(whole) + whole)));
    }

    private static String length(String hex) {
        return HexFormat.of().toHexDigits((short) (hex.length() / 2));
    }
}
