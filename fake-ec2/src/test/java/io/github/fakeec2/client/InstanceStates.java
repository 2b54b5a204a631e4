package io.github.fakeec2.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** Answers of DescribeInstances for one instance that changes its state from poll to poll. */
final class InstanceStates {

    private InstanceStates() {
    }

    /** The states in turn; the last one stays. */
    static Function<SdkRequest, SdkResponse> of(String... states) {
        Queue<String> queue = new ArrayDeque<>(List.of(states));
        return request -> instance(queue.size() > 1 ? queue.remove() : queue.element());
    }

    private static DescribeInstancesResponse instance(String state) {
        return DescribeInstancesResponse.builder().reservations(Reservation.builder()
                .instances(Instance.builder().state(s -> s.name(state)).build()).build()).build();
    }
}
