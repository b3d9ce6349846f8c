package io.kalimtak.local.server;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Main class of every child JVM: ends the JVM in good order when the parent is gone, which shows as the end of standard
 * input, and runs the main class that its first argument names. Without it a launcher that is killed would leave nine
 * processes behind.
 */
public final class ParentWatch {
    private ParentWatch() {}

    /** The class to run, then its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(ParentWatch::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            Runtime.getRuntime().exit(1);
        }
    }

    private static void endWithParent() {
        try {
            int next = System.in.read();
            while (next >= 0) {
                next = System.in.read();
            }
        } catch (IOException e) {
            System.err.println("the pipe to the launcher broke: " + e.getMessage());
        }
        Runtime.getRuntime().exit(0);
    }
}
