package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.DnsNameState;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

class EndpointServiceTest {

    private static final String BALANCERS = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/";
    private static final String NETWORK = BALANCERS + "net/shop/0123456789abcdef";
    private static final String OTHER_NETWORK = BALANCERS + "net/other/0123456789abcdef";
    private static final String GATEWAY = BALANCERS + "gwy/wall/0123456789abcdef";
    private static final String CONSUMER = "210987654321";
    private static final String CONSUMER_ROOT = "arn:aws:iam::" + CONSUMER + ":root";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final Ec2Client consumer = cloud.account(CONSUMER).ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    private ServiceConfiguration service(Consumer<CreateVpcEndpointServiceConfigurationRequest.Builder> more) {
        return ec2.createVpcEndpointServiceConfiguration(more::accept).serviceConfiguration();
    }

    private ServiceConfiguration open() {
        ServiceConfiguration service = service(r -> r.networkLoadBalancerArns(NETWORK).acceptanceRequired(false));
        allow(service, "*");
        return service;
    }

    private ServiceConfiguration guarded() {
        ServiceConfiguration service = service(r -> r.networkLoadBalancerArns(NETWORK));
        allow(service, CONSUMER_ROOT);
        return service;
    }

    private void allow(ServiceConfiguration service, String... principals) {
        ec2.modifyVpcEndpointServicePermissions(r -> r.serviceId(service.serviceId()).addAllowedPrincipals(principals));
    }

    private ServiceConfiguration described(ServiceConfiguration service) {
        return ec2.describeVpcEndpointServiceConfigurations(r -> r.serviceIds(service.serviceId()))
                .serviceConfigurations().get(0);
    }

    private static VpcEndpoint connect(Ec2Client client, ServiceConfiguration service, String type) {
        var subnet = client.describeSubnets().subnets().get(0);
        return client.createVpcEndpoint(r -> r.vpcId(subnet.vpcId()).serviceName(service.serviceName())
                .vpcEndpointType(type).subnetIds(subnet.subnetId())).vpcEndpoint();
    }

    private static String state(Ec2Client client, VpcEndpoint endpoint) {
        return client.describeVpcEndpoints(r -> r.vpcEndpointIds(endpoint.vpcEndpointId()))
                .vpcEndpoints().get(0).stateAsString();
    }

    private List<VpcEndpointConnection> connections() {
        return ec2.describeVpcEndpointConnections(r -> { }).vpcEndpointConnections();
    }

    private List<UnsuccessfulItem> accept(ServiceConfiguration service, String... endpoints) {
        return ec2.acceptVpcEndpointConnections(
                r -> r.serviceId(service.serviceId()).vpcEndpointIds(endpoints)).unsuccessful();
    }

    @Test
    void aServiceStandsInFrontOfNetworkLoadBalancers() {
        var tags = TagSpecification.builder().resourceType(ResourceType.VPC_ENDPOINT_SERVICE)
                .tags(Tag.builder().key("team").value("a").build()).build();
        ServiceConfiguration service =
                service(r -> r.networkLoadBalancerArns(NETWORK, NETWORK).tagSpecifications(tags));
        String id = service.serviceId();

        assertThat(service).isEqualTo(described(service));
        assertThat(id).startsWith("vpce-svc-");
        assertThat(service.serviceName()).isEqualTo("com.amazonaws.vpce.us-east-1." + id);
        assertThat(service.baseEndpointDnsNames()).containsExactly(id + ".us-east-1.vpce.amazonaws.com");
        assertThat(service.serviceType().get(0).serviceTypeAsString()).isEqualTo("Interface");
        assertThat(service.serviceStateAsString()).isEqualTo("Available");
        assertThat(service.acceptanceRequired()).isTrue();
        assertThat(service.managesVpcEndpoints()).isFalse();
        assertThat(service.networkLoadBalancerArns()).containsExactly(NETWORK);
        assertThat(service.supportedIpAddressTypesAsStrings()).containsExactly("ipv4");
        assertThat(service.availabilityZones()).hasSize(6);
        assertThat(service.privateDnsName()).isNull();
        assertThat(service.tags()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | null | InvalidParameter",
        "arn:aws:s3:::bucket | null | InvalidParameter",
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/0123456789abcdef | null | "
                + "InvalidParameter",
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/gwy/a/0123456789abcdef | null | "
                + "InvalidParameter",
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/0123456789abcdef | null | "
                + "InvalidNetworkLoadBalancerArn.NotFound",
        "arn:aws:elasticloadbalancing:us-east-1:210987654321:loadbalancer/net/a/0123456789abcdef | null | "
                + "InvalidNetworkLoadBalancerArn.NotFound",
        "null | arn:aws:elasticloadbalancing:us-east-1:210987654321:loadbalancer/gwy/a/0123456789abcdef | "
                + "InvalidGatewayLoadBalancerArn.NotFound",
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/0123456789abcdef | "
                + "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/gwy/a/0123456789abcdef | "
                + "InvalidParameter",
    })
    void aServiceNeedsLoadBalancersOfOneKindOfTheCallers(String network, String gateway, String code) {
        assertRefused(code, () -> service(r -> r.networkLoadBalancerArns(list(network))
                .gatewayLoadBalancerArns(list(gateway))));
    }

