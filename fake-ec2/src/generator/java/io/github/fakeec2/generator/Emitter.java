package io.github.fakeec2.generator;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes one class. */
final class Emitter {

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String name;
    private final String parent;

    Emitter(String name, String parent, String... interfaces) {
        this.name = name;
        this.parent = parent;
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, parent, interfaces);
    }

    String name() {
        return name;
    }

    String parent() {
        return parent;
    }

    void field(int access, String field, String descriptor) {
        writer.visitField(access, field, descriptor, null, null).visitEnd();
    }

    void method(String method, String descriptor, Consumer<Code> body) {
        method(Opcodes.ACC_PUBLIC, method, descriptor, body);
    }

    void method(int access, String method, String descriptor, Consumer<Code> body) {
        MethodVisitor visitor = writer.visitMethod(access, method, descriptor, null, null);
        visitor.visitCode();
        body.accept(new Code(visitor));
        visitor.visitMaxs(0, 0);
        visitor.visitEnd();
    }

    byte[] bytes() {
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** The instructions of one method; each call adds one. */
    record Code(MethodVisitor visitor) {

        Code self() {
            return load(0);
        }

        Code load(int variable) {
            visitor.visitVarInsn(Opcodes.ALOAD, variable);
            return this;
        }

        Code loadInt(int variable) {
            visitor.visitVarInsn(Opcodes.ILOAD, variable);
            return this;
        }

        Code push(Object constant) {
            visitor.visitLdcInsn(constant);
            return this;
        }

        Code push(int constant) {
            if (constant >= Short.MIN_VALUE && constant <= Short.MAX_VALUE) {
                visitor.visitIntInsn(Opcodes.SIPUSH, constant);
            } else {
                visitor.visitLdcInsn(constant);
            }
            return this;
        }

        Code insn(int opcode) {
            visitor.visitInsn(opcode);
            return this;
        }

        Code type(int opcode, String type) {
            visitor.visitTypeInsn(opcode, type);
            return this;
        }

        Code cast(String type) {
            return type(Opcodes.CHECKCAST, type);
        }

        /** Makes an object of which the constructor's arguments follow; see {@link #construct}. */
        Code make(String type) {
            return type(Opcodes.NEW, type).insn(Opcodes.DUP);
        }

        Code construct(String type, String descriptor) {
            visitor.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", descriptor, false);
            return this;
        }

        Code callVirtual(String owner, String method, String descriptor) {
            visitor.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, descriptor, false);
            return this;
        }

        Code callInterface(String owner, String method, String descriptor) {
            visitor.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, method, descriptor, true);
            return this;
        }

        Code callStatic(String owner, String method, String descriptor, boolean isInterface) {
            visitor.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, isInterface);
            return this;
        }

        Code field(int opcode, String owner, String field, String descriptor) {
            visitor.visitFieldInsn(opcode, owner, field, descriptor);
            return this;
        }

        /** Takes what was pushed; if that is null, runs the given code, which leaves nothing behind. */
        Code ifNull(Consumer<Code> body) {
            Label end = new Label();
            visitor.visitJumpInsn(Opcodes.IFNONNULL, end);
            body.accept(this);
            visitor.visitLabel(end);
            visitor.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            return this;
        }

        void answer() {
            visitor.visitInsn(Opcodes.ARETURN);
        }

        void end() {
            visitor.visitInsn(Opcodes.RETURN);
        }

        /** Jumps to the code of the number in variable 1; an unknown number is an {@link IndexOutOfBoundsException}. */
        void choose(int count, ObjIntConsumer<Code> branch) {
            Label[] labels = new Label[count];
            Arrays.setAll(labels, index -> new Label());
            Label unknown = new Label();
            if (count > 0) {
                loadInt(1);
                visitor.visitTableSwitchInsn(0, count - 1, unknown, labels);
            }
            for (int index = 0; index < count; index++) {
                visitor.visitLabel(labels[index]);
                visitor.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                branch.accept(this, index);
            }
            if (count > 0) {
                visitor.visitLabel(unknown);
                visitor.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            }
            String exception = "java/lang/IndexOutOfBoundsException";
            make(exception).loadInt(1).construct(exception, "(I)V").insn(Opcodes.ATHROW);
        }
    }
}
