package io.github.fakeec2.wire;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.inside.Inside;
import io.github.fakeec2.inside.MetadataReply;
import io.github.fakeec2.state.RegionState;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The metadata services of all instances, each below a path of its own. */
final class MetadataDoor {

    private final Gateway gateway;

    MetadataDoor(Gateway gateway) {
        this.gateway = gateway;
    }

    static URI uri(URI endpoint, String instanceId) {
        return endpoint.resolve(Paths.INSTANCES + instanceId);
    }

    /**
     * Answers what is asked at the path of an instance.
     *
     * @param path the instance's id and the path in its metadata, such as {@code i-0abc/latest/meta-data}
     * @throws NoAnswerException where nothing runs there that could ask, or the answer does not travel far enough
     */
    WireResponse answer(WireRequest request, String path) throws NoAnswerException {
        int slash = path.indexOf('/');
        String id = slash < 0 ? path : path.substring(0, slash);
        RegionState home = id.startsWith("i-") ? gateway.world().regionOf(id) : null;
        if (home == null) {
            return Paths.json(404, "{\"message\":\"There is no instance " + id.replaceAll("[^A-Za-z0-9-]", "?")
                    + " in this cloud\"}");
        }
        Map<String, String> headers = new HashMap<>();
        request.headers().keySet().forEach(name -> headers.put(name, request.header(name)));
        MetadataReply reply;
        try {
            reply = new Inside(gateway, home.account(), home.name(), id).metadata()
                    .answer(request.method(), slash < 0 ? "/" : path.substring(slash), headers)
                    .orElseThrow(() -> new NoAnswerException("The answer does not travel so many hops", null));
        } catch (IllegalStateException nothingRuns) {
            throw new NoAnswerException(nothingRuns.getMessage(), nothingRuns);
        }
        return new WireResponse(reply.status(), reply.headers(), reply.body());
    }
}