    private static List<String> list(String text) {
        return text == null ? List.of() : List.of(text);
    }

    @ParameterizedTest
    @CsvSource({"shop", "a..b", "-a.example.com", "a.example.c0m", "exa mple.com", "*.*.example.com"})
    void aPrivateNameIsADomain(String name) {
        assertRefused("InvalidParameter", "Invalid private DNS name: '" + name + "'",
                () -> service(r -> r.networkLoadBalancerArns(NETWORK).privateDnsName(name)));
    }

    @Test
    @org.junit.jupiter.api.Tag("newer-sdk")
    void servingOtherRegionsIsRefusedLoudly() {
        assertThatThrownBy(() -> service(r -> r.networkLoadBalancerArns(NETWORK).supportedRegions("eu-west-1")))
                .isInstanceOf(NotSimulatedException.class);
    }

    @Test
    void otherBadInputIsRefused() {
        assertRefused("InvalidParameter", () -> service(r -> r.networkLoadBalancerArns(NETWORK)
                .supportedIpAddressTypes("ipv5")));
        assertRefused("InvalidParameter", () -> service(r -> r.gatewayLoadBalancerArns(GATEWAY)
                .privateDnsName("shop.example.com")));
        assertRefused("InvalidVpcEndpointServiceId.NotFound",
                "The VpcEndpointService Id 'vpce-svc-00000000000000000' does not exist",
                () -> ec2.describeVpcEndpointServiceConfigurations(r -> r.serviceIds("vpce-svc-00000000000000000")));
        assertRefused("InvalidVpcEndpointServiceIdId.Malformed",
                () -> ec2.describeVpcEndpointServicePermissions(r -> r.serviceId("x")));
        assertRefused("MissingParameter", "The request must contain the parameter serviceId",
                () -> ec2.modifyVpcEndpointServiceConfiguration(r -> { }));
    }

