package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty planted people are erased, thirty after a version was trained on them, twenty while what they asked and said is
 * still on its way. Then the raw bytes of everything are read for them, and read again after every topic was delivered
 * once more.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureProofIT {
    /** Stands in everything that planted people are called, ask and say, and nowhere else. */
    private static final String MARKER = "qzplanted";

    private static final int SETTLED = 30;
    private static final int IN_FLIGHT = 20;
    private static final int OTHERS = 120;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    private static Path folder;

    private static KalimtakSystem system;
    private static Door door;
    private static Tables tables;
    private static Groups groups;
    private static List<Pair> pairs;
    private static final List<String> KEPT = new ArrayList<>();
    private static final Map<String, String> REQUESTS = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        system = KalimtakSystem.open(
                SystemSettings.of(Home.find(), new RunFolders(folder), PortPlan.free()), (server, took) -> {});
        system.start();
        door = new Door(system.url(Service.GATEWAY), system.credentials());
        tables = new Tables(system.servers().postgres().administrator("kalimtak"));
        groups = new Groups(system.servers().kafka().bootstrapServers());
        pairs = Pairs.demo().stream().filter(pair -> !pair.heldOut()).toList();
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
    void shouldReportEveryServiceAndWhereThePeopleHadBeen() throws Exception {
        for (int i = 0; i < OTHERS; i++) {
            KEPT.add(asked("kept-" + i, pairs.get(i), pairs.get(i).input()));
        }
        for (int i = 0; i < SETTLED; i++) {
            planted(i);
        }
        JsonNode job = new Loop(door).curate(OTHERS + SETTLED);
        String set = job.path("training_set_id").asText();
        JsonNode run = new Loop(door).trained(new Loop(door).orderTraining(job));
        assertThat(run.path("version").asText()).as(run.toString()).startsWith("embedded-");
        assertThat(new ByteScan(MARKER).tables(system.servers().postgres().administrator("kalimtak")))
                .contains("curation.training_data", "feedback.feedback", "gateway.idempotency_answers");
        assertThat(new ByteScan(MARKER).files(folder.resolve("storage")))
                .anyMatch(file -> file.endsWith("train.jsonl"));

        for (int i = 0; i < SETTLED; i++) {
            erase(i);
        }
        eraseInFlight();
        REQUESTS.values().forEach(ErasureProofIT::awaitDone);

        JsonNode receipt = door.privacy("/api/privacy/requests/" + REQUESTS.get(user(0)), null);
        assertThat(texts(receipt.path("training_sets"))).contains(set);
        assertThat(texts(receipt.path("model_versions")))
                .contains(run.path("version").asText());
        assertThat(receipt.path("receipts").findValuesAsText("service")).hasSize(6);
        assertThat(door.look("/api/admin/model-versions/" + run.path("version").asText())
                        .path("contains_erased_data")
                        .asBoolean())
                .isTrue();
        awaitSetWithout(set);
    }

    @Test
    @Order(2)
    void shouldHoldNoByteOfThem() throws Exception {
        awaitNoLag();

        assertNothingLeft();
        JsonNode proof = door.privacy(
                "/api/privacy/requests/" + REQUESTS.get(user(0)) + "/verify", Map.of("strings", List.of(user(0))));
        assertThat(proof.path("unreachable")).isEmpty();
        assertThat(proof.path("findings"))
                .as(proof.toString())
                .allMatch(one -> !one.path("kind").asText().equals("table"));
    }

    @Test
    @Order(3)
    void shouldBringNobodyBackWhenEveryTopicIsDeliveredOnceMore() throws Exception {
        List<ChildServer> services = Service.all().stream().map(system::process).toList();
        services.forEach(ChildServer::stop);
        assertThat(groups.rewind()).isGreaterThan(200);
        services.forEach(ChildServer::start);
        services.forEach(service -> service.awaitReady(LIMIT));
        awaitNoLag();

        assertNothingLeft();
        assertThat(new HashSet<>(tables.column("SELECT id FROM interaction.content")))
                .containsAll(KEPT);
    }

    /** What they did while two consumers are down, and the erasure asked for before these are back. */
    private static void eraseInFlight() throws InterruptedException {
        system.process(Service.CURATION).kill();
        system.process(Service.FEEDBACK).kill();
        for (int i = SETTLED; i < SETTLED + IN_FLIGHT; i++) {
            planted(i);
            erase(i);
        }
        for (Service service : List.of(Service.CURATION, Service.FEEDBACK)) {
            system.process(service).start();
            system.process(service).awaitReady(LIMIT);
        }
    }

    private static void assertNothingLeft() throws Exception {
        ByteScan scan = new ByteScan(MARKER);
        assertThat(scan.tables(system.servers().postgres().administrator("kalimtak")))
                .as("tables")
                .isEmpty();
        JsonNode receipt = door.privacy("/api/privacy/requests/" + REQUESTS.get(user(0)), null);
        assertThat(receipt.path("retained").findValuesAsText("topic"))
                .as("topics that the receipt names")
                .containsAll(scan.topics(system.servers().kafka().bootstrapServers()));
        Set<String> marked = new TreeSet<>(texts(receipt.path("model_versions")));
        Set<String> hashes = new TreeSet<>();
        for (String version : marked) {
            hashes.add(door.look("/api/admin/model-versions/" + version)
                    .path("artifact_sha256")
                    .asText());
        }
        assertThat(scan.files(folder.resolve("storage")))
                .as("files but artifacts of the versions that are marked")
                .allMatch(file -> marked.stream().anyMatch(file::contains)
                        || hashes.stream().anyMatch(file::contains));
        assertThat(scan.files(folder.resolve("logs"))).as("logs").isEmpty();
    }

    private static void awaitSetWithout(String revoked) {
        Awaitility.await("the set is made again")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    JsonNode newest = door.look("/api/admin/training-sets?limit=1")
                            .path("items")
                            .path(0);
                    return newest.path("status").asText().equals("PUBLISHED")
                            && !newest.path("id").asText().equals(revoked);
                });
    }

    private static String user(int number) {
        return MARKER + "-user-" + number;
    }

    private static void planted(int number) {
        Pair pair = pairs.get(OTHERS + number);
        asked(user(number), pair, MARKER + number + " " + pair.input());
    }

    private static String asked(String user, Pair pair, String text) {
        Pair asked = new Pair(pair.id(), text, pair.target(), pair.targetTool(), pair.heldOut());
        String id =
                door.generate(asked, user, "ask-" + user).path("interaction_id").asText();
        String correction = user.startsWith(MARKER) ? pair.target() + "\n" + MARKER + " said so" : pair.target();
        door.rate(id, 5, correction);
        return id;
    }

    private static void erase(int number) {
        REQUESTS.put(user(number), door.erase(user(number)));
    }

    private static void awaitDone(String request) {
        Awaitility.await("receipts of " + request)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> door.privacy("/api/privacy/requests/" + request, null)
                        .path("state")
                        .asText()
                        .equals("done"));
    }

    private static void awaitNoLag() {
        Awaitility.await("every record consumed")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(groups::quiet);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
