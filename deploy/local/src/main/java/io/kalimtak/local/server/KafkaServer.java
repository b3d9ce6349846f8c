package io.kalimtak.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * One Kafka broker that is its own controller (KRaft) on 127.0.0.1, with its data in {@code <root>/kafka}. Topics are
 * never made by accident: automatic creation is off.
 */
public final class KafkaServer extends ChildServer {
    private final Home home;
    private final int controllerPort;
    private final List<String> jvmOptions;

    /**
     * A broker that is not running yet, for clients at {@code port}.
     *
     * @param jvmOptions options of its JVM after the usual ones
     */
    public KafkaServer(Home home, RunFolders folders, int port, int controllerPort, List<String> jvmOptions) {
        super("kafka", port, folders);
        this.home = home;
        this.controllerPort = controllerPort;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** What clients put in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(data());
        StringBuilder text = new StringBuilder();
        settings()
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        Files.writeString(configuration(), text.toString());
    }

    @Override
    protected List<String> command() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx400m",
                "-Xms64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX"));
        options.addAll(jvmOptions);
        options.addAll(ClassArchive.options(home, "kafka", ClassArchive.jars(home.libraries()), jvmOptions.isEmpty()));
        return JavaCommand.of(
                options,
                List.of(home.libraries() + "/*"),
                KafkaMain.class.getName(),
                List.of(configuration().toString()));
    }

    @Override
    protected boolean answers() {
        if (!Ports.isListening(port())) {
            return false;
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2_000);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("listeners", "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", data().toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("min.insync.replicas", "1");
        // Records of 1 MiB plus what a batch adds; the topics' own limits are the catalogue's.
        settings.put("message.max.bytes", "1200000");
        settings.put("log.segment.bytes", Integer.toString(256 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        settings.put("log.retention.hours", "168");
        return settings;
    }

    private Path data() {
        return folders().data("kafka");
    }

    private Path configuration() {
        return folders().run().resolve("kafka.properties");
    }
}
