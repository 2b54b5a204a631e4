package io.github.fakeec2.inside;

import java.net.URI;
import software.amazon.awssdk.imds.Ec2MetadataAsyncClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.Ec2MetadataRetryPolicy;

/**
 * Makes the SDK's own clients of the metadata service, which talk to the simulated one in place of HTTP. The only class
 * that needs the SDK's module {@code imds} when it is loaded.
 */
final class MetadataClients {

    private static final URI ENDPOINT = URI.create("http://169.254.169.254");

    private MetadataClients() {
    }

    static Ec2MetadataClient sync(MetadataService service) {
        return Ec2MetadataClient.builder()
                .endpoint(ENDPOINT)
                .httpClient(new MetadataHttp(service))
                .retryPolicy(Ec2MetadataRetryPolicy.none())
                .build();
    }

    static Ec2MetadataAsyncClient async(MetadataService service) {
        return Ec2MetadataAsyncClient.builder()
                .endpoint(ENDPOINT)
                .httpClient(new MetadataAsyncHttp(service))
                .retryPolicy(Ec2MetadataRetryPolicy.none())
                .build();
    }
}
