package io.kalimtak.system.faults;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.invoke.MethodHandle;
import net.bytebuddy.asm.Advice;

/** Code that is copied into methods of the services: it may name nothing but the JDK and {@link Later}. */
final class FaultAdvice {
    private static final int SIGKILL = 137;

    /** Where the flag of a crash point lies. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Flag {}

    private FaultAdvice() {}

    /** Dies at a method's beginning. */
    static final class AtEntry {
        private AtEntry() {}

        @Advice.OnMethodEnter
        static void enter(@Flag String flag) {
            if (new File(flag).delete()) {
                Runtime.getRuntime().halt(SIGKILL);
            }
        }
    }

    /** Dies at a method's end, when it did what it should. */
    static final class AtExit {
        private AtExit() {}

        @Advice.OnMethodExit
        static void exit(@Flag String flag) {
            if (new File(flag).delete()) {
                Runtime.getRuntime().halt(SIGKILL);
            }
        }
    }

    /** Leaves the method's body out. */
    static final class Nothing {
        private Nothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** Returns at once and has the method's work done seconds later. */
    static final class PutOff {
        private PutOff() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnDefaultValue.class)
        static boolean enter(@Advice.SelfCallHandle MethodHandle self) {
            return Later.now(self);
        }
    }
}
