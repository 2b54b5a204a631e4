package io.github.fakeec2.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What the generator reads from a class file: no class is loaded for it, and none that the class mentions is read.
 *
 * @param name internal name, with slashes
 * @param annotations the values of the class's annotations, by descriptor and member
 */
record ClassFile(String name, Map<String, Map<String, String>> annotations, List<Method> methods) {

    static final int ASM = Opcodes.ASM9;

    /** A declared method, constructors included. */
    record Method(int access, String name, Type type, Map<String, Map<String, String>> annotations) {

        boolean is(int flag) {
            return (access & flag) != 0;
        }

        String descriptor() {
            return type.getDescriptor();
        }

        int parameterCount() {
            return type.getArgumentTypes().length;
        }

        /** Internal name of a parameter's type; the descriptor for a primitive or array. */
        String parameter(int index) {
            return type.getArgumentTypes()[index].getInternalName();
        }

        String result() {
            return type.getReturnType().getInternalName();
        }
    }

    static ClassFile read(byte[] bytes) {
        Collector collector = new Collector();
        new ClassReader(bytes).accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return new ClassFile(collector.name, collector.annotations, collector.methods);
    }

    String packageName() {
        return name.substring(0, name.lastIndexOf('/'));
    }

    private static final class Collector extends ClassVisitor {

        private final Map<String, Map<String, String>> annotations = new LinkedHashMap<>();
        private final List<Method> methods = new ArrayList<>();
        private String name;

        Collector() {
            super(ASM);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            this.name = name;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return collect(annotations, descriptor);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            Method method = new Method(access, name, Type.getMethodType(descriptor), new LinkedHashMap<>());
            methods.add(method);
            return new MethodVisitor(ASM) {
                @Override
                public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                    return collect(method.annotations(), descriptor);
                }
            };
        }

        private static AnnotationVisitor collect(Map<String, Map<String, String>> annotations, String descriptor) {
            Map<String, String> values = annotations.computeIfAbsent(descriptor, unknown -> new LinkedHashMap<>());
            return new AnnotationVisitor(ASM) {
                @Override
                public void visit(String member, Object value) {
                    values.put(member, String.valueOf(value));
                }
            };
        }
    }
}
