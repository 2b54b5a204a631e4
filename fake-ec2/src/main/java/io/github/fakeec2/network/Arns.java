package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.TableType;

/** Amazon Resource Names of EC2's resources (Service Authorization Reference, "Resource types defined by EC2"). */
public final class Arns {

    private Arns() {
    }

    /** The ARN of a resource of the region's account. */
    public static String of(RegionState region, TableType<?> type, String id) {
        return "arn:aws:ec2:" + region.name() + ":" + region.account() + ":" + type.resourceType() + "/" + id;
    }
}
