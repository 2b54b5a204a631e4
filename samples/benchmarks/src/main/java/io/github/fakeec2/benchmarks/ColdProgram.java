package io.github.fakeec2.benchmarks;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/**
 * The process that {@link ColdStart} launches: makes one client, has one call answered, and says so. Each client is in
 * a class of its own, so that a process loads only what its client needs. The floor makes no client: only the request
 * and the objects of the response.
 */
final class ColdProgram {

    static final List<String> OPERATIONS = List.of("describeInstances", "runInstances");
    static final String ANSWERED = "answered";

    private ColdProgram() {
    }

    public static void main(String[] args) {
        switch (args[0]) {
            case "fake" -> Fake.call(args[1]);
            case "mockito" -> Mock.call(args[1]);
            case "real" -> Real.call(args[1]);
            case "floor" -> Floor.call(args[1]);
            default -> { }
        }
        System.out.println(ANSWERED);
    }

    private static void call(Ec2Client ec2, String operation) {
        if (operation.equals("runInstances")) {
            require(ec2.runInstances(Requests.run()).instances().size() == 1);
        } else {
            require(ec2.describeInstances(Requests.describe()).reservations().size() <= 1);
        }
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalStateException("not the expected response");
        }
    }

    private static final class Requests {

        static DescribeInstancesRequest describe() {
            return DescribeInstancesRequest.builder().build();
        }

        static RunInstancesRequest run() {
            return RunInstancesRequest.builder()
                    .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1)
                    .build();
        }
    }

    private static final class Fake {

        static void call(String operation) {
            ColdProgram.call(FakeCloud.create().ec2(), operation);
        }
    }

    private static final class Mock {

        static void call(String operation) {
            Ec2Client ec2 = mock(Ec2Client.class);
            if (operation.equals("runInstances")) {
                when(ec2.runInstances(any(RunInstancesRequest.class)))
                        .thenReturn(RunInstancesResponse.builder().instances(instance()).build());
            } else {
                when(ec2.describeInstances(any(DescribeInstancesRequest.class))).thenReturn(
                        DescribeInstancesResponse.builder()
                                .reservations(Reservation.builder().instances(instance()).build())
                                .build());
            }
            ColdProgram.call(ec2, operation);
        }

        private static Instance instance() {
            return Instance.builder().instanceId("i-0123456789abcdef0").build();
        }
    }

    private static final class Real {

        static void call(String operation) {
            ColdProgram.call(Ec2Client.builder()
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                    .region(Region.US_EAST_1)
                    .httpClient(new CannedHttp())
                    .build(), operation);
        }
    }

    private static final class Floor {

        static void call(String operation) {
            if (operation.equals("runInstances")) {
                require(Requests.run().minCount() == FirstResponse.run().instances().size());
            } else {
                require(Requests.describe().instanceIds().equals(FirstResponse.describe().reservations()));
            }
        }
    }
}
