package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.state.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** What a machine prints by itself: a kernel and cloud-init on Linux, the launch agent on Windows. */
final class BootText {

    private static final String NEWLINE = "\r\n";
    private static final DateTimeFormatter CLOUD_INIT =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter AGENT =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Instance instance;
    private final String privateIp;

    BootText(Row<Instance> row, String privateIp) {
        this.instance = row.value();
        this.privateIp = privateIp;
    }

    /** Booting, for the first time or again: cloud-init runs the user data the first time only. */
    String boot(Instant at, boolean first) {
        return isWindows() ? windows(at) : linux(at, first);
    }

    private String linux(Instant at, boolean first) {
        StringBuilder text = new StringBuilder();
        line(text, "[    0.000000] Linux version on " + instance.launch().image().architecture() + " ("
                + instance.launch().image().id() + ")");
        line(text, "[    0.000000] Hypervisor detected: " + (isXen() ? "Xen HVM" : "KVM"));
        line(text, "[    0.211033] smpboot: Allowing "
                + instance.settings().machine().cores() * instance.settings().machine().threadsPerCore() + " CPUs");
        line(text, "[    1.530412] EXT4-fs (" + rootDevice() + "): mounted filesystem with ordered data mode");
        line(text, cloudInit(3) + "running 'init' at " + CLOUD_INIT.format(at) + " +0000. Up 3.27 seconds.");
        if (privateIp != null) {
            line(text, "ci-info: |  eth0  | True | " + privateIp + " |");
        }
        if (instance.launch().publicKey() != null) {
            line(text, "ci-info: authorized keys from " + instance.launch().keyName() + " for user ec2-user");
        }
        if (first) {
            userData(text);
        }
        line(text, cloudInit(7) + "finished at " + CLOUD_INIT.format(at)
                + " +0000. Datasource DataSourceEc2.  Up 7.40 seconds");
        text.append(NEWLINE).append(hostName()).append(" login: ").append(NEWLINE);
        return text.toString();
    }

    private void userData(StringBuilder text) {
        if (instance.settings().userData() == null) {
            return;
        }
        byte[] raw = Base64.getMimeDecoder().decode(instance.settings().userData());
        boolean script = raw.length > 1 && raw[0] == '#' && raw[1] == '!';
        String firstLine = new String(raw, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        line(text, cloudInit(5) + (script ? "running user data script part-001 (" + firstLine + ")"
                : "user data of " + raw.length + " bytes, beginning with '" + firstLine + "'"));
    }

    private String windows(Instant at) {
        StringBuilder text = new StringBuilder();
        agent(text, at, "EC2Launch: Telemetry: <Disabled/>");
        agent(text, at, "AMI Origin Name: " + instance.launch().image().id());
        agent(text, at, "Instance ID: " + instance.id());
        agent(text, at, "Instance Type: " + instance.typeName());
        agent(text, at, "Message: Windows is Ready to use");
        return text.toString();
    }

    /** The agent prints the encrypted password, which is where EC2 has it from. */
    String passwordSet(String encrypted) {
        return "Username: Administrator" + NEWLINE + "<Password>" + NEWLINE + encrypted + NEWLINE + "</Password>"
                + NEWLINE;
    }

    String restart() {
        return isWindows() ? "" : "[  OK  ] Reached target Reboot." + NEWLINE
                + "[   60.104829] reboot: Restarting system" + NEWLINE;
    }

    String powerDown() {
        return isWindows() ? "" : "[  OK  ] Reached target Power-Off." + NEWLINE
                + "[   60.104829] reboot: Power down" + NEWLINE;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(NEWLINE);
    }

    private static void agent(StringBuilder text, Instant at, String line) {
        line(text, AGENT.format(at) + ": " + line);
    }

    private static String cloudInit(int second) {
        return "[    " + second + ".278104] cloud-init[1602]: Cloud-init v. 22.2.2 ";
    }

    private String rootDevice() {
        return isXen() ? "xvda1" : "nvme0n1p1";
    }

    private String hostName() {
        return privateIp == null ? "localhost" : "ip-" + privateIp.replace('.', '-');
    }

    private boolean isXen() {
        return instance.type().hypervisor().filter("xen"::equals).isPresent();
    }

    private boolean isWindows() {
        return "windows".equals(instance.launch().image().platform());
    }
}
