package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceIds;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InstanceMonitoring;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesResponse;

/** Turns detailed monitoring on and off. */
@Simulates(family = "Instances")
final class MonitoringApi {

    private final Call call;

    MonitoringApi(Call call) {
        this.call = call;
    }

    MonitorInstancesResponse monitorInstances(MonitorInstancesRequest request) {
        return MonitorInstancesResponse.builder()
                .instanceMonitorings(change(request.instanceIds(), "pending", "enabled")).build();
    }

    UnmonitorInstancesResponse unmonitorInstances(UnmonitorInstancesRequest request) {
        return UnmonitorInstancesResponse.builder()
                .instanceMonitorings(change(request.instanceIds(), "disabling", "disabled")).build();
    }

    private List<InstanceMonitoring> change(List<String> ids, String meanwhile, String inTheEnd) {
        List<InstanceMonitoring> changed = new ArrayList<>(ids.size());
        for (Row<Instance> row : call.table(Instance.TABLE).getAll(InstanceIds.required(ids))) {
            Instance instance = row.value();
            Changeable.requireAlive(instance);
            if (!instance.settings().monitoring().equals(inTheEnd)) {
                instance = Changeable.change(call, instance, instance.settings().withMonitoring(meanwhile));
                String id = instance.id();
                call.begin(Delay.INSTANCE_CHANGE, "monitoring", later -> finish(later, id, meanwhile, inTheEnd));
            }
            String state = instance.monitoring();
            changed.add(InstanceMonitoring.builder()
                    .instanceId(instance.id()).monitoring(monitoring -> monitoring.state(state)).build());
        }
        return changed;
    }

    private static void finish(Call call, String id, String meanwhile, String inTheEnd) {
        Row<Instance> row = call.table(Instance.TABLE).find(id);
        if (row != null && row.value().settings().monitoring().equals(meanwhile)) {
            Changeable.change(call, row.value(), row.value().settings().withMonitoring(inTheEnd));
        }
    }
}
