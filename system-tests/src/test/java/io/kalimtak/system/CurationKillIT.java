package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.system.faults.CrashPoint;
import io.kalimtak.system.faults.FaultJars;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A curation job whose process dies in the middle of any stage makes the set that it would have made. */
class CurationKillIT {
    private static final int RATED = 120;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Path flags;
    private static ModerationServer moderation;
    private static KalimtakSystem system;
    private static Loop loop;
    private static Door door;
    private static String undisturbed;

    @BeforeAll
    static void start() throws IOException {
        flags = folder.resolve("flags");
        moderation = new ModerationServer();
        ServiceTuning tuning = Undisturbed.tuning(List.of(FaultJars.option(flags)), moderation.settings());
        system = KalimtakSystem.open(
                new SystemSettings(
                        Home.find(),
                        new RunFolders(folder.resolve("run")),
                        PortPlan.free(),
                        List.of(Service.GATEWAY, Service.FEEDBACK, Service.REGISTRY, Service.CURATION),
                        tuning),
                (server, took) -> {});
        system.start();
        door = new Door(system.url(Service.GATEWAY), system.credentials());
        loop = new Loop(door);
        rate();
        undisturbed = content(loop.curate(RATED));
        assertThat(moderation.flagged()).isPositive();
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
        if (moderation != null) {
            moderation.close();
        }
    }

    /** Ratings good and bad, corrections, and the same request from several people: every stage has something to do. */
    private static void rate() throws IOException {
        List<Pair> pairs = Pairs.read(1);
        for (int i = 0; i < RATED; i++) {
            Pair pair = pairs.get(i * 2 / 3 % pairs.size());
            JsonNode answer = door.generate(pair, "person-" + i, "ask-" + i);
            door.rate(answer.path("interaction_id").asText(), 1 + i % 5, i % 3 == 0 ? pair.target() : null);
        }
    }

    @Test
    void shouldWriteTheSameBytesWhenNothingDies() {
        assertThat(content(loop.curate(RATED))).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "WHILE_.*")
    void shouldMakeTheSameSetWhenTheProcessDies(CrashPoint point) throws Exception {
        // Everything is to be judged, compared and moderated again, so that these stages have work as well.
        forgetJudgements();
        point.arm(flags);
        String job = door.order("/api/admin/curate-training-data", Map.of())
                .path("job_id")
                .asText();

        ChildServer curation = system.process(Service.CURATION);
        Awaitility.await(point + " is reached").atMost(LIMIT).until(() -> !curation.isAlive());
        assertThat(point.armed(flags)).isFalse();
        curation.start();
        curation.awaitReady(LIMIT);

        JsonNode ended = loop.ended(job);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("DONE");
        assertThat(content(ended)).isEqualTo(undisturbed);
    }

    private static String content(JsonNode job) {
        JsonNode manifest = door.look(
                "/api/admin/training-sets/" + job.path("training_set_id").asText());
        assertThat(manifest.path("counts").path("train").asInt()).isGreaterThan(10);
        return manifest.path("content_sha256").asText();
    }

    private static void forgetJudgements() throws SQLException {
        DataSource database = system.servers().postgres().administrator(DatabaseSetup.DATABASE);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE curation.judgements, curation.requests, curation.moderations CASCADE");
        }
    }
}
