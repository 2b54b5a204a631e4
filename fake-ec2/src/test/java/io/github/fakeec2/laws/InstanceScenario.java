package io.github.fakeec2.laws;

import io.github.fakeec2.FakeCloud;
import java.time.Duration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What happens to the instances of the scenario besides that they start and stop. */
final class InstanceScenario {

    private InstanceScenario() {
    }

    /** An instance with a scheduled event, in an event window, with a new root volume; and a window without targets. */
    static void events(FakeCloud cloud, String running) {
        Ec2Client ec2 = cloud.ec2();
        String window = ec2.createInstanceEventWindow(r -> r.name("nights").cronExpression("* 0-4,20-23 * * 1,SUN"))
                .instanceEventWindow().instanceEventWindowId();
        ec2.associateInstanceEventWindow(r -> r.instanceEventWindowId(window)
                .associationTarget(t -> t.instanceIds(running)));
        String other = ec2.createInstanceEventWindow(r -> r.timeRanges(t -> t.startWeekDay("saturday").startHour(20)
                .endWeekDay("sunday").endHour(4))).instanceEventWindow().instanceEventWindowId();
        ec2.associateInstanceEventWindow(r -> r.instanceEventWindowId(other)
                .associationTarget(t -> t.instanceTags(Tag.builder().key("team").value("b").build())));
        ec2.disassociateInstanceEventWindow(r -> r.instanceEventWindowId(other)
                .associationTarget(t -> t.instanceTags(Tag.builder().key("team").value("b").build())));
        ec2.modifyInstanceEventWindow(r -> r.instanceEventWindowId(other).name("weekend"));
        cloud.time().settle();
        String event = cloud.instance(running).scheduleEvent(EventCode.SYSTEM_REBOOT,
                cloud.time().now().plus(Duration.ofHours(5)));
        ec2.modifyInstanceEventStartTime(r -> r.instanceId(running).instanceEventId(event)
                .notBefore(cloud.time().now().plus(Duration.ofDays(9))));
        ec2.reportInstanceStatus(r -> r.instances(running).status("ok").reasonCodesWithStrings("other"));
        ec2.sendDiagnosticInterrupt(r -> r.instanceId(running));
        ec2.createReplaceRootVolumeTask(r -> r.instanceId(running));
        cloud.time().settle();
        ec2.createReplaceRootVolumeTask(r -> r.instanceId(running).deleteReplacedRootVolume(true));
    }
}
