package io.github.fakeec2.generator;

import io.github.fakeec2.client.ClientFaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An AWS service as its SDK client interfaces describe it.
 *
 * @param id as the SDK's client package spells it, such as {@code elasticloadbalancingv2}
 * @param prefix what the names of its client types begin with, such as {@code ElasticLoadBalancingV2}
 * @param operations by method name, in alphabetical order
 */
record SdkService(
        String id, String prefix, String serviceName, ClassFile client, ClassFile asyncClient,
        Map<String, SdkOperation> operations) {

    /**
     * One operation.
     *
     * @param name in AWS's spelling, such as {@code RunInstances}
     * @param request internal name of the request class
     * @param response internal name of the response class
     */
    record SdkOperation(String name, String method, String request, String response, Shape.Stream stream) {
    }

    /** The services that the library fakes and the class path of the build has. */
    static List<SdkService> onClassPath(ClassPath classPath) {
        List<SdkService> services = new ArrayList<>();
        for (String type : ClientFaces.clientInterfaces()) {
            String internalName = type.replace('.', '/');
            if (!type.endsWith("AsyncClient") && classPath.has(internalName)) {
                services.add(read(classPath, internalName));
            }
        }
        return services;
    }

    private static SdkService read(ClassPath classPath, String clientName) {
        String folder = clientName.substring(0, clientName.lastIndexOf('/'));
        String prefix = clientName.substring(folder.length() + 1, clientName.length() - "Client".length());
        ClassFile client = ClassFile.read(classPath.bytes(clientName));
        Map<String, String> names = Literals.operationNames(classPath.bytes(folder + "/Default" + prefix + "Client"));
        Map<String, SdkOperation> operations = new TreeMap<>();
        for (ClassFile.Method method : client.methods()) {
            Shape shape = Shape.of(method);
            if (shape == Shape.OPERATION || shape == Shape.STREAMING) {
                String name = names.get(method.name());
                if (name == null) {
                    throw new BuildFailure("Cannot find AWS's name of " + clientName + "." + method.name()
                            + " in the SDK's own client: Literals.operationNames needs a look");
                }
                operations.put(method.name(), new SdkOperation(name, method.name(), method.parameter(0),
                        response(method), Shape.Stream.of(method)));
            }
        }
        String id = folder.substring(folder.lastIndexOf('/') + 1);
        return new SdkService(id, prefix, Literals.serviceName(classPath.bytes(clientName)), client,
                ClassFile.read(classPath.bytes(folder + "/" + prefix + "AsyncClient")), operations);
    }

    /** Where bytes come with the response, the method's result is what the caller makes of them. */
    private static String response(ClassFile.Method method) {
        return Shape.Stream.of(method) == Shape.Stream.ANSWERED
                ? method.parameter(0).replaceFirst("Request$", "Response") : method.result();
    }

    /** Internal name of the package of the client interfaces. */
    String folder() {
        return client.packageName();
    }

    Collection<SdkOperation> all() {
        return operations.values();
    }
}
