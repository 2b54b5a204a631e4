package io.github.fakeec2.generator;

import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes the class that calls the methods of one family by number:
 * <pre>{@code
 * public class InstanceApiOperations extends OperationFamily {
 *     public static final Operation[] ALL = { Operation.simulated("ec2", "RunInstances", family, 0), ... };
 *
 *     public SdkResponse dispatch(int index, Call call, SdkRequest request) {
 *         switch (index) {
 *             case 0: return new InstanceApi(call).runInstances((RunInstancesRequest) request);
 *             case 1: return new BlockApi(call).putSnapshotBlock((PutSnapshotBlockRequest) request, sent(call));
 *             case 2: return answer(call, new BlockApi(call).getSnapshotBlock((GetSnapshotBlockRequest) request));
 *             ...
 *         }
 *     }
 * }
 * }</pre>
 */
final class FamilyWriter {

    static final String OPERATION = "io/github/fakeec2/gateway/Operation";
    static final String OPERATIONS = "[L" + OPERATION + ";";
    private static final String FAMILY = "io/github/fakeec2/gateway/OperationFamily";
    private static final String REQUEST = "software/amazon/awssdk/core/SdkRequest";
    private static final String RESPONSE = "software/amazon/awssdk/core/SdkResponse";

    private FamilyWriter() {
    }

    static byte[] write(Family family) {
        Emitter type = new Emitter(family.generatedName(), FAMILY);
        type.field(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "ALL", OPERATIONS);
        type.method(Opcodes.ACC_STATIC, "<clinit>", "()V", code -> fillOperations(code, family));
        type.method(Opcodes.ACC_PRIVATE, "<init>", "()V", code -> code.self().construct(FAMILY, "()V").end());
        type.method("dispatch", "(IL" + Family.CALL + ";L" + REQUEST + ";)L" + RESPONSE + ";",
                code -> code.choose(family.entries().size(), (branch, index) -> callHandler(branch, family, index)));
        return type.bytes();
    }

    private static void fillOperations(Emitter.Code code, Family family) {
        List<Family.Entry> entries = family.entries();
        code.make(family.generatedName()).construct(family.generatedName(), "()V");
        code.visitor().visitVarInsn(Opcodes.ASTORE, 0);
        code.push(entries.size()).type(Opcodes.ANEWARRAY, OPERATION);
        for (int index = 0; index < entries.size(); index++) {
            code.insn(Opcodes.DUP).push(index)
                    .push(family.service().id()).push(entries.get(index).operation().name())
                    .load(0).push(index)
                    .callStatic(OPERATION, "simulated",
                            "(Ljava/lang/String;Ljava/lang/String;L" + FAMILY + ";I)L" + OPERATION + ";", false)
                    .insn(Opcodes.AASTORE);
        }
        code.field(Opcodes.PUTSTATIC, family.generatedName(), "ALL", OPERATIONS).end();
    }

    /** The cast of the answer costs nothing and spares the verifier the loading of every response class. */
    private static void callHandler(Emitter.Code code, Family family, int index) {
        SdkService.SdkOperation operation = family.entries().get(index).operation();
        if (operation.stream() == Shape.Stream.ANSWERED) {
            code.load(2);
        }
        code.make(family.handler()).load(2).construct(family.handler(), "(L" + Family.CALL + ";)V")
                .load(3).cast(operation.request());
        if (operation.stream() == Shape.Stream.SENT) {
            code.load(2).callStatic(FAMILY, "sent", "(L" + Family.CALL + ";)L" + Family.SENT + ";", false);
        }
        code.callVirtual(family.handler(), operation.method(), Family.descriptor(operation));
        if (operation.stream() == Shape.Stream.ANSWERED) {
            code.callStatic(FAMILY, "answer", "(L" + Family.CALL + ";L" + Family.ANSWERED + ";)L" + RESPONSE + ";",
                    false);
        }
        code.cast(RESPONSE).answer();
    }
}
