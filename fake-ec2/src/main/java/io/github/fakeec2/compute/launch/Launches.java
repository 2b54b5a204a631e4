package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Launches for RunInstances, and on behalf of a resource such as a fleet. */
public final class Launches {

    private Launches() {
    }

    /**
     * Launches instances.
     *
     * @throws io.github.fakeec2.error.AwsError what RunInstances has against the request
     * @throws io.github.fakeec2.error.NotSimulatedException for what is not simulated of it
     */
    public static List<Row<Instance>> launch(Call call, RunInstancesRequest request) {
        return new Launcher(call, LaunchRequest.checked(call, request)).launch();
    }

    /**
     * Checks a launch without launching anything.
     *
     * @throws io.github.fakeec2.error.AwsError what RunInstances has against the request
     * @throws io.github.fakeec2.error.NotSimulatedException for what is not simulated of it
     */
    public static void requireValid(Call call, RunInstancesRequest request) {
        new Launcher(call, LaunchRequest.checked(call, request));
    }
}
