package io.github.fakeec2.storage;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.ImageState;

/** What a test does to the images of a region from outside; behind {@code io.github.fakeec2.Images}. */
public final class ImageLever {

    /** The values of the API's {@code ArchitectureValues}. */
    private static final Set<String> ARCHITECTURES = Set.of("i386", "x86_64", "arm64", "x86_64_mac", "arm64_mac");

    private static final List<ImageState> STATES = List.of(ImageState.PENDING, ImageState.AVAILABLE,
            ImageState.INVALID, ImageState.DEREGISTERED, ImageState.TRANSIENT, ImageState.FAILED, ImageState.ERROR);

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
     * Brings an image that was registered by the test into a state.
     *
     * @throws IllegalArgumentException if there is no such image, or if no image can be in that state here
     */
    public void setState(String imageId, ImageState state) {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("Images can be " + STATES + " here, not " + state);
        }
        gateway.change(account, region, "brought into its state by the test", call -> {
            Row<Image> row = PublicImages.find(String.valueOf(imageId)) == null
                    ? call.table(Image.TABLE).find(imageId) : null;
            if (row == null) {
                throw new IllegalArgumentException("No image " + imageId + " was registered");
            }
            call.table(Image.TABLE).update(row.value().inState(state.toString()));
        });
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
