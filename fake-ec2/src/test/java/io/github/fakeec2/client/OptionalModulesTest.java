package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What works on a class path that has of the SDK's services EC2 alone, as most users have it. */
class OptionalModulesTest {

    private final ClassLoader withoutModules = new WithEc2Alone();

    private Object cloud() throws ReflectiveOperationException {
        return withoutModules.loadClass("io.github.fakeec2.FakeCloud").getMethod("create").invoke(null);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    @Test
    void aTestMakesInstanceProfilesWithoutTheModuleOfIam() throws ReflectiveOperationException {
        Object cloud = cloud();
        Object iam = call(cloud, "iam");

        Object arn = iam.getClass().getMethod("instanceProfile", String.class).invoke(iam, "web");

        assertThat(arn).isEqualTo("arn:aws:iam::123456789012:instance-profile/web");
        assertThat(call(cloud, "describe").toString()).contains("instance-profile (1)");
    }

    /** Loads the library and the SDK once more, but for the services that are optional. */
    private static final class WithEc2Alone extends ClassLoader {

        private static final String SERVICES = "software.amazon.awssdk.services.";
        private static final Set<String> OPTIONAL = Set.of("autoscaling", "cloudwatch", "dlm", "ebs",
                "elasticloadbalancing", "elasticloadbalancingv2", "iam", "ssm", "sts");

        WithEc2Alone() {
            super(OptionalModulesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.github.fakeec2.") && !name.startsWith("software.amazon.awssdk.")) {
                return super.loadClass(name, resolve);
            }
            if (name.startsWith(SERVICES)
                    && OPTIONAL.contains(name.substring(SERVICES.length()).replaceFirst("\\..*", ""))) {
                throw new ClassNotFoundException(name + " is not on the class path of this test");
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> already = findLoadedClass(name);
                return already == null ? define(name) : already;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, FakeCloud.class.getProtectionDomain());
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
