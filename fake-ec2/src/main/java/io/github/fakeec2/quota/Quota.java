package io.github.fakeec2.quota;

/**
 * A quota: how many of something an account may have. The defaults are AWS's (VPC user guide, "Amazon VPC quotas", and
 * the quotas page of each feature's own guide), but for vCPUs, where AWS begins with too few to try anything;
 * {@link Quotas#set} stands for the increase that one asks AWS for.
 */
public enum Quota {

    /** IAM roles of an account. */
    ROLES_PER_ACCOUNT(1000),

    /** IAM instance profiles of an account. */
    INSTANCE_PROFILES_PER_ACCOUNT(1000),

    /** Managed policies that are attached to an IAM role. */
    MANAGED_POLICIES_PER_ROLE(10),

    /** Standard parameters of Systems Manager in a Region. */
    PARAMETERS_PER_REGION(10_000),

    /** VPCs in a Region. */
    VPCS_PER_REGION(5),

    /** Event windows in a Region. */
    EVENT_WINDOWS_PER_REGION(200),

    /** Instances that an event window names by their ids. */
    INSTANCES_PER_EVENT_WINDOW(100),

    /** Instance tags of an event window. */
    TAGS_PER_EVENT_WINDOW(50),

    /** Subnets in a VPC. */
    SUBNETS_PER_VPC(200),

    /** IPv4 CIDR blocks of a VPC, the primary one included. */
    IPV4_CIDRS_PER_VPC(5),

    /** Internet gateways in a Region. */
    INTERNET_GATEWAYS_PER_REGION(5),

    /** Egress-only internet gateways in a Region. */
    EGRESS_ONLY_INTERNET_GATEWAYS_PER_REGION(5),

    /** Carrier gateways in a Region. */
    CARRIER_GATEWAYS_PER_REGION(5),

    /** NAT gateways in an Availability Zone. */
    NAT_GATEWAYS_PER_ZONE(5),

    /** Private IPv4 addresses of a NAT gateway. */
    PRIVATE_ADDRESSES_PER_NAT_GATEWAY(8),

    /** Elastic IP addresses of a public NAT gateway. */
    ELASTIC_IPS_PER_NAT_GATEWAY(2),

    /** Elastic IP addresses in a Region. */
    ELASTIC_IPS_PER_REGION(5),

    /** Network interfaces in a Region. */
    NETWORK_INTERFACES_PER_REGION(5000),

    /** Security groups in a Region. */
    SECURITY_GROUPS_PER_REGION(2500),

    /** Inbound rules of a security group, and as many outbound ones, for IPv4 and for IPv6 each. */
    RULES_PER_SECURITY_GROUP(60),

    /** Security groups of a network interface. */
    SECURITY_GROUPS_PER_INTERFACE(5),

    /** Network ACLs in a VPC. */
    NETWORK_ACLS_PER_VPC(200),

    /** Inbound rules of a network ACL, and as many outbound ones, for IPv4 and for IPv6 each; the last one counts. */
    RULES_PER_NETWORK_ACL(20),

    /** Route tables in a VPC. */
    ROUTE_TABLES_PER_VPC(200),

    /** Routes of a route table that are not propagated. */
    ROUTES_PER_ROUTE_TABLE(500),

    /** Customer-managed prefix lists in a Region. */
    PREFIX_LISTS_PER_REGION(100),

    /** Versions of a customer-managed prefix list. */
    VERSIONS_PER_PREFIX_LIST(1000),

    /** Entries of a customer-managed prefix list. */
    ENTRIES_PER_PREFIX_LIST(1000),

    /** Active VPC peering connections of a VPC. */
    PEERING_CONNECTIONS_PER_VPC(50),

    /** VPC peering connections of an account that wait to be accepted. */
    OUTSTANDING_PEERING_REQUESTS(25),

    /** Customer gateways in a Region. */
    CUSTOMER_GATEWAYS_PER_REGION(50),

    /** Virtual private gateways in a Region. */
    VPN_GATEWAYS_PER_REGION(5),

    /** Site-to-Site VPN connections in a Region. */
    VPN_CONNECTIONS_PER_REGION(50),

    /** Site-to-Site VPN connections of a virtual private gateway. */
    VPN_CONNECTIONS_PER_VPN_GATEWAY(10),

    /** Gateway VPC endpoints in a Region. */
    GATEWAY_ENDPOINTS_PER_REGION(20),

    /** Interface VPC endpoints and Gateway Load Balancer endpoints of a VPC. */
    INTERFACE_ENDPOINTS_PER_VPC(50),

    /** Flow logs of a network interface, subnet or VPC. */
    FLOW_LOGS_PER_RESOURCE(2),

    /** Transit gateways of an account in a Region. */
    TRANSIT_GATEWAYS_PER_ACCOUNT(5),

