package io.github.fakeec2.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a REST operation is found.
 *
 * @param steps of the path, such as {@code policies} and <code>{policyId}</code>
 */
record Route(String operation, String method, List<String> steps, Stream stream) {

    /** Which body is no JSON but bytes, by the names that the build writes. */
    enum Stream { NONE, SENT, ANSWERED }

    static Route of(String operation, String method, String path, Stream stream) {
        return new Route(operation, method, split(path), stream);
    }

    boolean isSentBytes() {
        return stream == Stream.SENT;
    }

    boolean answersBytes() {
        return stream == Stream.ANSWERED;
    }

    /** Whether the path begins as those of this route's service do. */
    boolean isNear(String path) {
        List<String> sent = split(path);
        return !sent.isEmpty() && sent.get(0).equals(steps.get(0));
    }

    private static List<String> split(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/")) {
            if (!step.isEmpty()) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** What stands in the path for the names in braces, or null where the path is another's. */
    Map<String, String> match(String method, String path) {
        List<String> sent = split(path);
        if (!this.method.equals(method) || sent.size() != steps.size()) {
            return null;
        }
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            String step = steps.get(i);
            if (step.startsWith("{")) {
                labels.put(step.substring(1, step.length() - 1), Form.decoded(sent.get(i).replace("+", "%2B")));
            } else if (!step.equals(sent.get(i))) {
                return null;
            }
        }
        return labels;
    }
}
