package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The clouds that the methods of a test case met. Each case has one in a static field, and is run by one test only. */
final class Clouds {

    private final List<FakeCloud> met = new CopyOnWriteArrayList<>();

    /** Takes a note of the cloud, and proves by its content that no other method has it. */
    void meet(FakeCloud cloud, Ec2Client ec2) {
        assertThat(FakeCloud.behind(ec2)).contains(cloud);
        assertThat(ec2.describeKeyPairs().keyPairs()).isEmpty();
        ec2.createKeyPair(request -> request.keyName("mine"));
        assertThat(ec2.describeKeyPairs().keyPairs()).hasSize(1);
        met.add(cloud);
    }

    void meet(Ec2Client ec2) {
        meet(FakeCloud.behind(ec2).orElseThrow(), ec2);
    }

    void areAllDifferent(int number) {
        assertThat(met).hasSize(number).doesNotHaveDuplicates();
    }

    List<FakeCloud> met() {
        return met;
    }
}
