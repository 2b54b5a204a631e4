package io.github.fakeec2.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class that is annotated with {@code @Simulates}, checked against the SDK.
 *
 * @param handler internal name of the class
 * @param heading the family's name for readers
 * @param entries its operations, in the order of the class file
 */
record Family(String handler, SdkService service, String heading, List<Entry> entries) {

    private static final String GATEWAY = "io/github/fakeec2/gateway/";
    static final String CALL = GATEWAY + "Call";
    private static final String SIMULATES = "L" + GATEWAY + "Simulates;";
    private static final String LIMITS = "L" + GATEWAY + "Limits;";
    static final String SENT = "software/amazon/awssdk/core/SdkBytes";
    static final String ANSWERED = "software/amazon/awssdk/core/ResponseBytes";
    private static final String CONSTRUCTOR = "(L" + CALL + ";)V";

    /** One simulated operation; {@code limits} is null where nothing is said about them. */
    record Entry(SdkService.SdkOperation operation, String limits) {
    }

    static boolean isFamily(ClassFile type) {
        return type.annotations().containsKey(SIMULATES);
    }

    /** Reads a family; what is wrong with it is added to {@code mistakes}, and then the answer is incomplete. */
    static Family read(ClassFile type, Map<String, SdkService> services, List<String> mistakes) {
        String javaName = type.name().replace('/', '.');
        Map<String, String> simulates = type.annotations().get(SIMULATES);
        String id = simulates.getOrDefault("service", "ec2");
        SdkService service = services.get(id);
        List<Entry> entries = new ArrayList<>();
        if (service == null) {
            mistakes.add(javaName + ": there is no service \"" + id + "\"; there are " + services.keySet());
            return new Family(type.name(), null, simulates.get("family"), entries);
        }
        if (type.methods().stream().noneMatch(Family::isConstructor)) {
            mistakes.add(javaName + ": needs a constructor that takes a Call and is not private");
        }
        for (ClassFile.Method method : type.methods()) {
            if (isOperation(method)) {
                SdkService.SdkOperation operation = service.operations().get(method.name());
                String mistake = mistake(method, operation, service);
                if (mistake == null) {
                    Map<String, String> limits = method.annotations().getOrDefault(LIMITS, Map.of());
                    entries.add(new Entry(operation, limits.get("value")));
                } else {
                    mistakes.add(javaName + "#" + method.name() + ": " + mistake);
                }
            }
        }
        return new Family(type.name(), service, simulates.get("family"), entries);
    }

    private static boolean isConstructor(ClassFile.Method method) {
        return method.name().equals("<init>") && method.descriptor().equals(CONSTRUCTOR)
                && !method.is(Opcodes.ACC_PRIVATE);
    }

    private static boolean isOperation(ClassFile.Method method) {
        return !method.name().startsWith("<") && !method.is(Opcodes.ACC_PRIVATE) && !method.is(Opcodes.ACC_STATIC)
                && !method.is(Opcodes.ACC_SYNTHETIC);
    }

    private static String mistake(ClassFile.Method method, SdkService.SdkOperation operation, SdkService service) {
        String client = service.prefix() + "Client";
        if (operation == null) {
            return client + " has no operation of this name. Did you mean \""
                    + Spelling.nearest(method.name(), service.operations().keySet())
                    + "\"? A helper method must be private or static.";
        }
        if (method.descriptor().equals(descriptor(operation))) {
            return null;
        }
        return switch (operation.stream()) {
            case NONE -> client + " has it as " + simple(operation.response()) + " " + method.name() + "("
                    + simple(operation.request()) + ")";
            case SENT -> client + " sends it bytes, so it must be " + simple(operation.response()) + " "
                    + method.name() + "(" + simple(operation.request()) + ", SdkBytes)";
            case ANSWERED -> client + " wants bytes of it, so it must be ResponseBytes<"
                    + simple(operation.response()) + "> " + method.name() + "(" + simple(operation.request()) + ")";
        };
    }

    /** Of the method that answers an operation. */
    static String descriptor(SdkService.SdkOperation operation) {
        return switch (operation.stream()) {
            case NONE -> "(L" + operation.request() + ";)L" + operation.response() + ";";
            case SENT -> "(L" + operation.request() + ";L" + SENT + ";)L" + operation.response() + ";";
            case ANSWERED -> "(L" + operation.request() + ";)L" + ANSWERED + ";";
        };
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }

    /** Internal name of the generated class that calls the handler. */
    String generatedName() {
        return handler + "Operations";
    }
}
