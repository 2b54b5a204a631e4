package io.github.fakeec2.reachability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule by a network in which it decides, one case a row: what is asked, what comes of it, what is changed. */
class ReachabilityTest {

    /** Open groups and ACLs everywhere: what is closed is a row's change. */
    private static final String NETWORK = """
            vpc vpc-a 10.0.0.0/16,2001:db8:a::/56
            igw igw-a vpc-a
            eigw eigw-a vpc-a
            table rtb-public vpc-a
            route rtb-public 0.0.0.0/0 igw-a
            route rtb-public ::/0 igw-a
            table rtb-private vpc-a
            route rtb-private 0.0.0.0/0 nat-a
            route rtb-private ::/0 eigw-a
            acl acl-public vpc-a
            entry acl-public in 100 allow all 0.0.0.0/0
            entry acl-public out 100 allow all 0.0.0.0/0
            entry acl-public in 101 allow all ::/0
            entry acl-public out 101 allow all ::/0
            subnet subnet-public vpc-a zone-1 10.0.0.0/24,2001:db8:a:1::/64 table=rtb-public acl=acl-public
            subnet subnet-app vpc-a zone-1 10.0.1.0/24,2001:db8:a:2::/64 table=rtb-private
            subnet subnet-db vpc-a zone-2 10.0.2.0/24
            group sg-open vpc-a
            rule sg-open in all 0.0.0.0/0
            rule sg-open in all ::/0
            rule sg-open out all 0.0.0.0/0
            rule sg-open out all ::/0
            group sg-web vpc-a
            rule sg-web out all 0.0.0.0/0
            group sg-app vpc-a
            rule sg-app out all 0.0.0.0/0
            rule sg-app out all ::/0
            rule sg-app in tcp/8080-8090 sg-web
            rule sg-app in icmp/8 10.0.0.0/24
            group sg-closed vpc-a
            instance i-web subnet-public 10.0.0.10 sg-web,sg-open public=54.0.0.1 ipv6=2001:db8:a:1::10
            instance i-bare subnet-public 10.0.0.11 sg-open
            instance i-app subnet-app 10.0.1.10 sg-app ipv6=2001:db8:a:2::10
            instance i-app2 subnet-app 10.0.1.11 sg-open
            instance i-db subnet-db 10.0.2.10 sg-open
            instance i-fw subnet-public 10.0.0.5 sg-open check=off
            nat nat-a subnet-public 10.0.0.9 public=54.0.0.9
            """;

