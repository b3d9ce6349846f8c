package io.kalimtak.training.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this test run; tests and test resources have class loaders of their own, system properties they share. */
public final class TestPort {
    private TestPort() {}

    /** The port of a server of that name, the same for the whole run. */
    public static int of(String server) {
        synchronized (System.class) {
            String property = "kalimtak.test." + server + ".port";
            if (System.getProperty(property) == null) {
                try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    System.setProperty(property, Integer.toString(free.getLocalPort()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return Integer.getInteger(property);
        }
    }
}
