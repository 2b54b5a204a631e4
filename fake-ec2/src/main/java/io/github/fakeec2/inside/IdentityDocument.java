package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Launch;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.Row;
import java.time.temporal.ChronoUnit;

/**
 * The instance identity document (EC2 user guide, "Instance identity documents for Amazon EC2 instances"). It comes
 * without signatures, which AWS alone can make.
 */
final class IdentityDocument {

    private IdentityDocument() {
    }

    static String of(Call call, Row<Instance> row) {
        Instance instance = row.value();
        Launch launch = instance.launch();
        Row<NetworkInterface> primary = Instances.primaryInterface(call.region(), instance.id());
        StringBuilder json = new StringBuilder("{\n");
        add(json, "accountId", call.account());
        add(json, "architecture", launch.image().architecture());
        add(json, "availabilityZone", instance.site().zone());
        json.append("  \"billingProducts\" : ").append(billing(launch)).append(",\n");
        add(json, "devpayProductCodes", null);
        add(json, "marketplaceProductCodes", null);
        add(json, "imageId", launch.image().id());
        add(json, "instanceId", instance.id());
        add(json, "instanceType", instance.typeName());
        add(json, "kernelId", null);
        add(json, "pendingTime", instance.launchedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        add(json, "privateIp", primary == null ? null : primary.value().privateIp());
        add(json, "ramdiskId", null);
        add(json, "region", call.region().name());
        return json.append("  \"version\" : \"2017-09-30\"\n}").toString();
    }

    /** The billing code of images that cost more than the machine: their usage operation has it in numbers. */
    private static String billing(Launch launch) {
        String platform = launch.image().platformDetails();
        return platform.equals("Windows") ? "[ \"bp-6ba54002\" ]"
                : platform.equals("Red Hat Enterprise Linux") ? "[ \"bp-6fa54006\" ]" : "null";
    }

    private static void add(StringBuilder json, String name, String value) {
        json.append("  \"").append(name).append("\" : ").append(value == null ? "null" : "\"" + value + "\"")
                .append(",\n");
    }
}
