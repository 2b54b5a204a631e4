package io.github.fakeec2.parameters;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.PublicImages;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The parameters that AWS and other publishers keep for everybody, as far as the cloud has what they name: the newest
 * public images, regions and zones (Systems Manager user guide, "Discovering public parameters").
 */
public final class PublicParameters {

    private static final String INFRASTRUCTURE = "/aws/service/global-infrastructure/";
    private static final Instant FIRST_PUBLISHED = Instant.parse("2019-08-06T00:00:00Z");

    /** Without ARN, in which alone a parameter of one region differs from that of another. */
    private static final NavigableMap<String, StoredParameter> ALL = all();

    private PublicParameters() {
    }

    /** The value of the public parameter of that name, such as an image's id; null where there is none. */
    public static String value(Call call, String name) {
        StoredParameter parameter = find(call.region().name(), name);
        return parameter == null ? null : parameter.latest().value();
    }

    static StoredParameter find(String region, String name) {
        StoredParameter parameter = ALL.get(name);
        return parameter == null ? null : in(region, parameter);
    }

    /** Those whose names begin with a path: none for the path of all parameters, which is that of the account's own. */
    static List<StoredParameter> below(String region, String path) {
        if (path.equals("/")) {
            return List.of();
        }
        return ALL.tailMap(path).values().stream().takeWhile(parameter -> parameter.id().startsWith(path))
                .map(parameter -> in(region, parameter)).toList();
    }

    private static StoredParameter in(String region, StoredParameter parameter) {
        return new StoredParameter(parameter.id(), "arn:aws:ssm:" + region + "::parameter" + parameter.id(),
                parameter.type(), parameter.versions());
    }

    private static NavigableMap<String, StoredParameter> all() {
        NavigableMap<String, StoredParameter> all = new TreeMap<>();
        for (String name : PublicImages.parameters()) {
            Row<Image> image = PublicImages.findByParameter(name);
            put(all, name, image.id(), "aws:ec2:image", Instant.parse(image.value().creationDate()));
        }
        for (RegionFacts region : RegionCatalog.all()) {
            String path = INFRASTRUCTURE + "regions/" + region.name();
            put(all, path, region.name());
            put(all, path + "/longName", region.location());
            put(all, path + "/domain", "amazonaws.com");
            put(all, path + "/partition", "aws");
            for (ZoneFacts zone : region.zones()) {
                put(all, path + "/availability-zones/" + zone.id(), zone.id());
                put(all, INFRASTRUCTURE + "availability-zones/" + zone.id(), zone.id());
            }
        }
        return all;
    }

    private static void put(NavigableMap<String, StoredParameter> into, String name, String value) {
        put(into, name, value, "text", FIRST_PUBLISHED);
    }

    private static void put(NavigableMap<String, StoredParameter> into, String name, String value, String dataType,
            Instant at) {
        into.put(name, new StoredParameter(name, null, "String",
                List.of(new StoredParameter.Version(1, value, dataType, null, at, null))));
    }
}
