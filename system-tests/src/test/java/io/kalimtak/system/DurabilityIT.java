package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Services die in the middle of the loop, then everything is delivered once more: nothing is lost, nothing doubled. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DurabilityIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    private static Path folder;

    private static KalimtakSystem system;
    private static Door door;
    private static Tables tables;
    private static Groups groups;

    @BeforeAll
    static void start() {
        // The run of a process that died is taken up by who comes next, and not half a minute later.
        ServiceTuning tuning = Undisturbed.tuning(
                List.of(), Map.of("KALIMTAK_TRAINING_WORKER_LEASE", "5s", "KALIMTAK_TRAINING_WORKER_HEARTBEAT", "1s"));
        system = KalimtakSystem.open(
                new SystemSettings(Home.find(), new RunFolders(folder), PortPlan.free(), Service.all(), tuning),
                (server, took) -> {});
        system.start();
        door = new Door(system.url(Service.GATEWAY), system.credentials());
        tables = new Tables(system.servers().postgres().administrator("kalimtak"));
        groups = new Groups(system.servers().kafka().bootstrapServers());
    }

    @AfterAll
    static void stop() {
        if (groups != null) {
            groups.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void shouldCompleteTheLoopThoughEachServiceIsKilledInItsMiddle() throws Exception {
        long seed = Long.getLong("kalimtak.seed", System.nanoTime());
        System.out.println("kalimtak.seed=" + seed);
        Random random = new Random(seed);
        Queue<String> interactions = new ConcurrentLinkedQueue<>();
        Queue<String> ratings = new ConcurrentLinkedQueue<>();
        List<Pair> pairs = Pairs.demo().stream().filter(pair -> !pair.heldOut()).toList();
        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> ask(pairs, interactions, ratings));
        List<Service> order = new ArrayList<>(Service.all());
        Collections.shuffle(order, random);
        for (Service service : order) {
            killAndStartAgain(service, random.nextInt(1500));
        }
        asking.get();

        JsonNode job = new Loop(door).curate(pairs.size());
        String run = new Loop(door).orderTraining(job);
        killAndStartAgain(Service.TRAINING, random.nextInt(3000));
        JsonNode end = new Loop(door).trained(run);
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("DONE");

        awaitNoLag();
        assertStoredOnce("SELECT id FROM interaction.content", interactions);
        assertStoredOnce("SELECT feedback_id FROM feedback.feedback", ratings);
        assertStoredOnce("SELECT feedback_id FROM interaction.feedback", ratings);
        assertThat(tables.column("SELECT count(*) FROM registry.model_versions WHERE version = '"
                        + end.path("version").asText() + "'"))
                .containsExactly("1");
    }

    @Test
    @Order(2)
    void shouldChangeNoTableWhenEveryTopicIsDeliveredOnceMore() throws Exception {
        awaitNoLag();
        Map<String, String> before = tables.snapshot();
        assertThat(before).hasSizeGreaterThan(15);
        assertThat(tables.column("SELECT count(*) FROM interaction.content")).doesNotContain("0");

        List<ChildServer> services = Service.all().stream().map(system::process).toList();
        services.forEach(ChildServer::stop);
        long again = groups.rewind();
        assertThat(again).isGreaterThan(500);
        services.forEach(ChildServer::start);
        services.forEach(service -> service.awaitReady(LIMIT));
        awaitNoLag();

        assertThat(tables.snapshot()).isEqualTo(before);
    }

    private static void ask(List<Pair> pairs, Queue<String> interactions, Queue<String> ratings) {
        for (Pair pair : pairs) {
            String user = "person-" + Math.floorMod(pair.id().hashCode(), 40);
            String id = door.generate(pair, user, "ask-" + pair.id())
                    .path("interaction_id")
                    .asText();
            interactions.add(id);
            ratings.add(door.rate(id, 2, pair.target()).path("feedback_id").asText());
        }
    }

    private static void killAndStartAgain(Service service, int afterMillis) throws InterruptedException {
        Thread.sleep(afterMillis);
        ChildServer process = system.process(service);
        process.kill();
        process.start();
        process.awaitReady(LIMIT);
    }

    private static void awaitNoLag() {
        Awaitility.await("every record consumed")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(groups::quiet);
    }

    private static void assertStoredOnce(String query, Queue<String> answered) throws SQLException {
        List<String> stored = tables.column(query);
        assertThat(stored).as(query).doesNotHaveDuplicates().containsAll(answered);
    }
}
