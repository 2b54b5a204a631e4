package io.github.fakeec2.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the rules that do not let a packet pass, a failure names the one that comes closest, and what it lacks. */
class ClosestRuleTest {

    private static final String NETWORK = """
            vpc vpc-a 10.0.0.0/16,2001:db8::/56
            subnet subnet-a vpc-a zone-1 10.0.1.0/24,2001:db8::/64
            acl acl-x vpc-a
            subnet subnet-x vpc-a zone-1 10.0.2.0/24 acl=acl-x
            group sg-out vpc-a
            rule sg-out out all 0.0.0.0/0
            group sg-other vpc-a
            group sg-in vpc-a
            instance i-a subnet-a 10.0.1.10 sg-out
            instance i-b subnet-a 10.0.1.11 sg-in
            """;

    private static String closest(String question, String changes) {
        return Reachability.of(NetworkText.parse(Answers.changed(NETWORK, changes)))
                .trace(NetworkText.flow(question)).droppingHop().orElseThrow().closest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tcp/5433 from 0.0.0.0/0 (the port is 5432, not 5433)                   | rule sg-in in tcp/5433 0.0.0.0/0
            tcp/80-90 from 0.0.0.0/0 (5432 is not in 80-90)                        | rule sg-in in tcp/80-90 0.0.0.0/0
            udp/5432 from 0.0.0.0/0 (it is about udp)                              | rule sg-in in udp/5432 0.0.0.0/0
            icmp/8 from 0.0.0.0/0 (it is about icmp, and another type or code)     | rule sg-in in icmp/8 0.0.0.0/0
            tcp/5432 from 10.0.2.0/24 (10.0.1.10 is not in it)                     | rule sg-in in tcp/5432 10.0.2.0/24
            all from ::/0 (it is about IPv6)                                       | rule sg-in in all ::/0
            tcp/5432 from sg-other (i-a is not in it)                              | rule sg-in in tcp/5432 sg-other
            tcp/5432 from sg-gone (it does not exist)                              | rule sg-in in tcp/5432 sg-gone
            tcp/5432 from pl-gone (it is empty)                                    | rule sg-in in tcp/5432 pl-gone
            tcp/22 from sg-other (the port is 5432, not 22, and i-a is not in it)  | rule sg-in in tcp/22 sg-other
                                                                                   | rule sg-in in udp/22 sg-other
                                                                                   |
            tcp/5431 from 0.0.0.0/0 (the port is 5432, not 5431)                   | '
                    rule sg-in in tcp/22 0.0.0.0/0
                    rule sg-in in tcp/5431 0.0.0.0/0
                    rule sg-in in tcp/5434 0.0.0.0/0'
            tcp/5432 from 10.9.0.0/16 (10.0.1.10 is not in it)                     | '
                    rule sg-in in tcp/5431 0.0.0.0/0
                    rule sg-in in tcp/5432 10.9.0.0/16
                    rule sg-in in udp/5432 0.0.0.0/0'
            """)
    void ofAGroup(String closest, String changes) {
        assertThat(closest("i-a -> i-b tcp/5432", changes)).isEqualTo(closest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule 9 allows tcp/80 from 10.0.0.0/16 (the port is 5432, not 80) | entry acl-x in 9 allow tcp/80 10.0.0.0/16
            rule 9 allows all from 10.0.7.0/24 (10.0.1.10 is not in it)      | entry acl-x in 9 allow all 10.0.7.0/24
                                                                                   | entry acl-x in 9 deny all 0.0.0.0/0
            rule 9 allows all from 0.0.0.0/0 (rule 5 comes first)                  | '
                    entry acl-x in 9 allow all 0.0.0.0/0
                    entry acl-x in 5 deny tcp/5432 10.0.0.0/16'
            """)
    void ofAnAcl(String closest, String changes) {
        assertThat(closest("i-a -> i-x tcp/5432", (changes == null ? "" : changes)
                + "\ninstance i-x subnet-x 10.0.2.10 sg-in")).isEqualTo(closest);
    }
}
