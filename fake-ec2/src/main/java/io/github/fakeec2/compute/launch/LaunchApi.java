package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.view.InstanceView;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;


/** Launching instances. */
@Simulates(family = "Instances")
final class LaunchApi {

    private final Call call;

    LaunchApi(Call call) {
        this.call = call;
    }

    @Limits("Host resource groups, network cards, EFA, IPv6-only subnets and Spot prices are not simulated; requests "
            + "with anything but the last are refused.")
    RunInstancesResponse runInstances(RunInstancesRequest request) {
        List<Row<Instance>> launched = Launches.launch(call, request);
        List<software.amazon.awssdk.services.ec2.model.Instance> views = new ArrayList<>(launched.size());
        for (Row<Instance> row : launched) {
            views.add(InstanceView.asLaunched(row, call));
        }
        return RunInstancesResponse.builder()
                .reservationId(launched.get(0).value().launch().reservationId())
                .ownerId(call.account())
                .groups(List.of())
                .instances(views)
                .build();
    }
}
