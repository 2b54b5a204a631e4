package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * AWS's own services that endpoints can lead to, after the PrivateLink guide, "AWS services that integrate with AWS
 * PrivateLink": the well-known ones, and the same in every region. They are in no table, so that clouds share them.
 */
final class AwsServices {

    /** Services behind a prefix list (PrivateLink guide, "Gateway endpoints"). */
    private static final String[] GATEWAYS = {"dynamodb", "s3", "s3express"};

    /**
     * Services behind interfaces, as their names end. The DNS name of {@code a.b} is {@code b.a} unless one stands
     * behind an equals sign; a hyphen at its end says that the service has no private name, an exclamation mark that it
     * takes no endpoint policy.
     */
    private static final String INTERFACES = """
            access-analyzer account acm-pca airflow.api airflow.env airflow.ops apigateway appconfig appconfigdata
            application-autoscaling appmesh-envoy-management! apprunner apprunner.requests! aps aps-workspaces athena
            autoscaling autoscaling-plans backup backup-gateway batch bedrock bedrock-agent bedrock-agent-runtime
            bedrock-runtime billingconductor cassandra cleanrooms cloudcontrolapi cloudformation cloudhsmv2 cloudtrail
            codeartifact.api=codeartifact codeartifact.repositories=*.d.codeartifact codebuild codecommit codedeploy
            codedeploy-commands-secure codepipeline codestar-connections.api=codestar-connections cognito-idp
            comprehend config connect-campaigns controlcatalog databrew dataexchange datasync datazone
            deadline.management deadline.scheduling discovery dms drs dynamodb=ddb- ebs ec2 ec2messages ecr.api
            ecr.dkr=*.dkr.ecr ecs ecs-agent ecs-telemetry eks eks-auth elasticache elasticbeanstalk
            elasticbeanstalk-health elasticfilesystem elasticloadbalancing elasticmapreduce email-smtp! emr-containers
            emr-serverless events evidently execute-api=*.execute-api finspace fis forecast fsx git-codecommit glue
            grafana grafana-workspace greengrass groundstation guardduty guardduty-data healthlake iam identitystore
            imagebuilder inspector2 iotsitewise.api kafka kafka-cluster kendra kinesis-firehose=firehose
            kinesis-streams=kinesis kms lakeformation lambda license-manager logs lookoutmetrics macie2
            managedblockchain-query mediaconnect memory-db mgn monitoring mq network-firewall organizations outposts
            payment-cryptography.controlplane personalize pinpoint pipes polly private-networks pricing.api
            qldb.session ram rbin rds rds-data redshift redshift-data redshift-serverless rekognition resource-groups
            robomaker rolesanywhere rum s3 s3-outposts s3tables sagemaker.api sagemaker.runtime scheduler
            secretsmanager securityhub securitylake servicecatalog servicediscovery servicequotas ses signer
            simspaceweaver snow-device-management sns sqs ssm ssm-contacts ssm-incidents ssmmessages states
            storagegateway! sts swf sync-states synthetics textract transcribe transcribestreaming transfer!
            transfer.server! translate trustedadvisor vpc-lattice wafv2 wellarchitected workspaces xray
            """;

    private static final Map<String, List<Row<ServiceOffer>>> BY_REGION = new ConcurrentHashMap<>();

    private AwsServices() {
    }

    /** The services in a region, by name; one that is behind a gateway and interfaces both is there twice. */
    static List<Row<ServiceOffer>> in(String region) {
        return BY_REGION.computeIfAbsent(region, AwsServices::make);
    }

    private static List<Row<ServiceOffer>> make(String region) {
        List<ServiceOffer> offers = new ArrayList<>();
        for (String gateway : GATEWAYS) {
            offers.add(new ServiceOffer(id(region, gateway, Type.GATEWAY), name(region, gateway), Type.GATEWAY,
                    ServiceOffer.AMAZON, gateway + "." + region + ".amazonaws.com", false, null, false, true, false,
                    List.of("ipv4"), false));
        }
        for (String entry : INTERFACES.trim().split("\\s+")) {
            offers.add(behindInterfaces(region, entry));
        }
        offers.sort(Comparator.comparing(ServiceOffer::name)); // stable: the gateway first
        List<Row<ServiceOffer>> rows = new ArrayList<>();
        for (ServiceOffer offer : offers) {
            rows.add(Row.ofCatalogue(offer, rows.size()));
        }
        return List.copyOf(rows);
    }

    private static ServiceOffer behindInterfaces(String region, String entry) {
        boolean takesPolicy = !entry.endsWith("!");
        String text = takesPolicy ? entry : entry.substring(0, entry.length() - 1);
        int equals = text.indexOf('=');
        String service = equals < 0 ? text : text.substring(0, equals);
        String host = equals < 0 ? reversed(service) : text.substring(equals + 1);
        boolean named = !host.endsWith("-");
        host = named ? host : host.substring(0, host.length() - 1);
        String base = host.startsWith("*.") ? host.substring(2) : host;
        return new ServiceOffer(id(region, service, Type.INTERFACE), name(region, service), Type.INTERFACE,
                ServiceOffer.AMAZON, base + "." + region + ".vpce.amazonaws.com", service.equals("s3"),
                named ? host + "." + region + ".amazonaws.com" : null, named, takesPolicy, false, List.of("ipv4"),
                false);
    }

    private static String reversed(String service) {
        int dot = service.indexOf('.');
        return dot < 0 ? service : service.substring(dot + 1) + "." + service.substring(0, dot);
    }

    private static String name(String region, String service) {
        return "com.amazonaws." + region + "." + service;
    }

    private static String id(String region, String service, Type type) {
        return Ids.next(EndpointService.TABLE.prefix(), SeededRandom.of(0, region + service + type));
    }
}
