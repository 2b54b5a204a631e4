package io.github.fakeec2.generator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Finds the literals that the SDK's own code passes to certain methods. Some facts are nowhere else: AWS's
 * spelling of an operation's name, and how long a waiter waits between two polls.
 */
final class Literals {

    private Literals() {
    }

    /** Operation names in AWS's spelling, by method name, from the SDK's own client. */
    static Map<String, String> operationNames(byte[] defaultClient) {
        Map<String, String> names = new HashMap<>();
        find(defaultClient, "withOperationName", (method, literal) -> names.putIfAbsent(method, (String) literal));
        return names;
    }

    /** Seconds between two polls, by the name of the method that configures the waiter. */
    static Map<String, Long> waiterDelays(byte[] defaultWaiter) {
        Map<String, Long> seconds = new HashMap<>();
        find(defaultWaiter, "ofSeconds", (method, literal) -> seconds.put(method, (Long) literal));
        return seconds;
    }

    /** The constant by which the SDK's client interface names its service. */
    static String serviceName(byte[] clientInterface) {
        String[] name = new String[1];
        new ClassReader(clientInterface).accept(new ClassVisitor(ClassFile.ASM) {
            @Override
            public FieldVisitor visitField(int access, String field, String type, String signature, Object value) {
                if (field.equals("SERVICE_NAME")) {
                    name[0] = (String) value;
                }
                return null;
            }
        }, ClassReader.SKIP_CODE);
        return name[0];
    }

    private static void find(byte[] classFile, String callee, BiConsumer<String, Object> found) {
        new ClassReader(classFile).accept(new ClassVisitor(ClassFile.ASM) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new Finder(name, callee, found);
            }
        }, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }

    /** Reports the constant that was pushed immediately before each call of one method. */
    private static final class Finder extends MethodVisitor {

        private final String caller;
        private final String callee;
        private final BiConsumer<String, Object> found;
        private Object literal;

        Finder(String caller, String callee, BiConsumer<String, Object> found) {
            super(ClassFile.ASM);
            this.caller = caller;
            this.callee = callee;
            this.found = found;
        }

        @Override
        public void visitLdcInsn(Object value) {
            literal = value;
        }

        @Override
        public void visitInsn(int opcode) {
            literal = switch (opcode) {
                case Opcodes.LCONST_0 -> 0L;
                case Opcodes.LCONST_1 -> 1L;
                default -> null;
            };
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals(callee) && literal != null) {
                found.accept(caller, literal);
            }
            literal = null;
        }
    }
}
