package io.kalimtak.local.testing;

import io.kalimtak.local.server.Ports;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A broker whose port on the host is known before it starts, because a broker must advertise the address that clients
 * reach it at.
 */
final class FixedPortKafka extends GenericContainer<FixedPortKafka> {
    private static final int INSIDE = 9092;

    private final int port = Ports.free(1).getFirst();

    FixedPortKafka(String image) {
        super(image);
        addFixedExposedPort(port, INSIDE);
        addEnv("KAFKA_NODE_ID", "1");
        addEnv("KAFKA_PROCESS_ROLES", "broker,controller");
        addEnv("KAFKA_LISTENERS", "PLAINTEXT://:" + INSIDE + ",CONTROLLER://:9093");
        addEnv("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port);
        addEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
        addEnv("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        addEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093");
        addEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        addEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        addEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
        addEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
        addEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
        setWaitStrategy(Wait.forLogMessage(".*Kafka Server started.*", 1));
    }

    /** What clients put in {@code bootstrap.servers}. */
    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }
}
