package io.github.fakeec2;

import io.github.fakeec2.compute.event.ScheduledEvents;
import io.github.fakeec2.compute.lever.InstanceLever;
import io.github.fakeec2.inside.Inside;
import io.github.fakeec2.inside.MetadataService;
import io.github.fakeec2.inside.SimulatedConsole;
import io.github.fakeec2.inside.SimulatedDisk;
import io.github.fakeec2.state.History;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.imds.Ec2MetadataAsyncClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.services.ec2.model.EventCode;

/** An instance in the hands of a test: what no API call can do to it. */
public final class SimulatedInstance {

    private final InstanceLever lever;
    private final Inside inside;
    private final Supplier<URI> metadataEndpoint;

    SimulatedInstance(InstanceLever lever, Inside inside, Supplier<URI> metadataEndpoint) {
        this.lever = lever;
        this.inside = inside;
        this.metadataEndpoint = metadataEndpoint;
    }

    /** The instance's id. */
    public String id() {
        return lever.id();
    }

    /** The state by AWS's name, such as {@code running}. */
    public String state() {
        return lever.state();
    }

    /**
     * The machine below the instance fails: the system status check says {@code impaired}. EC2 recovers an instance of
     * most types on another machine after {@code Delay.AUTOMATIC_RECOVERY}, unless its maintenance options forbid it.
     *
     * @throws IllegalStateException if the instance is terminated
     */
    public void failSystemStatusCheck() {
        lever.checks(false, null, null);
    }

    /**
     * The instance itself fails: the instance status check says {@code impaired}.
     *
     * @throws IllegalStateException if the instance is terminated
     */
    public void failInstanceStatusCheck() {
        lever.checks(null, false, null);
    }

    /**
     * The instance cannot reach its volumes: the attached EBS status check says {@code impaired}.
     *
     * @throws IllegalStateException if the instance is terminated
     */
    public void failAttachedEbsStatusCheck() {
        lever.checks(null, null, false);
    }

    /**
     * All status checks say {@code ok} again.
     *
     * @throws IllegalStateException if the instance is terminated
     */
    public void passStatusChecks() {
        lever.checks(true, true, true);
    }

    /**
     * EC2 takes a Spot Instance back: two minutes after the notice it is terminated.
     *
     * @throws IllegalStateException if the instance is no Spot Instance, or is not running
     */
    public void interruptSpot() {
        lever.interruptSpot();
    }

    /**
     * The instance's operating system shuts down, as after {@code shutdown -h now} inside it: the instance is stopped,
     * or terminated where its shutdown behavior says so. No protection prevents that.
     *
     * @throws IllegalStateException if the instance is not running
     */
    public void shutDownFromInside() {
        lever.shutDownFromInside();
    }

    /**
     * The instance's operating system reboots, as after {@code reboot} inside it.
     *
     * @throws IllegalStateException if the instance is not running
     */
    public void rebootFromInside() {
        lever.rebootFromInside();
    }

    /**
     * A disk of the instance as bytes.
     *
     * @param device the device name, such as {@code /dev/xvda}; for a disk of the instance store also {@code
     *     ephemeral0}. NVMe disks of the instance store are {@code /dev/nvme1n1} and so on, from 0 on for Xen types
     */
    public SimulatedDisk disk(String device) {
        return inside.disk(device);
    }

    /** The serial console: prints what GetConsoleOutput then answers. */
    public SimulatedConsole console() {
        return inside.console();
    }

    /**
     * The SDK's client of the instance's metadata, as code on the instance uses it. Needs the SDK's module {@code imds}
     * on the class path.
     */
    public Ec2MetadataClient metadata() {
        return inside.metadata().client();
    }

    /** The SDK's asynchronous client of the instance's metadata; otherwise as {@link #metadata}. */
    public Ec2MetadataAsyncClient metadataAsync() {
        return inside.metadata().asyncClient();
    }

    /**
     * The instance's metadata service below the SDK's clients: requests without a token, as version 1 of the service
     * takes them, and from further away, as out of a container.
     */
    public MetadataService metadataService() {
        return inside.metadata();
    }

    /**
     * The instance's metadata service over HTTP, for code that is told where it is: by the environment variable {@code
     * AWS_EC2_METADATA_SERVICE_ENDPOINT}, by the system property {@code aws.ec2MetadataServiceEndpoint}, or by an
     * option of the client. It lies below a path of the cloud's own endpoint, which is started if need be. While
     * nothing runs on the instance, the connection breaks.
     */
    public URI metadataEndpoint() {
        return metadataEndpoint.get();
    }

    /**
     * EC2 plans something for the instance, such as its retirement: DescribeInstanceStatus tells of it, and it happens
     * at its time. Where the instance belongs to an event window, the event is put into the window's next time range.
     *
     * @param notBefore when it is to begin
     * @return the event's id
     * @throws IllegalArgumentException if that time has passed, or EC2 has no such event code
     * @throws IllegalStateException if the instance is terminated
     */
    public String scheduleEvent(EventCode code, Instant notBefore) {
        return ScheduledEvents.schedule(lever, code, notBefore);
    }

    /**
     * EC2 drops what it has planned for the instance.
     *
     * @throws IllegalArgumentException if no event with the id is planned for it
     */
    public void cancelEvent(String eventId) {
        ScheduledEvents.cancel(lever, eventId);
    }

    /** What happened to the instance, oldest first, also once it has disappeared. */
    public List<History.Entry> history() {
        return lever.history();
    }

    @Override
    public String toString() {
        return id() + " (" + state() + ")";
    }
}