    @Test
    void aServiceChanges() {
        ServiceConfiguration service = service(r -> r.networkLoadBalancerArns(NETWORK));
        ec2.modifyVpcEndpointServiceConfiguration(r -> r.serviceId(service.serviceId()).acceptanceRequired(false)
                .addNetworkLoadBalancerArns(OTHER_NETWORK).removeNetworkLoadBalancerArns(NETWORK)
                .addSupportedIpAddressTypes("ipv6"));

        ServiceConfiguration changed = described(service);
        assertThat(changed.acceptanceRequired()).isFalse();
        assertThat(changed.networkLoadBalancerArns()).containsExactly(OTHER_NETWORK);
        assertThat(changed.supportedIpAddressTypesAsStrings()).containsExactly("ipv4", "ipv6");

        assertRefused("InvalidNetworkLoadBalancerArn.NotFound", () -> ec2.modifyVpcEndpointServiceConfiguration(
                r -> r.serviceId(service.serviceId()).removeNetworkLoadBalancerArns(NETWORK)));
        assertRefused("InvalidParameter", () -> ec2.modifyVpcEndpointServiceConfiguration(
                r -> r.serviceId(service.serviceId()).removeNetworkLoadBalancerArns(OTHER_NETWORK)));
        assertRefused("InvalidParameter", () -> ec2.modifyVpcEndpointServiceConfiguration(
                r -> r.serviceId(service.serviceId()).addGatewayLoadBalancerArns(GATEWAY)));
        assertRefused("InvalidParameter", () -> ec2.modifyVpcEndpointServiceConfiguration(
                r -> r.serviceId(service.serviceId()).removeSupportedIpAddressTypes("ipv4", "ipv6")));
        assertRefused("InvalidParameterCombination", () -> ec2.modifyVpcEndpointServiceConfiguration(
                r -> r.serviceId(service.serviceId()).privateDnsName("a.example.com").removePrivateDnsName(true)));
    }

