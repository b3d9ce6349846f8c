package io.kalimtak.system.faults;

import java.lang.invoke.MethodHandle;

/** Work put off for a moment. The mutated class calls it, so it stands where every class loader looks. */
public final class Later implements Runnable {
    private static final String NAME = "mutant-later";
    private static final long DELAY_MS = 5_000;

    private final MethodHandle work;

    private Later(MethodHandle work) {
        this.work = work;
    }

    /** Whether this thread does what was put off; otherwise has it done seconds from now. */
    public static boolean now(MethodHandle work) {
        if (Thread.currentThread().getName().equals(NAME)) {
            return true;
        }
        Thread thread = new Thread(new Later(work), NAME);
        thread.setDaemon(true);
        thread.start();
        return false;
    }

    @Override
    public void run() {
        try {
            Thread.sleep(DELAY_MS);
            work.invoke();
        } catch (Throwable e) {
            System.out.println("mutant: the work put off failed: " + e);
        }
    }
}
