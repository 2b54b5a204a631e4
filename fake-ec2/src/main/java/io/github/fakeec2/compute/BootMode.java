package io.github.fakeec2.compute;

import io.github.fakeec2.types.InstanceTypeTraits;
import java.util.List;

/** The firmware that an instance boots with (EC2 user guide, "Instance launch behavior with Amazon EC2 boot modes"). */
public final class BootMode {

    private BootMode() {
    }

    /** {@code legacy-bios} or {@code uefi}. */
    public static String of(Instance instance) {
        List<String> possible = InstanceTypeTraits.bootModes(instance.type());
        if (possible.size() == 1) {
            return possible.get(0);
        }
        String mode = instance.launch().image().bootMode();
        return mode == null || mode.equals("legacy-bios") ? "legacy-bios" : "uefi";
    }
}
