package io.kalimtak.local.server;

import java.util.List;

/** The servers' ports on 127.0.0.1. */
public record ServerPorts(int postgres, int kafka, int kafkaController, int registry) {
    /** Ports that nobody uses now. */
    public static ServerPorts free() {
        List<Integer> ports = Ports.free(4);
        return new ServerPorts(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
    }
}