    @Test
    void aPrivateNameServesConsumersOnceItIsVerified() {
        ServiceConfiguration service = service(r -> r.networkLoadBalancerArns(NETWORK).acceptanceRequired(false)
                .privateDnsName("shop.example.com"));
        var proof = service.privateDnsNameConfiguration();
        assertThat(proof.state()).isEqualTo(DnsNameState.PENDING_VERIFICATION);
        assertThat(proof.type()).isEqualTo("TXT");
        assertThat(proof.name()).matches("_\\w{20}");
        assertThat(proof.value()).matches("vpce:\\w{20}");
        String id = connect(ec2, service, "Interface").vpcEndpointId();
        assertRefused("InvalidParameter", "Private DNS can't be enabled because the service " + service.serviceName()
                + " has not verified the private DNS name.",
                () -> ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).privateDnsEnabled(true)));

        ec2.startVpcEndpointServicePrivateDnsVerification(r -> r.serviceId(service.serviceId()));

        assertThat(described(service).privateDnsNameConfiguration().state()).isEqualTo(DnsNameState.VERIFIED);
        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).privateDnsEnabled(true));
        assertThat(ec2.describeVpcEndpoints().vpcEndpoints().get(0).dnsEntries())
                .anyMatch(entry -> entry.dnsName().equals("shop.example.com"));
        ec2.modifyVpcEndpointServiceConfiguration(r -> r.serviceId(service.serviceId()).removePrivateDnsName(true));
        assertThat(described(service).privateDnsName()).isNull();
        assertRefused("InvalidParameter", () -> ec2.startVpcEndpointServicePrivateDnsVerification(
                r -> r.serviceId(service.serviceId())));
    }

    @Test
    void aConsumerWithoutPermissionDoesNotSeeTheService() {
        ServiceConfiguration service = service(r -> r.networkLoadBalancerArns(NETWORK));
        String message = "The Vpc Endpoint Service '" + service.serviceName() + "' does not exist";
        assertRefused("InvalidServiceName", message, () -> connect(consumer, service, "Interface"));
        assertRefused("InvalidServiceName", message,
                () -> consumer.describeVpcEndpointServices(r -> r.serviceNames(service.serviceName())));
        connect(ec2, service, "Interface");

        allow(service, "arn:aws:iam::" + CONSUMER + ":role/deployer");

        assertThat(consumer.describeVpcEndpointServices().serviceNames()).contains(service.serviceName());
        assertThat(connect(consumer, service, "Interface").stateAsString()).isEqualTo("pendingAcceptance");
    }

    @Test
    void aServiceForEverybodyIsFoundByItsNameAlone() {
        ServiceConfiguration service = open();
        assertThat(consumer.describeVpcEndpointServices().serviceNames()).doesNotContain(service.serviceName());
        ServiceDetail detail = consumer.describeVpcEndpointServices(r -> r.serviceNames(service.serviceName()))
                .serviceDetails().get(0);
        assertThat(detail.owner()).isEqualTo("123456789012");
        assertThat(detail.acceptanceRequired()).isFalse();
        assertThat(detail.vpcEndpointPolicySupported()).isFalse();
        assertThat(cloud.account(CONSUMER).client(Ec2Client.class, "eu-west-1").describeVpcEndpointServices()
                .serviceNames()).doesNotContain(service.serviceName());
    }

    @Test
    void aConnectionWaitsToBeAccepted() {
        ServiceConfiguration service = guarded();
        VpcEndpoint endpoint = connect(consumer, service, "Interface");
        assertThat(state(consumer, endpoint)).isEqualTo("pendingAcceptance");
        assertThat(endpoint.policyDocument()).isNull();
        assertThat(connections()).singleElement().satisfies(connection -> {
            assertThat(connection.vpcEndpointId()).isEqualTo(endpoint.vpcEndpointId());
            assertThat(connection.vpcEndpointOwner()).isEqualTo(CONSUMER);
            assertThat(connection.vpcEndpointStateAsString()).isEqualTo("pendingAcceptance");
            assertThat(connection.serviceId()).isEqualTo(service.serviceId());
            assertThat(connection.networkLoadBalancerArns()).containsExactly(NETWORK);
            assertThat(connection.dnsEntries()).isEqualTo(endpoint.dnsEntries()).hasSize(2);
        });
        assertThat(endpoint.dnsEntries().get(0).dnsName()).endsWith("." + service.baseEndpointDnsNames().get(0));

        assertThat(accept(service, endpoint.vpcEndpointId())).isEmpty();

        assertThat(state(consumer, endpoint)).isEqualTo("available");
        assertThat(connections().get(0).vpcEndpointStateAsString()).isEqualTo("available");
        assertThat(accept(service, endpoint.vpcEndpointId())).singleElement()
                .satisfies(item -> assertThat(item.error().code()).isEqualTo("InvalidState"));
        assertThat(consumer.describeVpcEndpointConnections(r -> { }).vpcEndpointConnections()).isEmpty();
    }

    @Test
    void acceptedConnectionsComeUpInAWhile() {
        try (var slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            ServiceConfiguration service = client.createVpcEndpointServiceConfiguration(
                    r -> r.networkLoadBalancerArns(NETWORK)).serviceConfiguration();
            VpcEndpoint endpoint = connect(client, service, "Interface");
            slow.time().advance(Duration.ofHours(1));
            assertThat(state(client, endpoint)).isEqualTo("pendingAcceptance");
            client.acceptVpcEndpointConnections(r -> r.serviceId(service.serviceId())
                    .vpcEndpointIds(endpoint.vpcEndpointId()));
            assertThat(state(client, endpoint)).isEqualTo("pending");
            slow.time().advance(Duration.ofMinutes(1));
            assertThat(state(client, endpoint)).isEqualTo("available");
        }
    }

    @Test
    void aConnectionIsRejectedBeforeOrAfterItWasAccepted() {
        ServiceConfiguration service = guarded();
        VpcEndpoint first = connect(consumer, service, "Interface");
        accept(service, first.vpcEndpointId());

        var answer = ec2.rejectVpcEndpointConnections(r -> r.serviceId(service.serviceId())
                .vpcEndpointIds(first.vpcEndpointId(), "vpce-00000000000000000"));

        assertThat(answer.unsuccessful()).singleElement().satisfies(item -> {
            assertThat(item.resourceId()).isEqualTo("vpce-00000000000000000");
            assertThat(item.error().code()).isEqualTo("InvalidVpcEndpointId.NotFound");
        });
        assertThat(state(consumer, first)).isEqualTo("rejected");
        assertThat(ec2.rejectVpcEndpointConnections(r -> r.serviceId(service.serviceId())
                .vpcEndpointIds(first.vpcEndpointId())).unsuccessful()).hasSize(1);
        assertRefused("InvalidVpcEndpointId.Malformed", () -> accept(service, "x"));
        consumer.deleteVpcEndpoints(r -> r.vpcEndpointIds(first.vpcEndpointId()));
        assertThat(consumer.describeVpcEndpoints().vpcEndpoints()).isEmpty();
        assertThat(connections()).isEmpty();
    }

    @Test
    void aServiceInUseStays() {
        ServiceConfiguration service = open();
        VpcEndpoint endpoint = connect(consumer, service, "Interface");
        assertThat(delete(service)).singleElement().satisfies(item -> {
            assertThat(item.resourceId()).isEqualTo(service.serviceId());
            assertThat(item.error().code()).isEqualTo("ExistingVpcEndpointConnections");
            assertThat(item.error().message()).isEqualTo(
                    "Service " + service.serviceId() + " has existing active VPC Endpoint connections!");
        });

        ec2.rejectVpcEndpointConnections(r -> r.serviceId(service.serviceId())
                .vpcEndpointIds(endpoint.vpcEndpointId()));

        assertThat(delete(service)).isEmpty();
        assertThat(ec2.describeVpcEndpointServiceConfigurations().serviceConfigurations()).isEmpty();
        assertThat(connections()).isEmpty();
        assertThat(state(consumer, endpoint)).isEqualTo("rejected");
        consumer.deleteVpcEndpoints(r -> r.vpcEndpointIds(endpoint.vpcEndpointId()));
        assertThat(consumer.describeVpcEndpoints().vpcEndpoints()).isEmpty();
        assertThat(delete(service)).singleElement().satisfies(
                item -> assertThat(item.error().code()).isEqualTo("InvalidVpcEndpointServiceId.NotFound"));
    }

    private List<UnsuccessfulItem> delete(ServiceConfiguration service) {
        return ec2.deleteVpcEndpointServiceConfigurations(r -> r.serviceIds(service.serviceId())).unsuccessful();
    }

    @Test
    void aGatewayLoadBalancerEndpointHasOneInterfaceAndNoNames() {
        ServiceConfiguration service = service(r -> r.gatewayLoadBalancerArns(GATEWAY).acceptanceRequired(false));
        assertThat(service.gatewayLoadBalancerArns()).containsExactly(GATEWAY);
        VpcEndpoint endpoint = connect(ec2, service, "GatewayLoadBalancer");
        String table = ec2.describeRouteTables().routeTables().get(0).routeTableId();

        assertThat(endpoint.dnsEntries()).isEmpty();
        assertThat(endpoint.groups()).isEmpty();
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).singleElement().satisfies(
                eni -> assertThat(eni.interfaceTypeAsString()).isEqualTo("gateway_load_balancer_endpoint"));
        assertRefused("InvalidParameter", () -> connect(ec2, service, "Interface"));
        assertRefused("InvalidParameter", () -> ec2.createVpcEndpoint(r -> r.vpcId(endpoint.vpcId())
                .serviceName(service.serviceName()).vpcEndpointType("GatewayLoadBalancer")));

        assertThat(state(ec2, endpoint)).isEqualTo("available");
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("10.9.0.0/16")
                .vpcEndpointId(endpoint.vpcEndpointId()));
        assertThat(ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(endpoint.vpcEndpointId())).unsuccessful())
                .singleElement().satisfies(item -> {
                    assertThat(item.error().code()).isEqualTo("InvalidParameter");
                    assertThat(item.error().message())
                            .isEqualTo("Endpoint must be removed from route table before deletion");
                });
        ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock("10.9.0.0/16"));
        assertThat(ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(endpoint.vpcEndpointId())).unsuccessful()).isEmpty();
    }

    @Test
    void principalsComeAndGo() {
        ServiceConfiguration service = service(r -> r.networkLoadBalancerArns(NETWORK));
        String id = service.serviceId();
        var added = ec2.modifyVpcEndpointServicePermissions(r -> r.serviceId(id).addAllowedPrincipals("*",
                CONSUMER_ROOT, "arn:aws:iam::210987654321:user/jo", "arn:aws:iam::210987654321:role/ci",
                "arn:aws:organizations::123456789012:ou/o-abc/ou-def", "ecs.amazonaws.com")).addedPrincipals();

        assertThat(added).extracting(principal -> principal.principalTypeAsString())
                .containsExactly("All", "Account", "User", "Role", "OrganizationUnit", "Service");
        assertThat(added).allMatch(principal -> principal.servicePermissionId().startsWith("vpce-svc-perm-"));
        assertThat(ec2.modifyVpcEndpointServicePermissions(r -> r.serviceId(id).addAllowedPrincipals("*"))
                .addedPrincipals()).isEmpty();
        assertThat(ec2.describeVpcEndpointServicePermissions(r -> r.serviceId(id)
                        .filters(Filter.builder().name("principal-type").values("Account").build()))
                .allowedPrincipals()).singleElement()
                .satisfies(principal -> assertThat(principal.principal()).isEqualTo(CONSUMER_ROOT));

        ec2.modifyVpcEndpointServicePermissions(r -> r.serviceId(id).removeAllowedPrincipals("*", "ecs.amazonaws.com"));

        assertThat(ec2.describeVpcEndpointServicePermissions(r -> r.serviceId(id)).allowedPrincipals()).hasSize(4);
        assertRefused("InvalidPrincipal", () -> allow(service, "210987654321"));
        assertRefused("InvalidPrincipal", () -> allow(service, "arn:aws:iam::1:root"));
        assertRefused("MissingParameter",
                () -> ec2.modifyVpcEndpointServicePermissions(r -> r.serviceId(id)));
    }

    @Test
    void theOwnerCanPay() {
        ServiceConfiguration service = open();
        ec2.modifyVpcEndpointServicePayerResponsibility(
                r -> r.serviceId(service.serviceId()).payerResponsibility("ServiceOwner"));
        assertThat(described(service).payerResponsibilityAsString()).isEqualTo("ServiceOwner");
        assertRefused("InvalidParameterValue", () -> ec2.modifyVpcEndpointServicePayerResponsibility(
                r -> r.serviceId(service.serviceId()).payerResponsibility("EndpointOwner")));
        assertRefused("MissingParameter", () -> ec2.modifyVpcEndpointServicePayerResponsibility(
                r -> r.serviceId(service.serviceId())));
    }

    @Test
    void awsHasServicesInEveryRegion() {
        var answer = ec2.describeVpcEndpointServices(r -> r.serviceNames("com.amazonaws.us-east-1.s3"));
        assertThat(answer.serviceNames()).containsExactly("com.amazonaws.us-east-1.s3");
        assertThat(answer.serviceDetails()).extracting(detail -> detail.serviceType().get(0).serviceTypeAsString())
                .containsExactly("Gateway", "Interface");
        ServiceDetail ssm = cloud.client(Ec2Client.class, "eu-west-1").describeVpcEndpointServices(
                r -> r.serviceNames("com.amazonaws.eu-west-1.ssm")).serviceDetails().get(0);
        assertThat(ssm.owner()).isEqualTo("amazon");
        assertThat(ssm.privateDnsName()).isEqualTo("ssm.eu-west-1.amazonaws.com");
        assertThat(ssm.baseEndpointDnsNames()).containsExactly("ssm.eu-west-1.vpce.amazonaws.com");
        assertThat(ssm.privateDnsNameVerificationState()).isEqualTo(DnsNameState.VERIFIED);
        assertThat(ssm.availabilityZones()).hasSize(3);
        assertThat(ec2.describeVpcEndpointServices().serviceNames()).isSorted().doesNotHaveDuplicates()
                .hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @CsvSource({"service-type, Gateway, 3", "service-name, *.s3, 2", "owner, amazon, 4", "owner, 123456789012, 1",
        "supported-ip-address-types, ipv6, 0", "service-region, us-east-1, 5", "tag-key, team, 0"})
    void servicesCanBeFiltered(String name, String value, int least) {
        open();
        var found = ec2.describeVpcEndpointServices(
                r -> r.filters(Filter.builder().name(name).values(value).build())).serviceDetails();
        assertThat(found.size()).isGreaterThanOrEqualTo(least);
        assertThat(found.isEmpty()).isEqualTo(least == 0);
    }

    @Test
    void servicesArePaged() {
        open();
        var all = ec2.describeVpcEndpointServices();
        var first = ec2.describeVpcEndpointServices(r -> r.maxResults(100));
        var rest = ec2.describeVpcEndpointServices(r -> r.maxResults(100).nextToken(first.nextToken()));
        assertThat(first.serviceDetails()).hasSize(100);
        assertThat(rest.serviceDetails().get(0)).isEqualTo(all.serviceDetails().get(100));
        assertRefused("InvalidParameterValue", () -> ec2.describeVpcEndpointServices(r -> r.maxResults(0)));
    }

    @Test
    void topicsAreToldAboutConnections() {
        ServiceConfiguration service = open();
        String topic = "arn:aws:sns:us-east-1:123456789012:news";
        var created = ec2.createVpcEndpointConnectionNotification(r -> r.serviceId(service.serviceId())
                .connectionNotificationArn(topic).connectionEvents("Accept", "Connect")).connectionNotification();
        String id = created.connectionNotificationId();
        assertThat(id).startsWith("vpce-nfn-");
        assertThat(created.connectionNotificationStateAsString()).isEqualTo("Enabled");
        assertThat(created.connectionNotificationTypeAsString()).isEqualTo("Topic");

        ec2.modifyVpcEndpointConnectionNotification(r -> r.connectionNotificationId(id)
                .connectionNotificationArn(topic + "2").connectionEvents("Reject"));

        var changed = ec2.describeVpcEndpointConnectionNotifications(r -> r.connectionNotificationId(id))
                .connectionNotificationSet().get(0);
        assertThat(changed.connectionNotificationArn()).isEqualTo(topic + "2");
        assertThat(changed.connectionEvents()).containsExactly("Reject");
        assertThat(ec2.deleteVpcEndpointConnectionNotifications(
                r -> r.connectionNotificationIds(id, "vpce-nfn-00000000000000000")).unsuccessful()).hasSize(1);
        assertThat(ec2.describeVpcEndpointConnectionNotifications(r -> { }).connectionNotificationSet()).isEmpty();
    }

    @Test
    void notificationsAreChecked() {
        String topic = "arn:aws:sns:us-east-1:123456789012:news";
        String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
        String gateway = ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName("com.amazonaws.us-east-1.s3"))
                .vpcEndpoint().vpcEndpointId();
        assertRefused("InvalidParameter", () -> ec2.createVpcEndpointConnectionNotification(
                r -> r.connectionNotificationArn(topic).connectionEvents("Accept")));
        assertRefused("InvalidParameter", () -> ec2.createVpcEndpointConnectionNotification(
                r -> r.vpcEndpointId(gateway).connectionNotificationArn(topic).connectionEvents("Accept")));
        assertRefused("InvalidParameter", () -> ec2.createVpcEndpointConnectionNotification(
                r -> r.vpcEndpointId(gateway).connectionNotificationArn("news").connectionEvents("Accept")));
        assertRefused("InvalidParameter", () -> ec2.createVpcEndpointConnectionNotification(
                r -> r.vpcEndpointId(gateway).connectionNotificationArn(topic).connectionEvents("Party")));
        assertRefused("MissingParameter", () -> ec2.createVpcEndpointConnectionNotification(
                r -> r.vpcEndpointId(gateway).connectionNotificationArn(topic)));
        assertRefused("MissingParameter", () -> ec2.createVpcEndpointConnectionNotification(
                r -> r.vpcEndpointId(gateway).connectionEvents("Accept")));
        assertRefused("InvalidConnectionNotification", () -> ec2.modifyVpcEndpointConnectionNotification(
                r -> r.connectionNotificationId("vpce-nfn-00000000000000000")));
    }
}
