package com.example.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;
import software.amazon.awssdk.services.ec2.paginators.DescribeInstanceStatusIterable;
import software.amazon.awssdk.services.ec2.paginators.DescribeInstancesIterable;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/**
 * The first test of {@link FleetKeeperTest} once more, the usual way: for comparison. It is written as kindly as
 * Mockito allows: the client's real default methods spare the stubs of the consumer overloads.
 *
 * <p>It knows which calls the keeper makes and answers them from what its author believes of EC2. It would go on
 * passing if the keeper asked by a filter that EC2 does not have, launched an image that does not exist, or waited for
 * an instance that never boots.
 */
class FleetKeeperWithMockitoTest {

    @Test
    void replacesTheInstanceThatFailsItsStatusCheck() {
        Ec2Client ec2 = mock(Ec2Client.class, CALLS_REAL_METHODS);
        doReturn(found(instance("i-1"), instance("i-2"), instance("i-3")))
                .when(ec2).describeInstances(argThat((DescribeInstancesRequest r) -> r != null && r.hasFilters()));
        doReturn(found(instance("i-4")))
                .when(ec2).describeInstances(argThat((DescribeInstancesRequest r) -> r != null && r.hasInstanceIds()));
        doReturn(DescribeInstanceStatusResponse.builder()
                        .instanceStatuses(
                                status("i-1", SummaryStatus.IMPAIRED),
                                status("i-2", SummaryStatus.OK),
                                status("i-3", SummaryStatus.OK))
                        .build())
                .when(ec2).describeInstanceStatus(any(DescribeInstanceStatusRequest.class));
        doReturn(RunInstancesResponse.builder().instances(instance("i-4")).build())
                .when(ec2).runInstances(any(RunInstancesRequest.class));
        doReturn(TerminateInstancesResponse.builder().build())
                .when(ec2).terminateInstances(any(TerminateInstancesRequest.class));
        doReturn(new DescribeInstancesIterable(ec2, byTag()))
                .when(ec2).describeInstancesPaginator(any(DescribeInstancesRequest.class));
        doReturn(new DescribeInstanceStatusIterable(ec2, DescribeInstanceStatusRequest.builder().build()))
                .when(ec2).describeInstanceStatusPaginator(any(DescribeInstanceStatusRequest.class));
        doReturn(Ec2Waiter.builder().client(ec2).build()).when(ec2).waiter();

        List<String> started = new FleetKeeper(ec2).sweep();

        assertThat(started).containsExactly("i-4");
        verify(ec2).runInstances(argThat((RunInstancesRequest r) -> r.minCount() == 1 && r.maxCount() == 1));
        verify(ec2).terminateInstances(
                argThat((TerminateInstancesRequest r) -> r.instanceIds().equals(List.of("i-1"))));
    }

    private static DescribeInstancesRequest byTag() {
        return DescribeInstancesRequest.builder().filters(f -> f.name("tag:fleet").values("web")).build();
    }

    private static DescribeInstancesResponse found(Instance... instances) {
        return DescribeInstancesResponse.builder().reservations(r -> r.instances(instances)).build();
    }

    private static Instance instance(String id) {
        return Instance.builder()
                .instanceId(id)
                .state(s -> s.name(InstanceStateName.RUNNING))
                .tags(tag("fleet", "web"), tag("fleet-size", "3"))
                .build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static InstanceStatus status(String id, SummaryStatus system) {
        return InstanceStatus.builder()
                .instanceId(id)
                .systemStatus(s -> s.status(system))
                .instanceStatus(s -> s.status(SummaryStatus.OK))
                .build();
    }
}