    private static String ask(String network, String changes, String question) {
        return Answers.to(NetworkText.parse(Answers.changed(network, changes)), question);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-web -> i-app tcp/8080   | pass                             |
            i-web -> i-app tcp/8090   | pass                             |
            i-web -> i-app tcp/8091   | ENI_SG_RULES_MISMATCH at eni-app |
            i-web -> i-app udp/8080   | ENI_SG_RULES_MISMATCH at eni-app |
            i-web -> i-app all        | ENI_SG_RULES_MISMATCH at eni-app |
            i-bare -> i-app tcp/8080  | ENI_SG_RULES_MISMATCH at eni-app |
            i-bare -> i-app icmp/8:0  | pass                             |
            i-bare -> i-app icmp/13:0 | ENI_SG_RULES_MISMATCH at eni-app |
            i-db -> i-app icmp/8:0    | ENI_SG_RULES_MISMATCH at eni-app |
            i-web -> i-x tcp/80       | SG_HAS_NO_RULES at eni-x         | instance i-x subnet-app 10.0.1.9 sg-closed
            i-x -> i-web tcp/80       | SG_HAS_NO_RULES at eni-x         | instance i-x subnet-app 10.0.1.9 sg-closed
            i-web -> i-x tcp/80       | pass                             | '
                    rule sg-closed in tcp/80 0.0.0.0/0
                    instance i-x subnet-app 10.0.1.9 sg-closed'
            i-x -> i-app2 tcp/80      | ENI_SG_RULES_MISMATCH at eni-x   | '
                    rule sg-closed out tcp/80 sg-app
                    instance i-x subnet-db 10.0.2.9 sg-closed'
            i-x -> i-app2 tcp/80      | pass                             | '
                    rule sg-closed out tcp/80 sg-open
                    instance i-x subnet-db 10.0.2.9 sg-closed'
            i-db -> i-app tcp/22      | pass                             | '
                    pl pl-1 10.0.2.0/24,10.0.0.0/24
                    rule sg-app in tcp/22 pl-1'
            i-db -> i-app tcp/22      | ENI_SG_RULES_MISMATCH at eni-app | '
                    pl pl-1 10.0.9.0/24,10.0.0.0/24
                    rule sg-app in tcp/22 pl-1'
            i-db -> i-app tcp/22      | ENI_SG_RULES_MISMATCH at eni-app | rule sg-app in tcp/22 pl-gone
            i-db -> i-app 47          | pass                             | rule sg-app in 47 0.0.0.0/0
            i-db -> i-app 50          | ENI_SG_RULES_MISMATCH at eni-app | rule sg-app in 47 0.0.0.0/0
            """)
    void anyRuleOfAnyGroupLetsPacketsPassAndTheirAnswers(String question, String answer, String changes) {
        assertThat(ask(NETWORK, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-db -> i-bare tcp/80   | SUBNET_ACL_RESTRICTION at acl-public         | '
                    entry acl-public in 50 deny tcp/80 0.0.0.0/0'
            i-db -> i-bare tcp/81   | pass                                         | '
                    entry acl-public in 50 deny tcp/80 0.0.0.0/0'
            i-db -> i-bare tcp/80   | pass                                         | '
                    entry acl-public in 150 deny tcp/80 0.0.0.0/0'
            i-db -> i-bare tcp/80   | pass                                         | '
                    entry acl-public in 50 deny tcp/80 10.0.9.0/24'
            i-web -> i-bare tcp/80  | pass                                         | '
                    entry acl-public in 50 deny tcp/80 0.0.0.0/0'
            i-bare -> i-db tcp/80   | SUBNET_ACL_RESTRICTION at acl-public         | '
                    entry acl-public out 50 deny tcp/80 0.0.0.0/0'
            i-db -> i-bare tcp/80   | answer: SUBNET_ACL_RESTRICTION at acl-public | '
                    entry acl-public out 50 deny tcp/40000 0.0.0.0/0'
            i-db -> i-bare tcp/80   | pass                                         | '
                    entry acl-public out 50 deny tcp/1024-32767 0.0.0.0/0'
            i-bare -> i-db tcp/80   | answer: SUBNET_ACL_RESTRICTION at acl-public | '
                    entry acl-public in 50 deny tcp/1024-65535 0.0.0.0/0'
            i-db -> i-bare tcp/80   | SUBNET_ACL_RESTRICTION at acl-public         | no entry acl-public in 100
            i-db -> i-bare tcp/80   | pass                                         | '
                    no entry acl-public out 100
                    entry acl-public out 7 allow tcp/32768-50000 0.0.0.0/0
                    entry acl-public out 9 allow tcp/50001-65535 10.0.2.0/24'
            i-db -> i-bare tcp/80   | answer: SUBNET_ACL_RESTRICTION at acl-public | '
                    no entry acl-public out 100
                    entry acl-public out 7 allow tcp/32768-50000 0.0.0.0/0
                    entry acl-public out 9 allow tcp/50002-65535 10.0.2.0/24'
            i-db -> i-bare icmp/8:0 | pass                                         | '
                    no entry acl-public out 100
                    entry acl-public out 7 allow icmp/0 0.0.0.0/0'
            i-db -> i-bare icmp/8:0 | answer: SUBNET_ACL_RESTRICTION at acl-public | '
                    no entry acl-public out 100
                    entry acl-public out 7 allow icmp/8 0.0.0.0/0'
            i-db -> i-bare all      | SUBNET_ACL_RESTRICTION at acl-public         | '
                    entry acl-public in 50 deny udp/53 0.0.0.0/0'
            """)
    void aclsLookAtEachPacketInTheOrderOfTheirEntries(String question, String answer, String changes) {
        assertThat(ask(NETWORK, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            internet -> i-web tcp/80            | pass                                             |
            internet:8.8.8.8 -> i-web tcp/80    | pass                                             |
            internet:10.9.9.9 -> i-web tcp/80   | IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS at igw-a |
            internet:100.64.9.9 -> i-web tcp/80 | IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS at igw-a |
            igw-a -> i-web tcp/80               | pass                                             |
            igw-b -> i-web tcp/80               | NO_PATH at igw-b                                 | '
                    vpc vpc-b 10.1.0.0/16
                    igw igw-b vpc-b'
            internet -> i-bare tcp/80           | IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at igw-a  |
            internet -> i-bare tcp/80           | NO_PATH at vpc-a                                 | no igw
            internet -> i-web tcp/80            | NO_PATH at vpc-a                                 | '
                    no igw
                    no route rtb-public'
            internet -> i-web tcp/80            | pass                                             | '
                    no route rtb-public 0'
            internet -> i-web tcp/80            | answer: NO_ROUTE_TO_DESTINATION at rtb-public    | no route rtb-public
            i-web -> internet tcp/80            | pass as 54.0.0.1                                 |
            i-bare -> internet tcp/80           | IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a    |
            i-bare -> internet tcp/80           | BAD_STATE_ATTACHMENT at igw-a                    | '
                    no igw igw-a
                    igw igw-a -'
            i-web -> 10.9.9.9 tcp/80            | NO_SOURCE_OR_DESTINATION at 10.9.9.9             |
            i-web -> i-b tcp/80                 | IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-a | '
                    route rtb-public 172.16.0.0/12 igw-a
                    vpc vpc-b 172.16.0.0/16
                    subnet subnet-b vpc-b zone-1 172.16.0.0/24
                    instance i-b subnet-b 172.16.0.4 sg-open'
            i-web -> igw-a tcp/80               | pass as 54.0.0.1                                 |
            i-web -> 8.8.8.8 tcp/80             | pass as 54.0.0.1                                 |
            8.8.8.8 -> i-web tcp/80             | pass                                             |
            internet -> i-p tcp/80              | answer: NGW_SOURCE_ADDRESS_REASSIGN at nat-a     | '
                    instance i-p subnet-app 10.0.1.77 sg-open public=54.0.0.7'
            i-web -> 54.0.0.2 tcp/80            | pass as 54.0.0.1                                 | '
                    no rule sg-open
                    rule sg-open in tcp/80 54.0.0.1/32
                    rule sg-open out all 0.0.0.0/0
                    no instance i-bare
                    instance i-bare subnet-public 10.0.0.11 sg-open public=54.0.0.2'
            """)
    void internetGatewaysNeedPublicAddresses(String question, String answer, String changes) {
        assertThat(ask(NETWORK, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            internet -> i-x tcp/80             | pass                           | '
                    rule sg-closed in tcp/80 203.0.113.0/24
                    rule sg-closed out tcp/80 203.0.113.0/24'
            internet -> i-x tcp/80             | ENI_SG_RULES_MISMATCH at eni-x | '
                    rule sg-closed in tcp/80 10.0.0.0/8
                    rule sg-closed in tcp/81 ::/0'
            internet -> i-x tcp/80             | ENI_SG_RULES_MISMATCH at eni-x | '
                    rule sg-closed in tcp/80 203.0.113.0/24
                    entry acl-public in 5 deny all 203.0.113.0/24'
            internet -> i-x tcp/80             | pass                           | '
                    rule sg-closed in tcp/80 203.0.113.0/24
                    entry acl-public in 5 deny all 203.0.113.0/25'
            internet -> i-x tcp/80             | pass                           | '
                    rule sg-closed in tcp/80 203.0.113.0/24
                    entry acl-public out 5 deny all 203.0.113.0/25'
            i-x -> internet tcp/80             | pass as 54.0.0.8               | '
                    rule sg-closed out tcp/80 203.0.113.0/24'
            i-x -> internet tcp/80             | ENI_SG_RULES_MISMATCH at eni-x | rule sg-closed out tcp/80 10.0.0.0/8
            i-x -> internet tcp/80             | pass as 54.0.0.8               | '
                    rule sg-closed out all 0.0.0.0/0
                    no route rtb-public 0
                    route rtb-public 0.0.0.0/0 eni-bare
                    route rtb-public 9.0.0.0/8 igw-a'
            internet:203.0.114.1 -> i-x tcp/80 | ENI_SG_RULES_MISMATCH at eni-x | '
                    rule sg-closed in tcp/80 203.0.113.0/24'
            """)
    void theInternetMeansAnyAddressOfIt(String question, String answer, String changes) {
        assertThat(ask(NETWORK + "instance i-x subnet-public 10.0.0.77 sg-closed public=54.0.0.8", changes, question))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-app -> internet tcp/80            | pass as 54.0.0.9                              |
            i-app -> i-db tcp/80                | pass                                          |
            internet:8.8.8.8 -> 54.0.0.9 tcp/80 | NGW_SOURCE_ADDRESS_REASSIGN at nat-a          |
            i-app -> internet:8.8.8.8 47        | PROTOCOL_RESTRICTION at nat-a                 |
            i-app -> internet:8.8.8.8 tcp/80    | IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a | '
                    no nat
                    nat nat-a subnet-public 10.0.0.9'
            i-app -> internet:8.8.8.8 tcp/80    | BAD_STATE at nat-a                            | '
                    no nat
                    nat nat-a subnet-public 10.0.0.9 public=54.0.0.9 state=failed'
            i-app -> internet:8.8.8.8 tcp/80    | NO_POSSIBLE_DESTINATION at nat-a              | '
                    no nat
                    nat nat-a subnet-app 10.0.1.99 public=54.0.0.9'
            i-app -> internet tcp/80 ipv6       | NO_ROUTE_TO_DESTINATION at rtb-private        | '
                    no route rtb-private
                    route rtb-private 0.0.0.0/0 nat-a blackhole'
            i-app -> internet tcp/80            | BAD_STATE_ROUTE at rtb-private                | '
                    no route rtb-private
                    route rtb-private 0.0.0.0/0 nat-a blackhole'
            i-app -> internet:8.8.8.8 tcp/80    | answer: SUBNET_ACL_RESTRICTION at acl-public  | '
                    entry acl-public in 50 deny tcp/1024-32000 0.0.0.0/0'
            i-app -> internet:8.8.8.8 tcp/80    | pass as 54.0.0.9                              | '
                    entry acl-a in 50 deny tcp/1024-32000 0.0.0.0/0'
            i-app -> internet tcp/80            | answer: SUBNET_ACL_RESTRICTION at acl-a       | '
                    no route rtb-private ::/0
                    entry acl-a in 50 deny tcp/40000 0.0.0.0/0'
            i-app -> internet:8.8.8.8 tcp/80    | SUBNET_ACL_RESTRICTION at acl-public          | '
                    entry acl-public in 50 deny tcp/80 10.0.1.0/24'
            """)
    void natGatewaysLetConnectionsOutAndNothingElseIn(String question, String answer, String changes) {
        assertThat(ask(NETWORK, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-app -> internet tcp/80 ipv6    | pass                                      |
            internet -> i-app tcp/8080 ipv6  | ENI_SG_RULES_MISMATCH at eni-app          |
            internet -> i-app tcp/80 ipv6    | answer: NO_POSSIBLE_DESTINATION at eigw-a | rule sg-app in all ::/0
            internet -> i-app tcp/80 ipv6    | NO_PATH at vpc-a                          | '
                    rule sg-app in all ::/0
                    no igw'
            internet -> i-web tcp/80 ipv6    | pass                                      |
            i-web -> internet tcp/80 ipv6    | pass                                      |
            i-web -> i-app tcp/80 ipv6       | ENI_SG_RULES_MISMATCH at eni-app          |
            i-web -> i-app tcp/80            | pass                                      | '
                    rule sg-app in tcp/80 2001:db8:a:1::/64'
            i-web -> i-app tcp/80 ipv6       | pass                                      | rule sg-app in tcp/80 sg-web
            i-web -> i-app icmpv6/128:0 ipv6 | pass                                      | '
                    rule sg-app in icmpv6/128 ::/0'
            i-db -> i-app tcp/80 ipv6        | UNASSOCIATED_COMPONENT at i-db            |
            i-app -> internet tcp/80         | pass                                      | no route rtb-private 0
            i-web -> internet:1.1.1.1 tcp/80 | PROTOCOL_RESTRICTION at eigw-a            | '
                    route rtb-public 1.0.0.0/8 eigw-a'
            """)
    void ipv6PassesGatewaysAsItIsAndEgressOnlyOnesOutward(String question, String answer, String changes) {
        assertThat(ask(NETWORK, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-app2 -> i-db tcp/80            | pass                                          |
            i-app2 -> internet tcp/80        | NO_ROUTE_TO_DESTINATION at rtb-private        | '
                    no route rtb-private
                    no route rtb-public'
            i-app2 -> 8.8.8.8 tcp/80         | IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a | '
                    route rtb-private 8.8.0.0/16 igw-a'
            i-app2 -> 8.8.8.8 tcp/80         | BAD_STATE_ROUTE at rtb-private                | '
                    route rtb-private 8.8.0.0/16 nat-gone blackhole'
            i-app2 -> 8.8.8.8 tcp/80         | IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a | '
                    pl pl-1 8.8.8.0/24
                    route rtb-private pl-1 igw-a'
            i-app2 -> 8.8.8.8 tcp/80         | pass as 54.0.0.9                              | '
                    vgw vgw-a vpc-a
                    route rtb-private 8.8.0.0/16 vgw-a propagated
                    route rtb-private 8.8.0.0/16 nat-a'
            i-app2 -> i-db tcp/80            | pass                                          | '
                    route rtb-private 10.0.2.0/24 eni-fw'
            i-app2 -> i-db tcp/80            | ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-bare | '
                    route rtb-private 10.0.2.0/24 eni-bare'
            i-app2 -> i-db tcp/80            | BAD_STATE_ROUTE at eni-gone                   | '
                    route rtb-private 10.0.2.0/24 eni-gone'
            i-app2 -> i-db tcp/80            | NO_POSSIBLE_DESTINATION at eni-fw             | '
                    route rtb-private 10.0.2.0/24 eni-fw
                    route rtb-public 10.0.2.0/24 eni-fw2
                    instance i-fw2 subnet-app 10.0.1.6 sg-open check=off'
            i-app2 -> i-db tcp/80            | BAD_STATE at eni-fw2                          | '
                    route rtb-private 10.0.2.0/24 eni-fw2
                    instance i-fw2 subnet-public 10.0.0.6 sg-open check=off state=stopped'
            i-app2 -> internet tcp/80        | pass as 54.0.0.6                              | '
                    no route rtb-private 0
                    route rtb-private 0.0.0.0/0 eni-fw2
                    instance i-fw2 subnet-public 10.0.0.6 sg-open check=off public=54.0.0.6'
            i-app2 -> i-web tcp/80           | pass                                          | '
                    route rtb-private 10.0.0.10/32 eni-fw'
            i-app2 -> i-x tcp/80             | pass                                          | '
                    rule sg-closed in tcp/80 sg-open
                    rule sg-closed out all 0.0.0.0/0
                    instance i-x subnet-db 10.0.2.9 sg-closed'
            i-app2 -> i-x tcp/80             | ENI_SG_RULES_MISMATCH at eni-x                | '
                    rule sg-closed in tcp/80 sg-open
                    rule sg-closed out all 0.0.0.0/0
                    instance i-x subnet-db 10.0.2.9 sg-closed
                    route rtb-private 10.0.2.0/24 eni-fw'
            internet -> i-web tcp/80         | pass                                          | '
                    no igw
                    igw igw-a vpc-a edge=rtb-edge
                    table rtb-edge vpc-a
                    route rtb-edge 10.0.0.0/24 eni-fw'
            internet:8.8.8.8 -> i-web tcp/80 | ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-bare | '
                    no igw
                    igw igw-a vpc-a edge=rtb-edge
                    table rtb-edge vpc-a
                    route rtb-edge 10.0.0.0/24 eni-bare'
            i-web -> 1.1.1.1 tcp/80          | UNSUPPORTED_COMPONENT at cagw-a               | '
                    route rtb-public 1.0.0.0/8 cagw-a'
            """)
    void theMostSpecificRouteLeadsOn(String question, String answer, String changes) {
        assertThat(ask(NETWORK, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-web -> i-x tcp/80                  | BAD_STATE at eni-x                           | '
                    instance i-x subnet-app 10.0.1.9 sg-open state=stopped'
            i-x -> i-web tcp/80                  | BAD_STATE at eni-x                           | '
                    instance i-x subnet-app 10.0.1.9 sg-open state=stopped'
            i-web -> i-x tcp/80                  | UNASSOCIATED_COMPONENT at i-x                | '
                    instance i-x subnet-app - sg-open state=terminated'
            i-web -> eni-y tcp/80                | BAD_STATE_ATTACHMENT at eni-y                | '
                    eni eni-y subnet-app 10.0.1.9 sg-open'
            i-db -> eni-y tcp/80                 | pass                                         | '
                    eni eni-y subnet-app 10.0.1.9 sg-open owner=i-web'
            i-db -> i-web tcp/80                 | pass                                         | '
                    eni eni-y subnet-app 10.0.1.9 sg-closed owner=i-web'
            i-web -> i-app2 tcp/80               | SG_HAS_NO_RULES at eni-y                     | '
                    eni eni-y subnet-app 10.0.1.9 sg-closed owner=i-web'
            i-web -> 10.0.1.9 tcp/80             | pass                                         | '
                    eni eni-y subnet-app 10.0.1.9 sg-closed owner=i-web'
            internet -> 2001:db8:a:2:5::7 tcp/80 | answer: NO_POSSIBLE_DESTINATION at eigw-a    | '
                    instance i-x subnet-app 10.0.1.9 sg-open prefix=2001:db8:a:2:5::/80'
            i-web -> i-web tcp/80                | pass                                         |
            i-web -> i-gone tcp/80               | NO_SOURCE_OR_DESTINATION at i-gone           |
            i-gone -> i-web tcp/80               | NO_SOURCE_OR_DESTINATION at i-gone           |
            internet -> lb-1 tcp/80              | pass                                         | '
                    lb lb-1
                    eni eni-l subnet-public 10.0.0.50 sg-open owner=lb-1 kind=LOAD_BALANCER public=54.0.0.50'
            lb-1 -> i-db tcp/80                  | pass                                         | '
                    lb lb-1
                    eni eni-l subnet-public 10.0.0.50 sg-open owner=lb-1 kind=LOAD_BALANCER'
            lb-1 -> i-db tcp/80                  | answer: SUBNET_ACL_RESTRICTION at acl-public | '
                    lb lb-1
                    eni eni-l subnet-public 10.0.0.50 sg-open owner=lb-1 kind=LOAD_BALANCER
                    entry acl-public in 50 deny tcp/1024-2000 0.0.0.0/0'
            i-web -> 10.0.1.70 tcp/80            | pass                                         | '
                    instance i-x subnet-app 10.0.1.9 sg-open prefix=10.0.1.64/28'
            """)
    void onlyWhatRunsAndIsAttachedSendsAndAnswers(String question, String answer, String changes) {
        assertThat(ask(NETWORK, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-app -> vpce-s3 tcp/443    | pass                                         |
            i-app -> vpce-s3 udp/443    | VPCE_GATEWAY_PROTOCOL_RESTRICTION at vpce-s3 |
            i-app -> vpce-s3 icmp/8:0   | pass                                         |
            i-app -> 52.216.0.7 tcp/443 | pass                                         |
            i-db -> vpce-s3 tcp/443     | NO_ROUTE_TO_DESTINATION at rtb-a             |
            i-web -> vpce-s3 tcp/443    | NO_POSSIBLE_DESTINATION at igw-a             |
            vpce-s3 -> i-app tcp/443    | VPCE_INTRA_VPC_TRAFFIC at vpce-s3            |
            i-app -> vpce-s3 tcp/443    | answer: SUBNET_ACL_RESTRICTION at acl-a      | '
                    entry acl-a in 5 deny all 52.216.0.0/15'
            i-app -> vpce-s3 tcp/443    | BAD_STATE at vpce-s3                         | '
                    no vpce
                    vpce vpce-s3 vpc-a pl-s3 state=deleting'
            i-app -> vpce-sqs tcp/443   | pass                                         |
            i-app -> vpce-sqs tcp/80    | ENI_SG_RULES_MISMATCH at eni-sqs             |
            vpce-sqs -> i-app2 tcp/443  | VPCE_INTRA_VPC_TRAFFIC at vpce-sqs           |
            """)
    void endpointsTakeConnectionsFromTheirVpc(String question, String answer, String changes) {
        assertThat(ask(NETWORK + """
                pl pl-s3 52.216.0.0/15
                route rtb-private pl-s3 vpce-s3
                vpce vpce-s3 vpc-a pl-s3
                vpce vpce-sqs vpc-a
                group sg-sqs vpc-a
                rule sg-sqs in tcp/443 10.0.0.0/16
                eni eni-sqs subnet-db 10.0.2.77 sg-sqs owner=vpce-sqs kind=VPC_ENDPOINT
                """, changes, question)).isEqualTo(answer);
    }

    @Test
    void aSnapshotThatLacksWhatMustBeThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reachability.of(NetworkText.parse("subnet subnet-a vpc-a zone-1 10.0.0.0/24")))
                .withMessage("subnet-a refers to vpc-a, which the snapshot does not have");
    }
}
