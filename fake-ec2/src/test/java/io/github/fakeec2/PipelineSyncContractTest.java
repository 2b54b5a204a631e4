package io.github.fakeec2;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The SDK's own synchronous client over the cloud's HTTP client, without a socket. */
class PipelineSyncContractTest extends WireContract {

    @Override
    Ec2Calls connect(FakeCloud cloud) {
        return new SyncCalls(Ec2Client.builder().httpClient(cloud.httpClient()).region(Region.US_EAST_1)
                .credentialsProvider(ANY_CREDENTIALS).build());
    }
}
