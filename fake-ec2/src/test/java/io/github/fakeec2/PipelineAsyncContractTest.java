package io.github.fakeec2;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;

/** The SDK's own asynchronous client over the cloud's HTTP client, without a socket. */
class PipelineAsyncContractTest extends WireContract {

    @Override
    Ec2Calls connect(FakeCloud cloud) {
        return new AsyncCalls(Ec2AsyncClient.builder().httpClient(cloud.asyncHttpClient()).region(Region.US_EAST_1)
                .credentialsProvider(ANY_CREDENTIALS).build());
    }
}
