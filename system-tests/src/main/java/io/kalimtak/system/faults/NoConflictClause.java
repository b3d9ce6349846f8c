package io.kalimtak.system.faults;

import java.util.regex.Pattern;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/** Takes {@code ON CONFLICT … DO NOTHING} out of a class's string constants. */
final class NoConflictClause implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {
    private static final Pattern CLAUSE = Pattern.compile("ON CONFLICT[^)]*\\) DO NOTHING");

    @Override
    public MethodVisitor wrap(
            TypeDescription type,
            MethodDescription method,
            MethodVisitor visitor,
            Implementation.Context context,
            TypePool pool,
            int writerFlags,
            int readerFlags) {
        return new MethodVisitor(Opcodes.ASM9, visitor) {
            @Override
            public void visitLdcInsn(Object value) {
                super.visitLdcInsn(
                        value instanceof String text ? CLAUSE.matcher(text).replaceAll("") : value);
            }
        };
    }
}
