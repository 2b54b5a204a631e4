package io.github.fakeec2.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.AddressPair;
import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.NetworkSnapshot;
import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.state.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The engine gives the answers of {@link NaiveEvaluation} in thousands of random networks. Where they differ, the
 * network is printed with every line left out that does not matter.
 */
class NaiveAgreementTest {

    private static final int NETWORKS = 400;
    private static final int QUESTIONS = 25;
    private static final String[] TRAFFIC = {"tcp/80", "tcp/80", "tcp/443", "udp/53", "icmp/8:0"};

    /** Addresses in the internet: one in each of the ranges that random networks name, and one in none of them. */
    private static final List<IpAddress> WORLD =
            Stream.of("192.0.2.1", "8.8.8.8", "8.8.8.200", "9.9.9.9").map(IpAddress::parse).toList();

    private record Question(String from, String to, String traffic) {

        @Override
        public String toString() {
            return from + " -> " + to + ' ' + traffic;
        }
    }

    @Test
    void theEngineAgreesWithADeliberatelyNaiveEvaluation() {
        int reachable = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            SeededRandom random = SeededRandom.of(seed, "reachability");
            List<String> lines = RandomNetwork.lines(random);
            NetworkSnapshot network = NetworkText.parse(lines);
            Reachability engine = Reachability.of(network);
            for (int i = 0; i < QUESTIONS; i++) {
                Question question = question(network, random);
                boolean answer = engine.isReachable(NetworkText.flow(question.toString()));
                reachable += answer ? 1 : 0;
                if (answer != naive(network, question)) {
                    List<String> smallest = shrink(lines, question);
                    throw new AssertionError("Seed " + seed + ": " + question + " in\n" + String.join("\n", smallest)
                            + "\nNaive: " + naive(NetworkText.parse(smallest), question) + "\nEngine: "
                            + Reachability.of(NetworkText.parse(smallest))
                            .trace(NetworkText.flow(question.toString())).explain());
                }
            }
        }
        assertThat(reachable).as("questions with a way, lest the networks are all closed").isBetween(
                NETWORKS * QUESTIONS / 20, NETWORKS * QUESTIONS * 19 / 20);
    }

    private static Question question(NetworkSnapshot network, SeededRandom random) {
        List<String> ends = new ArrayList<>(network.all(InterfaceNode.class)
                .filter(eni -> eni.kind() == InterfaceNode.Kind.PLAIN).map(InterfaceNode::ownerId).toList());
        ends.add("internet");
        ends.add("internet:8.8.8.8");
        String from = ends.get(random.nextInt(ends.size()));
        // Two ends in the internet are no question for a VPC.
        String to = ends.get(random.nextInt(from.startsWith("internet") ? ends.size() - 2 : ends.size()));
        return new Question(from, to, TRAFFIC[random.nextInt(TRAFFIC.length)]);
    }

    private static boolean naive(NetworkSnapshot network, Question question) {
        TrafficMatch traffic = NetworkText.traffic(question.traffic());
        for (IpAddress from : addresses(network, question.from(), false)) {
            for (IpAddress to : addresses(network, question.to(), true)) {
                if (new NaiveEvaluation(network).talks(eni(question.from()), from, eni(question.to()), to, traffic)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String eni(String end) {
        return end.startsWith("internet") ? null : "eni-" + end.substring(2);
    }

    private static List<IpAddress> addresses(NetworkSnapshot network, String end, boolean withPublic) {
        if (end.startsWith("internet")) {
            return end.equals("internet") ? WORLD : List.of(IpAddress.parse(end.substring("internet:".length())));
        }
        AddressPair pair = network.all(InterfaceNode.class).filter(eni -> eni.id().equals(eni(end)))
                .findFirst().orElseThrow().addresses().get(0);
        return Stream.of(pair.privateAddress(), withPublic ? pair.publicAddress() : null).filter(Objects::nonNull)
                .toList();
    }

    /** Leaves out line after line as long as the two still differ. */
    private static List<String> shrink(List<String> lines, Question question) {
        List<String> smallest = new ArrayList<>(lines);
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (int i = smallest.size() - 1; i >= 0; i--) {
                List<String> smaller = new ArrayList<>(smallest);
                smaller.remove(i);
                if (differ(smaller, question)) {
                    smallest = smaller;
                    shrunk = true;
                }
            }
        }
        return smallest;
    }

    private static boolean differ(List<String> lines, Question question) {
        try {
            NetworkSnapshot network = NetworkText.parse(lines);
            return Reachability.of(network).isReachable(NetworkText.flow(question.toString()))
                    != naive(network, question);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
