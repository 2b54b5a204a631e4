package io.github.fakeec2.storage;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.state.Ids;
import java.util.Map;
import java.util.Set;

/** What a test does to the images of a region from outside; behind {@code io.github.fakeec2.Images}. */
public final class ImageLever {

    /** The values of the API's {@code ArchitectureValues}. */
    private static final Set<String> ARCHITECTURES = Set.of("i386", "x86_64", "arm64", "x86_64_mac", "arm64_mac");

    private final Gateway gateway;
    private final String account;
    private final String region;

    /** A lever for the images that an account has in a region. */
    public ImageLever(Gateway gateway, String account, String region) {
        this.gateway = gateway;
        this.account = account;
        this.region = region;
    }

    /**
     * Registers a private Linux image of the account under an id.
     *
     * @throws IllegalArgumentException if the id is malformed or taken, or if EC2 knows no such architecture
     */
    public void register(String imageId, String architecture) {
        if (imageId == null || !Ids.isWellFormed(imageId, Image.TABLE.prefix())) {
            throw new IllegalArgumentException("'" + imageId
                    + "' is no AMI id: ami- and 17 or 8 hexadecimal digits in lower case");
        }
        if (architecture == null || !ARCHITECTURES.contains(architecture)) {
            throw new IllegalArgumentException("'" + architecture + "' is no architecture of images; EC2 has "
                    + String.join(", ", ARCHITECTURES.stream().sorted().toList()));
        }
        gateway.change(account, region, "registered by the test", call -> {
            if (PublicImages.find(imageId) != null || call.table(Image.TABLE).find(imageId) != null) {
                throw new IllegalArgumentException("There is already an image " + imageId);
            }
            call.table(Image.TABLE).insert(
                    Images.plainLinux(imageId, "registered-" + imageId, account, architecture, false), Map.of());
        });
    }
}
