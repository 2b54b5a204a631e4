package io.github.fakeec2.generator;

import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes a client face:
 * <pre>{@code
 * public class FakeEc2Client extends SyncFace implements Ec2Client {
 *     public RunInstancesResponse runInstances(RunInstancesRequest request) {
 *         return (RunInstancesResponse) invoke(InstanceApiOperations.ALL[0], request);
 *     }
 *
 *     public DescribeFleetsIterable describeFleetsPaginator(DescribeFleetsRequest request) {
 *         return new DescribeFleetsIterable(this, request);
 *     }
 *     ...
 * }
 * }</pre>
 *
 * <p>Nothing in it makes the JVM's verifier ask whether one model class extends another, so that loading the face
 * loads none of them.
 */
final class ClientWriter {

    static final String PACKAGE = "io/github/fakeec2/client/";
    static final String FACE = PACKAGE + "Face";
    static final String DOOR = "io/github/fakeec2/gateway/Door";
    private static final String OVERRIDES = "software/amazon/awssdk/core/client/config/ClientOverrideConfiguration";
    private static final String REGION = "software/amazon/awssdk/regions/Region";

    private static final String BY_NAME = "(Ljava/lang/String;Ljava/lang/Object;)";
    private static final String UNSIMULATED = "(Ljava/lang/String;)L" + FamilyWriter.OPERATION + ";";
    private static final String BY_OPERATION = "(L" + FamilyWriter.OPERATION + ";Ljava/lang/Object;)";

    /** Where an operation's method is: the generated class of its family and the number in it. */
    record Place(String family, int index) {
    }

    private final SdkService service;
    private final Map<SdkService.SdkOperation, Place> places;
    private final boolean async;
    private final ClassFile client;
    private final Emitter type;
    private final String answer;

    private ClientWriter(SdkService service, Map<SdkService.SdkOperation, Place> places, boolean async) {
        this.service = service;
        this.places = places;
        this.async = async;
        this.client = async ? service.asyncClient() : service.client();
        this.type = new Emitter(name(service, async), PACKAGE + (async ? "AsyncFace" : "SyncFace"), client.name());
        this.answer = async ? "Ljava/util/concurrent/CompletableFuture;" : "Ljava/lang/Object;";
    }

    static byte[] write(SdkService service, Map<SdkService.SdkOperation, Place> places, boolean async) {
        return new ClientWriter(service, places, async).write();
    }

    /** Internal name of the face. */
    static String name(SdkService service, boolean async) {
        return PACKAGE + "Fake" + service.prefix() + (async ? "AsyncClient" : "Client");
    }

    private byte[] write() {
        type.method("<init>", "(L" + DOOR + ";)V", code -> code.self().load(1).push(service.id())
                .push(client.name().substring(client.packageName().length() + 1))
                .construct(type.parent(), "(L" + DOOR + ";Ljava/lang/String;Ljava/lang/String;)V").end());
        type.method("serviceName", "()Ljava/lang/String;", code -> code.push(service.serviceName()).answer());
        for (ClassFile.Method method : client.methods()) {
            switch (Shape.of(method)) {
                case OPERATION, STREAMING -> operation(method);
                case PAGINATOR -> paginator(method);
                case WAITER -> waiter(method);
                case CONFIGURATION -> configuration(method);
                case LEFT_ALONE -> { }
            }
        }
        return type.bytes();
    }

    private void operation(ClassFile.Method method) {
        SdkService.SdkOperation operation = service.operations().get(method.name());
        if (operation == null) {
            return; // Only the asynchronous client has it, and its default method says "unsupported".
        }
        Place place = places.get(operation);
        type.method(method.name(), method.descriptor(), code -> {
            code.self();
            if (Shape.of(method) == Shape.STREAMING) {
                stream(code, method, operation, place);
            } else if (place == null) {
                code.push(operation.name()).load(1).callVirtual(type.parent(), "invokeUnsimulated", BY_NAME + answer);
            } else {
                simulated(code, place).load(1).callVirtual(type.parent(), "invoke", BY_OPERATION + answer);
            }
            if (!async) {
                code.cast(method.result());
            }
            code.answer();
        });
    }

    private static Emitter.Code simulated(Emitter.Code code, Place place) {
        return code.field(Opcodes.GETSTATIC, place.family(), "ALL", FamilyWriter.OPERATIONS)
                .push(place.index()).insn(Opcodes.AALOAD);
    }

    private void stream(Emitter.Code code, ClassFile.Method method, SdkService.SdkOperation operation, Place place) {
        if (place == null) {
            code.self().push(operation.name()).callVirtual(FACE, "unsimulated", UNSIMULATED);
        } else {
            simulated(code, place);
        }
        code.load(1).load(2).callVirtual(type.parent(), "stream", "(L" + FamilyWriter.OPERATION
                + ";Ljava/lang/Object;L" + method.parameter(1) + ";)" + answer);
    }

    /** Not left to the interface: its default method does not do it in older versions of the SDK. */
    private void paginator(ClassFile.Method method) {
        type.method(method.name(), method.descriptor(), code -> code.make(method.result()).self().load(1)
                .construct(method.result(), "(L" + client.name() + ";L" + method.parameter(0) + ";)V").answer());
    }

    /** One waiter for all waits: the SDK's waiter inside is costly to make. */
    private void waiter(ClassFile.Method method) {
        String waiter = WaiterWriter.name(service, async);
        type.field(Opcodes.ACC_PRIVATE, "waiter", "L" + waiter + ";");
        type.method(method.name(), method.descriptor(), code -> code
                .self().field(Opcodes.GETFIELD, type.name(), "waiter", "L" + waiter + ";")
                .ifNull(making -> making.self().make(waiter).self().construct(waiter, "(L" + type.name() + ";)V")
                        .field(Opcodes.PUTFIELD, type.name(), "waiter", "L" + waiter + ";"))
                .self().field(Opcodes.GETFIELD, type.name(), "waiter", "L" + waiter + ";")
                .cast(method.result()).answer());
    }

    /** In an SDK that has no such configuration, nobody can call this. */
    private void configuration(ClassFile.Method method) {
        String result = method.result();
        String builder = result + "$Builder";
        type.method(method.name(), method.descriptor(), code -> code
                .callStatic(result, "builder", "()L" + builder + ";", false)
                .self().callVirtual(FACE, "region", "()L" + REGION + ";")
                .callInterface(builder, "region", "(L" + REGION + ";)L" + builder + ";")
                .self().callVirtual(FACE, "overrideConfiguration", "()L" + OVERRIDES + ";")
                .callInterface(builder, "overrideConfiguration", "(L" + OVERRIDES + ";)L" + builder + ";")
                .callInterface(builder, "build", "()L" + result + ";")
                .answer());
    }
}
