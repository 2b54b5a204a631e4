package io.github.fakeec2;

class SyncContractTest extends FaceContract {

    @Override
    Ec2Calls calls(FakeCloud cloud) {
        return new SyncCalls(cloud.ec2());
    }
}
