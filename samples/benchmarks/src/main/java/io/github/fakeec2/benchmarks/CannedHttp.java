package io.github.fakeec2.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers the SDK's own client without a network: with one instance, whatever was asked. */
final class CannedHttp implements SdkHttpClient {

    private static final String INSTANCES = """
            <reservationId>r-0123456789abcdef0</reservationId><ownerId>123456789012</ownerId>
            <groupSet/>
            <instancesSet><item>
              <instanceId>i-0123456789abcdef0</instanceId>
              <imageId>ami-0123456789abcdef0</imageId>
              <instanceState><code>0</code><name>pending</name></instanceState>
              <instanceType>t3.micro</instanceType>
              <launchTime>2026-01-01T00:00:00.000Z</launchTime>
              <placement><availabilityZone>us-east-1a</availabilityZone><tenancy>default</tenancy></placement>
              <monitoring><state>disabled</state></monitoring>
              <subnetId>subnet-0123456789abcdef0</subnetId><vpcId>vpc-0123456789abcdef0</vpcId>
              <privateIpAddress>172.31.0.4</privateIpAddress>
              <architecture>x86_64</architecture>
              <tagSet><item><key>Name</key><value>web</value></item></tagSet>
            </item></instancesSet>
            """;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(operation(request));
            }

            @Override
            public void abort() {
            }
        };
    }

    private static String operation(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            String form = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return form.contains("Action=RunInstances") ? "RunInstances" : "DescribeInstances";
        }
    }

    private static HttpExecuteResponse answer(String operation) {
        String content = operation.equals("RunInstances")
                ? INSTANCES : "<reservationSet><item>" + INSTANCES + "</item></reservationSet>";
        byte[] xml = ("<" + operation + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<requestId>8f7724cf-496f-496e-8fe3-example</requestId>" + content
                + "</" + operation + "Response>").getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(200).statusText("OK")
                        .putHeader("Content-Type", "text/xml;charset=UTF-8").build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(xml)))
                .build();
    }

    @Override
    public String clientName() {
        return "Canned";
    }

    @Override
    public void close() {
    }
}
