package io.kalimtak.training.testing;

import io.kalimtak.local.server.Ports;

/** Ports of this test run; tests and test resources have class loaders of their own, system properties they share. */
public final class TestPort {
    private TestPort() {}

    /** The port of a server of that name, the same for the whole run. */
    public static int of(String server) {
        synchronized (System.class) {
            String property = "kalimtak.test." + server + ".port";
            if (System.getProperty(property) == null) {
                System.setProperty(property, Integer.toString(Ports.free(1).getFirst()));
            }
            return Integer.getInteger(property);
        }
    }
}