    /** IPv4 and IPv6 ranges of a transit gateway. */
    TRANSIT_GATEWAY_CIDR_BLOCKS(5),

    /** Route tables of a transit gateway. */
    TRANSIT_GATEWAY_ROUTE_TABLES(20),

    /** Attachments of a transit gateway. */
    TRANSIT_GATEWAY_ATTACHMENTS(5000),

    /** Transit gateways that a VPC is attached to. */
    TRANSIT_GATEWAY_ATTACHMENTS_PER_VPC(5),

    /** Peering attachments of a transit gateway. */
    TRANSIT_GATEWAY_PEERING_ATTACHMENTS(50),

    /** Routes of a transit gateway, in all its route tables together. */
    TRANSIT_GATEWAY_ROUTES(10000),

    /** Connect peers of a Connect attachment. */
    CONNECT_PEERS_PER_ATTACHMENT(4),

    /** Multicast domains of a transit gateway. */
    TRANSIT_GATEWAY_MULTICAST_DOMAINS(20),

    /** Placement groups in a Region. */
    PLACEMENT_GROUPS_PER_REGION(500),

    /** Dedicated Hosts of an instance family in a Region. */
    DEDICATED_HOSTS_PER_FAMILY(2),

    /** Paths of Reachability Analyzer. */
    NETWORK_INSIGHTS_PATHS(1000),

    /** Analyses of Reachability Analyzer. */
    NETWORK_INSIGHTS_ANALYSES(10000),

    /** Scopes of Network Access Analyzer. */
    NETWORK_INSIGHTS_ACCESS_SCOPES(1000),

    /** Analyses of Network Access Analyzer. */
    NETWORK_INSIGHTS_ACCESS_SCOPE_ANALYSES(10000),

    /** Launch templates in a Region. */
    LAUNCH_TEMPLATES_PER_REGION(5000),

    /** Versions of a launch template. */
    VERSIONS_PER_LAUNCH_TEMPLATE(10000),

    /**
     * vCPUs of running On-Demand Instances of families A, C, D, H, I, M, R, T and Z in a Region. AWS starts a new
     * account with 5 and raises that with its use (EC2 Instance Types Guide, "On-Demand Instance quotas"). Here this
     * quota and that of Spot Instances are as high as only large accounts have it, so that tests of scale need not ask;
     * those of the other families are 1,152 where AWS starts with 0, which is what accounts had that were in use when
     * AWS began to count vCPUs.
     */
    ON_DEMAND_STANDARD_VCPUS(100_000),

    /** vCPUs of running On-Demand Instances of families G and VT in a Region; a new account has 0. */
    ON_DEMAND_G_AND_VT_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of family P in a Region; a new account has 0. */
    ON_DEMAND_P_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of family Inf in a Region; a new account has 0. */
    ON_DEMAND_INF_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of family Trn in a Region; a new account has 0. */
    ON_DEMAND_TRN_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of family DL in a Region; a new account has 0. */
    ON_DEMAND_DL_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of family F in a Region; a new account has 0. */
    ON_DEMAND_F_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of family X in a Region; a new account has 0. */
    ON_DEMAND_X_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of the High Memory families in a Region; a new account has 0. */
    ON_DEMAND_HIGH_MEMORY_VCPUS(1152),

    /** vCPUs of running On-Demand Instances of family HPC in a Region; a new account has 0. */
    ON_DEMAND_HPC_VCPUS(1152),

    /** vCPUs of running Spot Instances of families A, C, D, H, I, M, R, T and Z in a Region; a new account has 5. */
    SPOT_STANDARD_VCPUS(100_000),

    /** vCPUs of running Spot Instances of families G and VT in a Region; a new account has 0. */
    SPOT_G_AND_VT_VCPUS(1152),

    /** vCPUs of running Spot Instances of family P in a Region; a new account has 0. */
    SPOT_P_VCPUS(1152),

    /** vCPUs of running Spot Instances of family Inf in a Region; a new account has 0. */
    SPOT_INF_VCPUS(1152),

    /** vCPUs of running Spot Instances of family Trn in a Region; a new account has 0. */
    SPOT_TRN_VCPUS(1152),

    /** vCPUs of running Spot Instances of family DL in a Region; a new account has 0. */
    SPOT_DL_VCPUS(1152),

    /** vCPUs of running Spot Instances of family F in a Region; a new account has 0. */
    SPOT_F_VCPUS(1152),

    /** vCPUs of running Spot Instances of family X in a Region; a new account has 0. */
    SPOT_X_VCPUS(1152);

    private final int defaultValue;

    Quota(int defaultValue) {
        this.defaultValue = defaultValue;
    }

    /** What an account has that never asked for more. */
    public int defaultValue() {
        return defaultValue;
    }
}
