package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;

/** Makes the fake SDK clients. */
public final class ClientFaces {

    private static final String SDK = "software.amazon.awssdk.services.";

    private static final List<String> CLIENT_INTERFACES = List.of(
            SDK + "ec2.Ec2Client",
            SDK + "ec2.Ec2AsyncClient",
            SDK + "elasticloadbalancingv2.ElasticLoadBalancingV2Client",
            SDK + "elasticloadbalancingv2.ElasticLoadBalancingV2AsyncClient",
            SDK + "elasticloadbalancing.ElasticLoadBalancingClient",
            SDK + "elasticloadbalancing.ElasticLoadBalancingAsyncClient",
            SDK + "autoscaling.AutoScalingClient",
            SDK + "autoscaling.AutoScalingAsyncClient",
            SDK + "cloudwatch.CloudWatchClient",
            SDK + "cloudwatch.CloudWatchAsyncClient",
            SDK + "dlm.DlmClient",
            SDK + "dlm.DlmAsyncClient",
            SDK + "ebs.EbsClient",
            SDK + "ebs.EbsAsyncClient",
            SDK + "iam.IamClient",
            SDK + "iam.IamAsyncClient",
            SDK + "sts.StsClient",
            SDK + "sts.StsAsyncClient",
            SDK + "ssm.SsmClient",
            SDK + "ssm.SsmAsyncClient");

    /** Remembers the constructors, so that a client costs one allocation and no look-up. */
    private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> clientInterface) {
            return constructor(clientInterface);
        }
    };

    private ClientFaces() {
    }

    /** The names of the client interfaces that there are fakes of, synchronous and asynchronous. */
    public static List<String> clientInterfaces() {
        return CLIENT_INTERFACES;
    }

    /** Whether there is a fake of the given client interface. */
    public static boolean knows(Class<?> clientInterface) {
        return CLIENT_INTERFACES.contains(clientInterface.getName());
    }

    /**
     * Makes a client whose calls go through the given door.
     *
     * @param clientInterface such as {@code Ec2Client.class} or {@code Ec2AsyncClient.class}
     * @throws IllegalArgumentException if there is no fake of that type
     * @throws IllegalStateException if the build did not write the fake, as when an IDE compiled the classes
     */
    public static <T> T create(Class<T> clientInterface, Door door) {
        try {
            return clientInterface.cast(CONSTRUCTORS.get(clientInterface).newInstance(door));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Cannot make a fake " + clientInterface.getName(), impossible);
        }
    }

    /** The door behind a client that {@link #create} made; empty for any other object. */
    public static Optional<Door> doorOf(Object client) {
        return client instanceof Face face ? Optional.of(face.door()) : Optional.empty();
    }

    private static Constructor<?> constructor(Class<?> clientInterface) {
        if (!knows(clientInterface)) {
            throw new IllegalArgumentException("There is no fake of " + clientInterface.getName()
                    + ". There are fakes of:\n  " + String.join("\n  ", CLIENT_INTERFACES));
        }
        String name = ClientFaces.class.getPackageName() + ".Fake" + clientInterface.getSimpleName();
        try {
            return Class.forName(name).getConstructor(Door.class);
        } catch (ClassNotFoundException notGenerated) {
            throw new IllegalStateException(name + " is missing: the Maven build writes it. "
                    + "Run `mvn process-classes` once.", notGenerated);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(name + " was written by another version of the build. "
                    + "Run `mvn clean process-classes`.", impossible);
        }
    }
}
