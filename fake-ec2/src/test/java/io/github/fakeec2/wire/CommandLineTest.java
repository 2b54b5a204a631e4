package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.wire.Programs.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tools that are not Java, where they are installed: the AWS CLI and boto3. */
@Timeout(300)
class CommandLineTest {

    @TempDir
    private Path home;

    private final FakeCloud cloud = FakeCloud.create();

    private Programs programs;

    @BeforeEach
    void prepare() {
        programs = new Programs(cloud, home);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Outcome aws(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--output", "text"));
        return programs.run(command.toArray(String[]::new));
    }

    private String awsOut(String... arguments) throws IOException, InterruptedException {
        return aws(arguments).orFail();
    }

    @Test
    void theAwsCliRunsTagsWaitsDescribesAndTerminates() throws Exception {
        assumeTrue(programs.can("aws", "--version"), "The AWS CLI is not installed");

        assertThat(awsOut("sts", "get-caller-identity", "--query", "Account")).isEqualTo("123456789012");
        String image = awsOut("ssm", "get-parameter", "--query", "Parameter.Value", "--name",
                "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64");
        assertThat(image).isEqualTo(Amis.AMAZON_LINUX_2023);
        assertThat(awsOut("iam", "create-role", "--role-name", "app", "--assume-role-policy-document",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}", "--query", "Role.Arn"))
                .isEqualTo("arn:aws:iam::123456789012:role/app");

        String id = awsOut("ec2", "run-instances", "--image-id", image, "--instance-type", "t3.micro",
                "--tag-specifications", "ResourceType=instance,Tags=[{Key=Name,Value=\"a & b\"}]",
                "--query", "Instances[0].InstanceId");
        awsOut("ec2", "wait", "instance-running", "--instance-ids", id);
        awsOut("ec2", "create-tags", "--resources", id, "--tags", "Key=Owner,Value=Zoë");
        assertThat(awsOut("ec2", "describe-instances", "--filters", "Name=tag:Owner,Values=Zoë", "--query",
                "Reservations[].Instances[].[InstanceId,State.Name,Tags[?Key=='Name'].Value|[0]]"))
                .isEqualTo(id + "\trunning\ta & b");
        awsOut("ec2", "terminate-instances", "--instance-ids", id);
        awsOut("ec2", "wait", "instance-terminated", "--instance-ids", id);
        assertThat(cloud.instance(id).state()).isEqualTo("terminated");
    }

    @Test
    void theAwsCliFailsAsItDoesOnAws() throws Exception {
        assumeTrue(programs.can("aws", "--version"), "The AWS CLI is not installed");

        Outcome missing = aws("ec2", "describe-instances", "--instance-ids", "i-0123456789abcdef0");
        assertThat(missing.status()).isIn(254, 255); // of version 2 and of version 1
        assertThat(missing.err()).contains("An error occurred (InvalidInstanceID.NotFound) when calling the "
                + "DescribeInstances operation: The instance ID 'i-0123456789abcdef0' does not exist");
        assertThat(aws("ec2", "run-instances", "--image-id", Amis.AMAZON_LINUX_2023, "--dry-run").err())
                .contains("(DryRunOperation)");
        assertThat(aws("ssm", "get-parameter", "--name", "/none").err()).contains("(ParameterNotFound)");
        assertThat(aws("iam", "get-role", "--role-name", "none").err()).contains("(NoSuchEntity)");
        assertThat(aws("ec2", "describe-fpga-images").err()).contains("(NotSimulated)");
    }

    @Test
    void boto3WaitsPagesAndGetsTypedErrors() throws Exception {
        assumeTrue(programs.can("python3", "-c", "import boto3"), "boto3 is not installed");

        String out = programs.run("python3", "-c", """
                import boto3
                ec2 = boto3.client('ec2')
                ids = [i['InstanceId'] for i in ec2.run_instances(
                    ImageId='%s', InstanceType='t3.micro', MinCount=7, MaxCount=7)['Instances']]
                ec2.get_waiter('instance_running').wait(InstanceIds=ids)
                ec2.get_waiter('instance_status_ok').wait(InstanceIds=ids)
                pages = list(ec2.get_paginator('describe_instances').paginate(PaginationConfig={'PageSize': 5}))
                print(len(pages), sum(len(r['Instances']) for page in pages for r in page['Reservations']))

                instance = boto3.resource('ec2').Instance(ids[0])
                instance.terminate()
                instance.wait_until_terminated()
                print(instance.state['Name'])

                iam = boto3.client('iam')
                try:
                    iam.get_role(RoleName='none')
                except iam.exceptions.NoSuchEntityException as e:
                    print(e.response['Error']['Code'], e.response['ResponseMetadata']['HTTPStatusCode'])
                ssm = boto3.client('ssm')
                try:
                    ssm.get_parameter(Name='/none')
                except ssm.exceptions.ParameterNotFound as e:
                    print(e.response['Error']['Code'])
                print(boto3.client('sts', aws_access_key_id='210987654321',
                                   aws_secret_access_key='x', region_name='eu-west-1').get_caller_identity()['Account'])
                """.replace("%s", Amis.AMAZON_LINUX_2023)).orFail();

        assertThat(out.lines()).containsExactly("2 7", "terminated", "NoSuchEntity 404", "ParameterNotFound",
                "210987654321");
    }
}
