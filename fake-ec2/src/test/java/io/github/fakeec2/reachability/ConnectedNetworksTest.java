package io.github.fakeec2.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leads from VPC to VPC and to networks on premises, one case a row. */
class ConnectedNetworksTest {

    private static final String THREE_VPCS = vpc("a", 0) + vpc("b", 1) + vpc("c", 2);

    private static String vpc(String name, int number) {
        return """
                vpc vpc-x 10.N.0.0/16
                subnet subnet-x vpc-x zone-1 10.N.1.0/24
                subnet subnet-x2 vpc-x zone-2 10.N.2.0/24
                group sg-x vpc-x
                rule sg-x in all 0.0.0.0/0
                rule sg-x out all 0.0.0.0/0
                instance i-x subnet-x 10.N.1.10 sg-x
                instance i-x2 subnet-x2 10.N.2.10 sg-x
                """.replace("-x", "-" + name).replace(".N.", "." + number + ".");
    }

    private static String ask(String network, String changes, String question) {
        return Answers.to(NetworkText.parse(Answers.changed(network, changes)), question);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-a -> i-b tcp/80      | pass                                       |
            i-b -> i-a2 tcp/80     | pass                                       |
            i-a -> i-c tcp/80      | NO_ROUTE_TO_DESTINATION at rtb-a           |
            i-a -> i-c tcp/80      | PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab | route rtb-a 10.2.0.0/16 pcx-ab
            i-a -> i-b tcp/80      | answer: NO_ROUTE_TO_DESTINATION at rtb-b   | no route rtb-b 10.0
            i-a -> i-b tcp/80      | BAD_STATE at pcx-ab                        | '
                    no pcx pcx-ab
                    pcx pcx-ab vpc-a vpc-b pending-acceptance'
            i-a -> i-b tcp/80      | BAD_STATE at pcx-ab                        | no pcx pcx-ab
            i-a -> i-b tcp/80      | NO_POSSIBLE_DESTINATION at pcx-ab          | '
                    no pcx pcx-ab
                    pcx pcx-ab vpc-c vpc-b active'
            i-a -> internet tcp/80 | PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab | route rtb-a 0.0.0.0/0 pcx-ab
            i-a -> 10.1.1.5 tcp/80 | pass                                       | '
                    route rtb-a 10.1.9.0/24 pcx-ab
                    instance i-fw subnet-b 10.1.1.5 sg-b check=off'
            i-a -> i-s tcp/80      | pass                                       | '
                    group sg-s vpc-b
                    rule sg-s in tcp/80 sg-a
                    instance i-s subnet-b 10.1.1.9 sg-s'
            i-s -> i-a tcp/80      | pass                                       | '
                    group sg-s vpc-b
                    rule sg-s out tcp/80 sg-a
                    instance i-s subnet-b 10.1.1.9 sg-s'
            i-s -> i-a tcp/80      | ENI_SG_RULES_MISMATCH at eni-s             | '
                    group sg-s vpc-b
                    rule sg-s out tcp/80 sg-c
                    instance i-s subnet-b 10.1.1.9 sg-s'
            i-a -> i-b tcp/80      | SUBNET_ACL_RESTRICTION at acl-b            | '
                    entry acl-b in 5 deny tcp/80 10.0.0.0/16'
            """)
    void peeringLeadsFromOneVpcToTheOtherAndNoFurther(String question, String answer, String changes) {
        assertThat(ask(THREE_VPCS + """
                pcx pcx-ab vpc-a vpc-b active
                pcx pcx-bc vpc-b vpc-c active
                route rtb-a 10.1.0.0/16 pcx-ab
                route rtb-b 10.0.0.0/16 pcx-ab
                route rtb-b 10.2.0.0/16 pcx-bc
                route rtb-c 10.1.0.0/16 pcx-bc
                route rtb-c 10.0.0.0/16 pcx-bc
                """, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-a -> i-b tcp/80   | pass                                             |
            i-a2 -> i-b2 tcp/80 | TGW_ROUTE_AZ_RESTRICTION at att-a                |
            i-a -> i-b2 tcp/80  | answer: TGW_ROUTE_AZ_RESTRICTION at att-b        |
            i-a -> i-b tcp/80   | TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb        | no troute ttb 10.1
            i-a -> i-b tcp/80   | answer: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb | no troute ttb 10.0
            i-a -> i-b tcp/80   | TGW_RTB_BAD_STATE_ROUTE at ttb                   | troute ttb 10.1.1.0/24 blackhole
            i-a -> i-b tcp/80   | TGW_RTB_BAD_STATE_ROUTE at ttb                   | troute ttb 10.1.0.0/16 blackhole
            i-a -> i-b tcp/80   | TGW_RTB_BAD_STATE_ROUTE at ttb                   | '
                    no troute ttb 10.1
                    troute ttb 10.1.0.0/16 blackhole
                    troute ttb 10.1.0.0/16 att-b propagated'
            i-a -> i-b tcp/80   | TGW_RTB_BAD_STATE_ROUTE at ttb                   | '
                    pl pl-1 10.1.1.0/24
                    troute ttb pl-1 blackhole'
            i-a -> i-b tcp/80   | TGW_RTB_BAD_STATE_ROUTE at ttb                   | '
                    no attach tgw-1 att-b
                    attach tgw-1 att-b vpc-b subnet-b table=ttb state=deleting'
            i-a -> i-b tcp/80   | TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at att-a  | '
                    no attach tgw-1 att-a
                    attach tgw-1 att-a vpc-a subnet-a'
            i-a -> i-b tcp/80   | BAD_STATE_ATTACHMENT at tgw-1                    | no attach tgw-1 att-a
            i-a -> i-b tcp/80   | BAD_STATE_ATTACHMENT at tgw-1                    | '
                    no attach tgw-1 att-a
                    attach tgw-1 att-a vpc-a subnet-a table=ttb state=pending'
            i-a -> i-b tcp/80   | SUBNET_ACL_RESTRICTION at acl-a                  | '
                    entry acl-a in 5 deny tcp/80 10.0.1.0/24'
            i-a -> i-b tcp/80   | pass                                             | '
                    entry acl-b out 5 deny tcp/80 10.1.1.10/32'
            i-a -> i-b2 tcp/80  | SUBNET_ACL_RESTRICTION at acl-b                  | '
                    entry acl-b out 5 deny tcp/80 10.1.2.10/32'
            i-a -> i-s tcp/80   | ENI_SG_RULES_MISMATCH at eni-s                   | '
                    group sg-s vpc-b
                    rule sg-s in tcp/80 sg-a
                    instance i-s subnet-b 10.1.1.9 sg-s'
            i-a -> i-s tcp/80   | pass                                             | '
                    group sg-s vpc-b
                    rule sg-s in tcp/80 sg-a
                    instance i-s subnet-b 10.1.1.9 sg-s
                    no attach
                    attach tgw-1 att-a vpc-a subnet-a table=ttb sg=on
                    attach tgw-1 att-b vpc-b subnet-b table=ttb sg=on'
            i-s -> i-a tcp/80   | ENI_SG_RULES_MISMATCH at eni-s                   | '
                    group sg-s vpc-b
                    rule sg-s out tcp/80 sg-a
                    instance i-s subnet-b 10.1.1.9 sg-s
                    no attach
                    attach tgw-1 att-a vpc-a subnet-a table=ttb sg=on
                    attach tgw-1 att-b vpc-b subnet-b table=ttb sg=on'
            """)
    void transitGatewaysRouteByTheTableOfTheAttachment(String question, String answer, String changes) {
        assertThat(ask(THREE_VPCS + """
                tgw tgw-1
                ttable tgw-1 ttb
                attach tgw-1 att-a vpc-a subnet-a table=ttb
                attach tgw-1 att-b vpc-b subnet-b table=ttb
                troute ttb 10.0.0.0/16 att-a propagated
                troute ttb 10.1.0.0/16 att-b propagated
                route rtb-a 10.0.0.0/8 tgw-1
                route rtb-b 10.0.0.0/8 tgw-1
                """, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-a -> i-b tcp/80                  | pass                                             |
            i-a -> premises:192.168.5.5 tcp/80 | pass                                             |
            premises:192.168.5.5 -> i-a tcp/80 | pass                                             |
            i-a -> premises:192.168.5.5 tcp/80 | TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb-2      | no troute ttb-2 192
            i-a -> i-b tcp/80                  | answer: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb-2 | '
                    no troute ttb-2 10.0'
            i-a -> i-b tcp/80                  | BAD_STATE_ATTACHMENT at att-p                    | '
                    no attach tgw-2 att-p'
            i-a -> i-b tcp/80                  | pass                                             | '
                    no attach tgw-2 att-p
                    attach tgw-2 att-q tgw-1 - table=ttb-2
                    no troute ttb-2 10.0
                    troute ttb-2 10.0.0.0/16 att-q'
            i-a -> i-b tcp/80                  | BAD_STATE_ATTACHMENT at att-p                    | '
                    no attach tgw-2 att-p
                    attach tgw-2 att-q tgw-3 - table=ttb-2'
            i-a -> premises:192.168.5.5 tcp/80 | TGW_BAD_STATE_VPN at vpn-1                       | '
                    no vpn
                    vpn vpn-1 - 192.168.0.0/16 down'
            premises:192.168.5.5 -> i-a tcp/80 | BAD_STATE_VPN at vpn-1                           | '
                    no vpn
                    vpn vpn-1 - 192.168.0.0/16 down'
            i-a -> 10.9.1.1 tcp/80             | NO_SOURCE_OR_DESTINATION at 10.9.1.1             | '
                    troute ttb-1 10.9.0.0/16 att-p
                    troute ttb-2 10.9.0.0/16 att-p'
            i-a -> 10.9.1.1 tcp/80             | NO_POSSIBLE_DESTINATION at tgw-1                 | '
                    vpn vpn-2 - 10.9.0.0/16 up
                    troute ttb-1 10.9.0.0/16 att-p
                    troute ttb-2 10.9.0.0/16 att-p'
            """)
    void transitGatewaysLeadToEachOtherAndOnPremises(String question, String answer, String changes) {
        assertThat(ask(THREE_VPCS + """
                tgw tgw-1
                ttable tgw-1 ttb-1
                attach tgw-1 att-a vpc-a subnet-a table=ttb-1
                attach tgw-1 att-p tgw-2 - table=ttb-1
                tgw tgw-2
                ttable tgw-2 ttb-2
                attach tgw-2 att-b vpc-b subnet-b table=ttb-2
                attach tgw-2 att-p tgw-1 - table=ttb-2
                attach tgw-2 att-v vpn-1 - table=ttb-2
                vpn vpn-1 - 192.168.0.0/16 up
                troute ttb-1 10.0.0.0/16 att-a
                troute ttb-1 10.1.0.0/16 att-p
                troute ttb-1 192.168.0.0/16 att-p
                troute ttb-2 10.1.0.0/16 att-b
                troute ttb-2 10.0.0.0/16 att-p
                troute ttb-2 192.168.0.0/16 att-v
                route rtb-a 0.0.0.0/0 tgw-1
                route rtb-b 0.0.0.0/0 tgw-2
                """, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-a -> internet tcp/443 | pass as 54.0.0.9                                 |
            i-a -> internet tcp/443 | answer: IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-b | '
                    no route rtb-nat 10.0'
            i-a -> internet tcp/443 | NO_ROUTE_TO_DESTINATION at rtb-foot              | no route rtb-foot
            i-a -> internet tcp/443 | TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb-spoke  | no troute ttb-spoke 0
            """)
    void aVpcMaySendToTheInternetThroughTheNatGatewayOfAnother(String question, String answer, String changes) {
        assertThat(ask(THREE_VPCS + """
                igw igw-b vpc-b
                table rtb-nat vpc-b
                route rtb-nat 0.0.0.0/0 igw-b
                route rtb-nat 10.0.0.0/16 tgw-1
                table rtb-foot vpc-b
                route rtb-foot 0.0.0.0/0 nat-b
                subnet subnet-nat vpc-b zone-1 10.1.8.0/24 table=rtb-nat
                subnet subnet-foot vpc-b zone-1 10.1.9.0/28 table=rtb-foot
                nat nat-b subnet-nat 10.1.8.4 public=54.0.0.9
                tgw tgw-1
                ttable tgw-1 ttb-spoke
                ttable tgw-1 ttb-egress
                attach tgw-1 att-a vpc-a subnet-a table=ttb-spoke
                attach tgw-1 att-b vpc-b subnet-foot table=ttb-egress
                troute ttb-spoke 0.0.0.0/0 att-b
                troute ttb-egress 10.0.0.0/16 att-a
                route rtb-a 0.0.0.0/0 tgw-1
                """, changes, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i-a -> premises:192.168.5.5 tcp/80 | pass                                            |
            i-a -> 192.168.5.5 tcp/80          | pass                                            |
            premises:192.168.5.5 -> i-a tcp/80 | pass                                            |
            premises:192.168.5.5 -> i-b tcp/80 | VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at vgw-a |
            i-a -> 192.168.5.5 tcp/80          | NO_ROUTE_TO_DESTINATION at rtb-a                | no route rtb-a
            premises:192.168.5.5 -> i-a tcp/80 | answer: NO_ROUTE_TO_DESTINATION at rtb-a        | no route rtb-a
            i-a -> 192.168.5.5 tcp/80          | BAD_STATE_VPN at vpn-1                          | '
                    no vpn
                    vpn vpn-1 vgw-a 192.168.0.0/16 down'
            i-a -> 192.168.5.5 tcp/80          | BAD_STATE_ATTACHMENT at vgw-a                   | '
                    no vgw
                    vgw vgw-a vpc-b'
            i-a -> 172.20.0.1 tcp/80           | NO_ROUTE_TO_DESTINATION at vgw-a                | '
                    vpn vpn-2 vgw-b 172.20.0.0/16 up
                    route rtb-a 172.20.0.0/16 vgw-a'
            i-b -> 192.168.5.5 tcp/80          | PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx-ab      | '
                    pcx pcx-ab vpc-a vpc-b active
                    route rtb-b 192.168.0.0/16 pcx-ab'
            """)
    void virtualPrivateGatewaysLeadFromTheirVpcToPremises(String question, String answer, String changes) {
        assertThat(ask(THREE_VPCS + """
                vgw vgw-a vpc-a
                vpn vpn-1 vgw-a 192.168.0.0/16 up
                route rtb-a 192.168.0.0/16 vgw-a propagated
                """, changes, question)).isEqualTo(answer);
    }
}
