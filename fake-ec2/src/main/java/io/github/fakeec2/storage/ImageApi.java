package io.github.fakeec2.storage;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Page;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;

/** Images. */
@Simulates(family = "Images")
final class ImageApi {

    private final Call call;

    ImageApi(Call call) {
        this.call = call;
    }

    @Limits("Lists the account's images and a small catalogue of public ones, the same in every region. No image is"
            + " deprecated, disabled or shared with single accounts.")
    DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        Page<Image> page = ImageListing.page(call, request);
        return DescribeImagesResponse.builder()
                .images(page.map(row -> row.view(() -> ImageView.of(row))))
                .nextToken(page.nextToken())
                .build();
    }
}
