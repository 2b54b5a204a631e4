package io.github.fakeec2;

import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;

/** The SDK's own asynchronous client over HTTP to the cloud's endpoint. */
class EndpointAsyncContractTest extends WireContract {

    @Override
    Ec2Calls connect(FakeCloud cloud) {
        return new AsyncCalls(Ec2AsyncClient.builder().httpClientBuilder(NettyNioAsyncHttpClient.builder()).endpointOverride(cloud.endpoint())
                .region(Region.US_EAST_1).credentialsProvider(ANY_CREDENTIALS).build());
    }
}
