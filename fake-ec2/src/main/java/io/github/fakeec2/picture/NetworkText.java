package io.github.fakeec2.picture;

import io.github.fakeec2.picture.Topology.Item;
import io.github.fakeec2.picture.Topology.SubnetBox;
import io.github.fakeec2.picture.Topology.VpcBox;
import io.github.fakeec2.state.RegionState;

/** Writes networks as text: what is in what, by indentation. */
public final class NetworkText {

    private final StringBuilder text = new StringBuilder();

    private NetworkText() {
    }

    /** The networks of a region; empty where there is only an unused default VPC. To be called under the lock. */
    public static String of(RegionState region) {
        NetworkText text = new NetworkText();
        TopologyReader.read(region).vpcs().forEach(text::append);
        return text.text.toString();
    }

    private void append(VpcBox vpc) {
        line(1, vpc.id() + "  " + vpc.label());
        vpc.edge().forEach(item -> append(2, item));
        vpc.zones().forEach(zone -> {
            line(2, zone.name());
            zone.subnets().forEach(this::append);
        });
    }

    private void append(SubnetBox subnet) {
        line(3, subnet.id() + "  " + subnet.label() + (subnet.isPublic() ? "  public" : "  private"));
        subnet.items().forEach(item -> append(4, item));
    }

    private void append(int depth, Item item) {
        line(depth, item.id() + "  " + item.label());
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
