package io.github.fakeec2.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class path without the SDK's module for instance metadata, which users add only if they want to. */
class ImdsIsOptionalTest {

    @Test
    void allButTheSdksMetadataClientsWorksWithoutTheModule() throws IOException, ReflectiveOperationException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            if (!new File(entry).getName().startsWith("imds-")) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        try (URLClassLoader withoutImds =
                new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Class<?> user = withoutImds.loadClass(User.class.getName());

            assertThat(user.getClassLoader()).isSameAs(withoutImds);
            ((Runnable) user.getConstructor().newInstance()).run();
        }
    }

    /** Somebody who tests code that launches instances. */
    public static final class User implements Runnable {

        /** By name, in another class loader. */
        public User() {
        }

        @Override
        public void run() {
            try (FakeCloud cloud = FakeCloud.create()) {
                String id = cloud.ec2().runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2).instanceType("t3.micro")
                        .minCount(1).maxCount(1)).instances().get(0).instanceId();
                cloud.instance(id).console().println("hello");
                cloud.instance(id).disk("/dev/xvda").write(0, new byte[] {1});
                assertThat(cloud.instance(id).metadataService().get("/latest/meta-data/instance-id").text())
                        .isEqualTo(id);
                assertThatThrownBy(() -> cloud.instance(id).metadata()).isInstanceOf(NoClassDefFoundError.class)
                        .hasMessageContaining("imds");
            }
        }
    }
}
