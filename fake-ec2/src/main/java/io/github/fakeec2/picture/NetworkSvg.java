package io.github.fakeec2.picture;

import io.github.fakeec2.picture.Topology.Item;
import io.github.fakeec2.picture.Topology.SubnetBox;
import io.github.fakeec2.picture.Topology.VpcBox;
import io.github.fakeec2.picture.Topology.ZoneBox;
import io.github.fakeec2.reachability.Verdict;
import io.github.fakeec2.state.RegionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Draws networks: the internet on top, each VPC as a box below it with its gateways along the upper edge, a column for
 * each zone, subnets and what is in them in the columns, and on top of it all the way of a packet.
 */
public final class NetworkSvg {

    private static final int GAP = 12;
    private static final int LINE = 16;
    private static final int HEADER = 2 * LINE + GAP;
    private static final int ITEM = 2 * LINE + 8;
    private static final int LEAST_COLUMN = 300;
    private static final int MOST_COLUMN = 660;

    /** What boxes keep free of text at their right, for ways. */
    private static final int LANE = 24;

    private final SvgCanvas canvas = new SvgCanvas();

    private NetworkSvg() {
    }

    /**
     * The picture of regions' networks. To be called under the cloud's lock.
     *
     * @param verdict on the packet whose way is drawn in, or null for none
     */
    public static String of(Collection<RegionState> regions, Verdict verdict) {
        NetworkSvg svg = new NetworkSvg();
        List<Topology> drawn = regions.stream().map(TopologyReader::read)
                .filter(topology -> !topology.vpcs().isEmpty()).toList();
        int width = drawn.stream().flatMap(topology -> topology.vpcs().stream()).mapToInt(NetworkSvg::width).max()
                .orElse(LEAST_COLUMN);
        int avenue = GAP + width + LANE / 2;
        int y = svg.internet(width + LANE, avenue);
        for (Topology topology : drawn) {
            svg.canvas.text(GAP, y + LINE, width, "place", topology.place());
            y += LINE + GAP;
            for (VpcBox vpc : topology.vpcs()) {
                y = svg.draw(vpc, y, width) + GAP;
            }
        }
        svg.canvas.way(verdict == null ? PacketWay.NONE : PacketWay.of(verdict), avenue);
        return svg.canvas.toSvg(GAP + width + LANE + GAP, y);
    }

    private int internet(int width, int avenue) {
        canvas.box(GAP, GAP, width, 2 * LINE, "internet");
        canvas.place(avenue, GAP + LINE, GAP + LINE, List.of(PacketWay.INTERNET));
        canvas.text(2 * GAP, GAP + LINE + 4, width, "title", "the internet");
        return GAP + 2 * LINE + GAP;
    }

    private int draw(VpcBox vpc, int top, int width) {
        int columns = Math.max(1, vpc.zones().size());
        int column = (width - (columns + 1) * GAP) / columns;
        int edgeBottom = top + HEADER + rows(vpc, width) * (ITEM + GAP);
        int street = edgeBottom - GAP / 2;
        int height = vpc.zones().stream().mapToInt(NetworkSvg::height).max().orElse(0);
        int bottom = edgeBottom + height + GAP;
        canvas.box(GAP, top, width, bottom - top, "vpc");
        canvas.place(GAP + width - GAP / 2, street, street, List.of(vpc.id()));
        title(2 * GAP, top, width - 2 * GAP, vpc.id(), vpc.label());
        drawEdge(vpc, top + HEADER, width, street);
        int x = 2 * GAP;
        for (ZoneBox zone : vpc.zones()) {
            canvas.text(x, edgeBottom + LINE, column - LANE, "zone", zone.name());
            int y = edgeBottom + LINE + GAP;
            for (SubnetBox subnet : zone.subnets()) {
                y = draw(subnet, x, y, column, street) + GAP;
            }
            x += column + GAP;
        }
        return bottom;
    }

    private void drawEdge(VpcBox vpc, int top, int width, int street) {
        int perRow = perRow(width);
        int chip = (width - (perRow + 1) * GAP) / perRow;
        for (int i = 0; i < vpc.edge().size(); i++) {
            draw(vpc.edge().get(i), 2 * GAP + i % perRow * (chip + GAP), top + i / perRow * (ITEM + GAP), chip, street);
        }
    }

    private int draw(SubnetBox subnet, int x, int top, int width, int street) {
        int height = height(subnet);
        canvas.box(x, top, width, height, subnet.isPublic() ? "public" : "private");
        canvas.place(x + width - GAP - LANE / 2, top + LINE, street, List.of(subnet.id()));
        title(x + GAP, top, width - GAP - LANE, subnet.id(), subnet.label());
        int y = top + HEADER;
        for (Item item : subnet.items()) {
            draw(item, x + GAP, y, width - 2 * GAP, street);
            y += ITEM + GAP;
        }
        return top + height;
    }

    private void draw(Item item, int x, int y, int width, int street) {
        List<String> ids = new ArrayList<>(item.parts());
        ids.add(item.id());
        String style = item.isMachine() ? "item" : "gateway";
        canvas.box(x, y, width, ITEM, item.isAlive() ? style : style + " dead");
        canvas.place(x + width - LANE / 2, y + ITEM / 2, street, ids);
        title(x + GAP / 2, y, width - GAP / 2 - LANE, item.id(), item.label());
    }

    private void title(int x, int y, int room, String id, String label) {
        canvas.text(x, y + LINE, room, "id", id);
        canvas.text(x, y + 2 * LINE, room, "label", label);
    }

    // ---- sizes

    private static int width(VpcBox vpc) {
        int longest = vpc.zones().stream().flatMap(zone -> zone.subnets().stream())
                .flatMap(subnet -> subnet.items().stream()).mapToInt(item -> SvgCanvas.width(item.label())).max()
                .orElse(0) + 3 * GAP + LANE;
        int columns = Math.max(1, vpc.zones().size());
        return columns * Math.min(MOST_COLUMN, Math.max(LEAST_COLUMN, longest)) + (columns + 1) * GAP;
    }

    private static int perRow(int width) {
        return Math.max(1, width / LEAST_COLUMN);
    }

    private static int rows(VpcBox vpc, int width) {
        return (vpc.edge().size() + perRow(width) - 1) / perRow(width);
    }

    private static int height(ZoneBox zone) {
        return LINE + GAP + zone.subnets().stream().mapToInt(subnet -> height(subnet) + GAP).sum();
    }

    private static int height(SubnetBox subnet) {
        return HEADER + subnet.items().size() * (ITEM + GAP);
    }
}
