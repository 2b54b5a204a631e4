package io.github.fakeec2.laws;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** What programs send by mistake, and what they send on purpose. */
final class Garbage {

    static final String VERY_LONG = "x".repeat(10_000);

    /** Kinds of garbage that all members of a request get at once. */
    static final List<Object> KINDS = List.of("", " ", VERY_LONG, "no-such-value", "i-0123456789abcdef0", "i-xyz", "i-",
            "ami-0123456789abcdef0", "\u0000\u0001", "\uD83D\uDE00\u0130\u0131", "*", "\\", "%s %d", "-1",
            "10.0.0.0/33", "2147483648", 0, 1, -1, 7, 1001, Integer.MAX_VALUE, Integer.MIN_VALUE,
            Long.MAX_VALUE, Long.MIN_VALUE);

    private static final List<String> TEXTS = List.of("", " ", "x", "no-such-value", "i-xyz", "*", "?", "\\*", "%s",
            "-1", "0", "5", "true", "TRUE", "all", "-", "default", "key", "web", "name", "tag:Name", "tag:", "tag-key",
            "Name", "team", "aws:reserved", "instance-state-name", "state", "status", "vpc-id", "group-name",
            "availability-zone", "group-id", "running", "stopped", "available", "tcp", "udp", "icmp", "6", "58",
            "0.0.0.0/0", "::/0", "10.0.0.0/8", "10.0.0.1", "172.31.0.10", "300.1.1.1", "10.0.0.0/33", "us-east-1a",
            "us-east-1z", "eu-west-1a", "us-east-1", "t3.micro", "t2.nano", "m7g.large", "p5.48xlarge", "instance",
            "volume", "security-group", "vpc", "gp3", "io2", "/dev/xvda", "self", "amazon", "123456789012",
            "210987654321", "i-0123456789abcdef0", "sg-0123456789abcdef0", "subnet-01234567", "spot", "terminate",
            "enabled", "required", "dedicated", "host", "rsa", "ed25519", "c3NoLXJzYQ==", "ssh-rsa AAAAB3NzaC1yc2E=",
            "resolve:ssm:/aws/service/x", "\uD83D\uDE00", "\u0130", VERY_LONG, "ami-0a120230000008664",
            "ami-0a12023000000aa64", "enableDnsSupport", "groupSet", "autoEnableIO", "supported-platforms");

    private static final int[] NUMBERS =
            {0, 1, 2, 3, 5, 8, 22, 80, 443, 1000, 1001, 65535, 65536, -1, -2, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private Garbage() {
    }

    /** Random scalars, with the given ids among them, and ids more often where the member's name asks for one. */
    static RequestGenerator.Scalars random(RandomGenerator random, List<String> ids) {
        return (member, type) -> {
            if (random.nextInt(12) == 0) {
                return null;
            }
            if (type != MarshallingType.STRING && type != MarshallingType.SDK_BYTES) {
                return NUMBERS[random.nextInt(NUMBERS.length)];
            }
            boolean wantsId = member != null && (member.endsWith("Id") || member.endsWith("Ids")
                    || member.toLowerCase(Locale.ROOT).contains("resources"));
            return random.nextInt(10) < (wantsId ? 7 : 1)
                    ? ids.get(random.nextInt(ids.size())) : TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }
}
