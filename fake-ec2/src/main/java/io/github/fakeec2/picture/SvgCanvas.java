package io.github.fakeec2.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes SVG, and remembers where what was drawn. Ways are drawn where no text is: up and down in the lanes that boxes
 * keep free at their right, across in the street of a VPC, and from street to street in the avenue at the right of all.
 */
final class SvgCanvas {

    private static final String STYLE = """
            text { font: 12px ui-monospace, monospace; fill: #232f3e }
            .title, .id { font-weight: bold } .label, .zone { fill: #545b64 } .place { font-style: italic }
            rect { stroke-width: 1.5; rx: 4 }
            .internet { fill: #f2f3f3; stroke: #545b64 } .vpc { fill: #ffffff; stroke: #8c4fff }
            .public { fill: #f2f8e8; stroke: #7aa116 } .private { fill: #e8f4f8; stroke: #147eba }
            .item { fill: #ffffff; stroke: #ed7100 } .gateway { fill: #f6f1ff; stroke: #8c4fff }
            .dead { stroke-dasharray: 4 3; fill: #f2f3f3; stroke: #879596 }
            .way { fill: none; stroke: #1d8102; stroke-width: 3; opacity: 0.8;
                   stroke-linejoin: round; stroke-linecap: round }
            .dropped { stroke: #d13212 }
            """;

    /** The width of a character, a little more than monospace fonts of that size have. */
    private static final int CHAR = 8;

    private record Point(int x, int y) {
    }

    /** Where something is, and the height of the street that leads there. */
    private record Spot(Point at, int street) {
    }

    private final StringBuilder body = new StringBuilder();
    private final Map<String, List<Spot>> places = new HashMap<>();

    void box(int x, int y, int width, int height, String style) {
        body.append("<rect class=\"").append(style).append("\" x=\"").append(x).append("\" y=\"").append(y)
                .append("\" width=\"").append(width).append("\" height=\"").append(height).append("\"/>\n");
    }

    /** Notes that ids are at a point of a lane from which the street at that height is reached. */
    void place(int lane, int y, int street, List<String> ids) {
        ids.forEach(id -> places.computeIfAbsent(id, any -> new ArrayList<>(1))
                .add(new Spot(new Point(lane, y), street)));
    }

    /** Writes a text, as much of it as there is room for. */
    void text(int x, int y, int room, String style, String content) {
        body.append("<text class=\"").append(style).append("\" x=\"").append(x).append("\" y=\"").append(y)
                .append("\">").append(escaped(plain(TopologyReader.shortened(plain(content), room / CHAR))))
                .append("</text>\n");
    }

    static int width(String text) {
        return plain(text).length() * CHAR;
    }

    // ---- ways

    /** Draws the way through what was drawn before; what was not drawn is passed over. */
    void way(PacketWay way, int avenue) {
        List<Spot> stops = stops(way.ids());
        if (stops.isEmpty()) {
            return;
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            if (i > 0) {
                lead(stops.get(i - 1), stops.get(i), avenue, points);
            }
            add(stops.get(i).at(), points);
        }
        String style = way.dropped() ? "way dropped" : "way";
        body.append("<polyline class=\"").append(style).append("\" points=\"");
        points.forEach(point -> body.append(point.x()).append(',').append(point.y()).append(' '));
        body.append("\"/>\n");
        stops.stream().skip(1).limit(Math.max(0, stops.size() - 2)).forEach(stop -> mark(stop.at(), style,
                "M-2,0a2,2 0 1,0 4,0a2,2 0 1,0 -4,0"));
        mark(points.get(0), style, "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0");
        mark(points.get(points.size() - 1), style, way.dropped() ? "M-7,-7L7,7M-7,7L7,-7" : "M-7,0L-2,6L8,-6");
    }

    /** What is drawn twice, as a peering is in both of its VPCs, is passed on the near side first. */
    private List<Spot> stops(List<String> ids) {
        List<Spot> stops = new ArrayList<>();
        for (String id : ids) {
            List<Spot> spots = new ArrayList<>(places.getOrDefault(id, List.of()));
            int street = stops.isEmpty() ? Integer.MIN_VALUE : stops.get(stops.size() - 1).street();
            spots.sort((one, other) -> Boolean.compare(other.street() == street, one.street() == street));
            stops.addAll(spots);
        }
        return stops;
    }

    private static void lead(Spot from, Spot to, int avenue, List<Point> points) {
        if (from.at().x() == to.at().x() && from.street() == to.street()) {
            return;
        }
        add(new Point(from.at().x(), from.street()), points);
        if (from.street() != to.street()) {
            add(new Point(avenue, from.street()), points);
            add(new Point(avenue, to.street()), points);
        }
        add(new Point(to.at().x(), to.street()), points);
    }

    private static void add(Point point, List<Point> points) {
        if (points.isEmpty() || !points.get(points.size() - 1).equals(point)) {
            points.add(point);
        }
    }

    private void mark(Point at, String style, String path) {
        body.append("<path class=\"").append(style).append("\" transform=\"translate(").append(at.x()).append(' ')
                .append(at.y()).append(")\" d=\"").append(path).append("\"/>\n");
    }

    String toSvg(int width, int height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\">\n<style>\n" + STYLE + "</style>\n" + body
                + "</svg>\n";
    }

    /** XML has no way to write control characters, which tags may have. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF ]+", " ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
