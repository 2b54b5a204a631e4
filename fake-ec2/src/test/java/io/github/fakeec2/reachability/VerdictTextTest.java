package io.github.fakeec2.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people read when a test about a network fails: every word and every blank. */
class VerdictTextTest {

    private static final String TWO_TIERS = """
            vpc vpc-a 10.0.0.0/16
            table rtb-web vpc-a
            route rtb-web 0.0.0.0/0 igw-a
            igw igw-a vpc-a
            subnet subnet-web vpc-a zone-1 10.0.1.0/24 table=rtb-web
            subnet subnet-db vpc-a zone-1 10.0.2.0/24
            group sg-web vpc-a
            rule sg-web in tcp/443 0.0.0.0/0
            rule sg-web out all 0.0.0.0/0
            group sg-app vpc-a
            group sg-db vpc-a
            rule sg-db in tcp/5432 sg-app
            rule sg-db in tcp/22 10.0.1.0/24
            instance i-web subnet-web 10.0.1.10 sg-web public=54.0.0.1
            instance i-db subnet-db 10.0.2.20 sg-db
            """;

    private static String explain(String network, String question) {
        return Reachability.of(NetworkText.parse(network)).trace(NetworkText.flow(question)).explain();
    }

    @Test
    void aGroupThatLacksARuleIsShownWithTheRuleThatComesClosest() {
        assertThat(explain(TWO_TIERS, "i-web -> i-db tcp/5432")).isEqualTo("""
                i-web (10.0.1.10) does not reach i-db (10.0.2.20) on tcp/5432, since hop 5 drops the packet:
                  1  pass  eni-web  out   sg-web     egress rule allows all to 0.0.0.0/0
                  2  pass  acl-a    out   rule 100   allows all
                  3  pass  rtb-web        10.0.0.0/16 -> local
                  4  pass  acl-a    in    rule 100   allows all
                  5  DROP  eni-db   in    sg-db      no ingress rule for tcp/5432 from 10.0.1.10
                                                     closest: tcp/5432 from sg-app (i-web is not in it)""");
    }

    @Test
    void whatIsReachableIsShownWithTheWayBack() {
        assertThat(explain(TWO_TIERS, "internet -> i-web tcp/443")).isEqualTo("""
                the internet (192.0.2.1) reaches i-web (54.0.0.1) on tcp/443:
                  1  pass  igw-a    in    destination 54.0.0.1 becomes 10.0.1.10
                  2  pass  acl-a    in    rule 100   allows all
                  3  pass  eni-web  in    sg-web     ingress rule allows tcp/443 from 0.0.0.0/0
                  the answer:
                  4  pass  eni-web  out   sg-web     answers what was let in
                  5  pass  acl-a    out   rule 100   allows all
                  6  pass  rtb-web        0.0.0.0/0 -> igw-a
                  7  pass  igw-a    out   source 10.0.1.10 becomes 54.0.0.1""");
    }

    @Test
    void aDroppedAnswerIsShownAsSuch() {
        String network = TWO_TIERS.replace("10.0.2.0/24", "10.0.2.0/24 acl=acl-db") + """
                rule sg-db in tcp/5432 sg-web
                acl acl-db vpc-a
                entry acl-db in 100 allow all 0.0.0.0/0
                entry acl-db out 100 allow tcp/1024-40000 10.0.0.0/16
                """;
        assertThat(explain(network, "i-web -> i-db tcp/5432")).isEqualTo("""
                i-web (10.0.1.10) does not reach i-db (10.0.2.20) on tcp/5432, since hop 7 drops the answer:
                  1  pass  eni-web  out   sg-web     egress rule allows all to 0.0.0.0/0
                  2  pass  acl-a    out   rule 100   allows all
                  3  pass  rtb-web        10.0.0.0/16 -> local
                  4  pass  acl-db   in    rule 100   allows all
                  5  pass  eni-db   in    sg-db      ingress rule allows tcp/5432 from sg-web
                  the answer:
                  6  pass  eni-db   out   sg-db      answers what was let in
                  7  DROP  acl-db   out   rule *     denies tcp/32768-65535 to 10.0.1.10
                                                     closest: rule 100 allows tcp/1024-40000 to 10.0.0.0/16 \
                (32768-65535 is not all in 1024-40000)""");
    }
}
