package io.github.fakeec2;

import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The SDK's own synchronous client over HTTP to the cloud's endpoint. */
class EndpointSyncContractTest extends WireContract {

    @Override
    Ec2Calls connect(FakeCloud cloud) {
        return new SyncCalls(Ec2Client.builder().httpClientBuilder(ApacheHttpClient.builder()).endpointOverride(cloud.endpoint())
                .region(Region.US_EAST_1).credentialsProvider(ANY_CREDENTIALS).build());
    }
}
