package io.github.fakeec2.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes the waiters of a service. The synchronous one hands each wait to the SDK's own waiter:
 * <pre>{@code
 * public class FakeEc2Waiter extends SyncWaiter implements Ec2Waiter {
 *     private final Ec2Waiter sdk;
 *
 *     public WaiterResponse waitUntilInstanceRunning(DescribeInstancesRequest request, WaiterOverrideConfiguration c) {
 *         return sdk.waitUntilInstanceRunning(request, onVirtualTime(request, c, 15));
 *     }
 *     ...
 * }
 * }</pre>
 * and the asynchronous one runs the synchronous one.
 */
final class WaiterWriter {

    private static final String CONFIGURATION = "software/amazon/awssdk/core/waiters/WaiterOverrideConfiguration";
    private static final String RESPONSE = "software/amazon/awssdk/core/waiters/WaiterResponse";

    private final SdkService service;
    private final String syncInterface;
    private final List<ClassFile.Method> waits;
    private final Map<String, Long> delays;

    WaiterWriter(SdkService service, ClassPath classPath) {
        String folder = service.folder() + "/waiters/";
        this.service = service;
        this.syncInterface = folder + service.prefix() + "Waiter";
        this.waits = waits(ClassFile.read(classPath.bytes(syncInterface)));
        this.delays = Literals.waiterDelays(classPath.bytes(folder + "Default" + service.prefix() + "Waiter"));
    }

    static boolean hasWaiters(SdkService service) {
        return service.client().methods().stream().anyMatch(method -> Shape.of(method) == Shape.WAITER);
    }

    /** Internal name of the waiter. */
    static String name(SdkService service, boolean async) {
        return ClientWriter.PACKAGE + "Fake" + service.prefix() + (async ? "AsyncWaiter" : "Waiter");
    }

    int count() {
        return waits.size();
    }

    /** The methods that take a request alone; each has a twin that takes a configuration too. */
    private static List<ClassFile.Method> waits(ClassFile type) {
        List<ClassFile.Method> waits = new ArrayList<>();
        for (ClassFile.Method method : type.methods()) {
            if (method.name().startsWith("waitUntil") && method.parameterCount() == 1
                    && method.parameter(0).endsWith("Request")) {
                waits.add(method);
            }
        }
        return waits;
    }

    byte[] sync() {
        String client = ClientWriter.name(service, false);
        Emitter type = new Emitter(name(service, false), ClientWriter.PACKAGE + "SyncWaiter", syncInterface);
        type.field(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "sdk", "L" + syncInterface + ";");
        type.method(0, "<init>", "(L" + client + ";)V", code -> {
            String builder = syncInterface + "$Builder";
            code.self().load(1).construct(type.parent(), "(L" + ClientWriter.FACE + ";)V");
            code.self().callStatic(syncInterface, "builder", "()L" + builder + ";", true)
                    .load(1).callInterface(builder, "client", "(L" + service.client().name() + ";)L" + builder + ";")
                    .callInterface(builder, "build", "()L" + syncInterface + ";")
                    .field(Opcodes.PUTFIELD, type.name(), "sdk", "L" + syncInterface + ";").end();
        });
        for (ClassFile.Method wait : waits) {
            String configured = "(L" + wait.parameter(0) + ";L" + CONFIGURATION + ";)L" + RESPONSE + ";";
            withoutConfiguration(type, wait, configured);
            type.method(wait.name(), configured, code -> code
                    .self().field(Opcodes.GETFIELD, type.name(), "sdk", "L" + syncInterface + ";")
                    .load(1).self().load(1).load(2).push(delay(wait.name()))
                    .callVirtual(type.parent(), "onVirtualTime",
                            "(Ljava/lang/Object;L" + CONFIGURATION + ";I)L" + CONFIGURATION + ";")
                    .callInterface(syncInterface, wait.name(), configured)
                    .answer());
        }
        return type.bytes();
    }

    byte[] async() {
        String client = ClientWriter.name(service, true);
        String syncClient = ClientWriter.name(service, false);
        String sync = name(service, false);
        String face = "L" + ClientWriter.FACE + ";";
        String future = "Ljava/util/concurrent/CompletableFuture;";
        Emitter type = new Emitter(name(service, true), ClientWriter.PACKAGE + "AsyncWaiter",
                service.folder() + "/waiters/" + service.prefix() + "AsyncWaiter");
        type.field(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "sync", "L" + sync + ";");
        type.method(0, "<init>", "(L" + client + ";)V", code -> {
            code.self().load(1).construct(type.parent(), "(" + face + ")V");
            code.self().make(sync).make(syncClient)
                    .load(1).callVirtual(ClientWriter.FACE, "door", "()L" + ClientWriter.DOOR + ";")
                    .construct(syncClient, "(L" + ClientWriter.DOOR + ";)V")
                    .construct(sync, "(L" + syncClient + ";)V")
                    .field(Opcodes.PUTFIELD, type.name(), "sync", "L" + sync + ";").end();
        });
        for (int i = 0; i < waits.size(); i++) {
            int index = i;
            ClassFile.Method wait = waits.get(i);
            String configured = "(L" + wait.parameter(0) + ";L" + CONFIGURATION + ";)" + future;
            withoutConfiguration(type, wait, configured);
            type.method(wait.name(), configured, code -> code.self().push(index).load(1).load(2)
                    .callVirtual(type.parent(), "run", "(ILjava/lang/Object;L" + CONFIGURATION + ";)" + future)
                    .answer());
        }
        type.method(0, "waitUntil", "(ILjava/lang/Object;L" + CONFIGURATION + ";)L" + RESPONSE + ";",
                code -> code.choose(waits.size(), (branch, index) -> {
                    ClassFile.Method wait = waits.get(index);
                    branch.self().field(Opcodes.GETFIELD, type.name(), "sync", "L" + sync + ";")
                            .load(2).cast(wait.parameter(0)).load(3)
                            .callVirtual(sync, wait.name(),
                                    "(L" + wait.parameter(0) + ";L" + CONFIGURATION + ";)L" + RESPONSE + ";")
                            .answer();
                }));
        return type.bytes();
    }

    private static void withoutConfiguration(Emitter type, ClassFile.Method wait, String configured) {
        String result = configured.substring(configured.indexOf(')') + 1);
        type.method(wait.name(), "(L" + wait.parameter(0) + ";)" + result, code -> code.self().load(1)
                .insn(Opcodes.ACONST_NULL).callVirtual(type.name(), wait.name(), configured).answer());
    }

    private int delay(String wait) {
        String name = wait.substring("waitUntil".length());
        Long seconds = delays.get(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "WaiterConfig");
        if (seconds == null) {
            throw new BuildFailure("Cannot find how long " + syncInterface + "." + wait + " waits between two polls: "
                    + "Literals.waiterDelays needs a look");
        }
        return Math.toIntExact(seconds);
    }
}
