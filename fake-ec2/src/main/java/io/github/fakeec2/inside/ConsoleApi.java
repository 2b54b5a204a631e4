package io.github.fakeec2.inside;

import io.github.fakeec2.compute.BootMode;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotResponse;
import software.amazon.awssdk.services.ec2.model.GetInstanceUefiDataRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceUefiDataResponse;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataRequest;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataResponse;

/** What EC2 tells of an instance from the inside. */
@Simulates(family = "Consoles and passwords")
final class ConsoleApi {

    private final Call call;

    ConsoleApi(Call call) {
        this.call = call;
    }

    /** EC2 user guide, "Instance console output": what was printed is posted some time later, or at once on Nitro. */
    @Limits("The boot prints a few lines only; cloud.instance(id).console() prints what a test wants to see.")
    GetConsoleOutputResponse getConsoleOutput(GetConsoleOutputRequest request) {
        Row<Instance> row = row(request.instanceId());
        boolean latest = Boolean.TRUE.equals(request.latest());
        if (latest && row.value().type().hypervisor().filter("xen"::equals).isPresent()) {
            throw unsupported("This instance type does not support retrieving the latest console logs.");
        }
        Duration delay = latest ? Duration.ZERO
                : Duration.between(call.now(), call.momentAfter(Delay.CONSOLE_POSTED));
        Console console = Console.of(call, row).until(call.now().minus(delay));
        Instant printed = console.lastAt();
        return GetConsoleOutputResponse.builder()
                .instanceId(row.id())
                .timestamp(printed == null ? row.createdAt() : printed.plus(delay))
                .output(printed == null ? null : Base64.getEncoder().encodeToString(console.output()))
                .build();
    }

    /** EC2 user guide, "Capture a screenshot of an unreachable instance": neither of bare metal nor of Graviton. */
    @Limits("The picture shows where the console has text, not which. No screen ever sleeps, so there is none to wake.")
    GetConsoleScreenshotResponse getConsoleScreenshot(GetConsoleScreenshotRequest request) {
        Row<Instance> row = row(request.instanceId());
        if (row.value().type().bareMetal() || row.value().type().architectures().contains("arm64")) {
            throw unsupported("Console screenshots are not supported for the instance type '" + row.value().typeName()
                    + "'.");
        }
        if (row.value().state() != InstanceState.RUNNING) {
            throw AwsError.of("IncorrectInstanceState", "The instance '" + row.id()
                    + "' is not in the 'running' state.");
        }
        return GetConsoleScreenshotResponse.builder()
                .instanceId(row.id())
                .imageData(Base64.getEncoder().encodeToString(Screenshot.of(Console.of(call, row).text())))
                .build();
    }

    /** "If you try to retrieve the password before it's available, the output returns an empty string." */
    GetPasswordDataResponse getPasswordData(GetPasswordDataRequest request) {
        Row<Instance> row = row(request.instanceId());
        Instant setAt = WindowsPassword.setAt(call, row);
        return GetPasswordDataResponse.builder()
                .instanceId(row.id())
                .timestamp(setAt == null ? row.createdAt() : setAt)
                .passwordData(setAt == null ? "" : WindowsPassword.encrypted(row.value()))
                .build();
    }

    @Limits("The variable store is that of an instance which has set no variable.")
    GetInstanceUefiDataResponse getInstanceUefiData(GetInstanceUefiDataRequest request) {
        Row<Instance> row = row(request.instanceId());
        if (!BootMode.of(row.value()).equals("uefi")) {
            throw unsupported("The instance '" + row.id() + "' does not boot in UEFI mode.");
        }
        return GetInstanceUefiDataResponse.builder().instanceId(row.id()).uefiData(UefiData.empty()).build();
    }

    private Row<Instance> row(String id) {
        if (id == null || id.isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter InstanceId");
        }
        return call.table(Instance.TABLE).get(id);
    }

    private static AwsError unsupported(String message) {
        return AwsError.of("UnsupportedOperation", message);
    }
}
