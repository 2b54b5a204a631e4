package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;

/** Assertions on an Amazon Machine Image. */
public class ImageAssert extends AbstractResourceAssert<ImageAssert, Image> {

    ImageAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.IMAGE, id);
    }

    /** The state is {@code available}. */
    public ImageAssert isAvailable() {
        return expectState(ImageState.AVAILABLE.toString());
    }

    /** The name is the given one. */
    public ImageAssert hasName(String name) {
        return expectEqual("to have name", "name", name, Image::name);
    }

    /** The architecture is the given one. */
    public ImageAssert hasArchitecture(ArchitectureValues architecture) {
        return expectEqual("to have architecture", "architecture",
                Inputs.required(architecture, "architecture").toString(), Image::architectureAsString);
    }
}
