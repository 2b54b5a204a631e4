package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Gateway;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is where below the endpoint: AWS's services everywhere but below one path, which no service of AWS has. */
final class Paths implements Responder {

    static final String OWN = "/_fake-ec2/";
    static final String HEALTH = OWN + "health";
    static final String INSTANCES = OWN + "instances/";

    private final Wire wire;
    private final MetadataDoor metadata;

    Paths(Gateway gateway, Wire wire) {
        this.wire = wire;
        this.metadata = new MetadataDoor(gateway);
    }

    @Override
    public WireResponse answer(WireRequest request) throws NoAnswerException {
        String path = request.path();
        if (!path.startsWith(OWN)) {
            return wire.answer(request);
        }
        if (path.startsWith(INSTANCES)) {
            return metadata.answer(request, path.substring(INSTANCES.length()));
        }
        return path.equals(HEALTH) ? json(200, "{\"status\":\"ok\"}")
                : json(404, "{\"message\":\"There is nothing at this path\"}");
    }

    @Override
    public WireResponse refuse(WireRequest request, AwsError error) {
        return wire.refuse(request, error);
    }

    static WireResponse json(int status, String text) {
        return new WireResponse(status, Map.of("Content-Type", "application/json"),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
