package io.github.fakeec2.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes SVG, and remembers where what was drawn. */
final class SvgCanvas {

    private static final String STYLE = """
            text { font: 12px ui-monospace, monospace; fill: #232f3e }
            .title, .id { font-weight: bold } .label, .zone { fill: #545b64 } .place { font-style: italic }
            rect { stroke-width: 1.5; rx: 4 }
            .internet { fill: #f2f3f3; stroke: #545b64 } .vpc { fill: #ffffff; stroke: #8c4fff }
            .public { fill: #f2f8e8; stroke: #7aa116 } .private { fill: #e8f4f8; stroke: #147eba }
            .item { fill: #ffffff; stroke: #ed7100 } .gateway { fill: #f6f1ff; stroke: #8c4fff }
            .dead { stroke-dasharray: 4 3; fill: #f2f3f3; stroke: #879596 }
            .way { fill: none; stroke: #1d8102; stroke-width: 3; stroke-linejoin: round; opacity: 0.8 }
            .dropped { stroke: #d13212 }
            """;

    private static final int MARK = 9;

    private record Point(int x, int y) {
    }

    private final StringBuilder body = new StringBuilder();
    private final Map<String, Point> places = new HashMap<>();

    /** Draws a box, which from then on is where the ids are. */
    void box(int x, int y, int width, int height, String style, List<String> ids) {
        body.append("<rect class=\"").append(style).append("\" x=\"").append(x).append("\" y=\"").append(y)
                .append("\" width=\"").append(width).append("\" height=\"").append(height).append("\"/>\n");
        Point place = new Point(x + width - 2 * MARK, y + MARK * 2);
        ids.forEach(id -> places.putIfAbsent(id, place));
    }

    void text(int x, int y, String style, String content) {
        body.append("<text class=\"").append(style).append("\" x=\"").append(x).append("\" y=\"").append(y)
                .append("\">").append(escaped(content)).append("</text>\n");
    }

    /** Draws the way through what was drawn before; what was not drawn is passed over. */
    void way(PacketWay way) {
        List<Point> points = new ArrayList<>();
        for (String id : way.ids()) {
            Point point = places.get(id);
            if (point != null && (points.isEmpty() || !points.get(points.size() - 1).equals(point))) {
                points.add(point);
            }
        }
        if (points.isEmpty()) {
            return;
        }
        String style = way.dropped() ? "way dropped" : "way";
        body.append("<polyline class=\"").append(style).append("\" points=\"");
        points.forEach(point -> body.append(point.x()).append(',').append(point.y()).append(' '));
        body.append("\"/>\n");
        mark(points.get(0), style, "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0");
        mark(points.get(points.size() - 1), style, way.dropped() ? "M-7,-7L7,7M-7,7L7,-7" : "M-7,0L-2,6L8,-6");
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
