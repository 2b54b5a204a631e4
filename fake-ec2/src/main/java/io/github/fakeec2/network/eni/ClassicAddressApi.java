package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.query.Required;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeMovingAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeMovingAddressesResponse;
import software.amazon.awssdk.services.ec2.model.MoveAddressToVpcRequest;
import software.amazon.awssdk.services.ec2.model.MoveAddressToVpcResponse;
import software.amazon.awssdk.services.ec2.model.RestoreAddressToClassicRequest;
import software.amazon.awssdk.services.ec2.model.RestoreAddressToClassicResponse;

/** What is left of moving addresses between EC2-Classic and VPCs, since EC2-Classic was retired: refusals. */
@Simulates(family = "Elastic IP addresses")
final class ClassicAddressApi {

    private final Call call;

    ClassicAddressApi(Call call) {
        this.call = call;
    }

    MoveAddressToVpcResponse moveAddressToVpc(MoveAddressToVpcRequest request) {
        throw refusal(request.publicIp(), "is already in VPC");
    }

    RestoreAddressToClassicResponse restoreAddressToClassic(RestoreAddressToClassicRequest request) {
        throw refusal(request.publicIp(), "was not moved from EC2-Classic");
    }

    private AwsError refusal(String ip, String why) {
        AddressApi.requireAddress(Required.text("publicIp", ip));
        return call.table(ElasticIp.TABLE).by(ElasticIp.BY_PUBLIC_IP, ip).isEmpty()
                ? AddressApi.notFound(ip)
                : AwsError.of("InvalidState", "The address '" + ip + "' " + why + ".");
    }

    DescribeMovingAddressesResponse describeMovingAddresses(DescribeMovingAddressesRequest request) {
        for (String ip : request.publicIps()) {
            AddressApi.requireAddress(ip);
        }
        return DescribeMovingAddressesResponse.builder().movingAddressStatuses(List.of()).build();
    }
}
