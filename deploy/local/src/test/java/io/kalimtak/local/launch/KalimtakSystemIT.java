package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the servers alone: the services are built after this module. */
class KalimtakSystemIT {
    @TempDir
    private static Path folder;

    private static SystemSettings settings;
    private static KalimtakSystem system;

    @BeforeAll
    static void open() {
        settings = settings("shared");
        system = KalimtakSystem.open(settings, (server, took) -> {});
        system.start();
    }

    @AfterAll
    static void close() {
        system.close();
    }

    private static SystemSettings settings(String name) {
        return new SystemSettings(Home.find(), new RunFolders(folder.resolve(name)), PortPlan.free(), List.of());
    }

    @Test
    void shouldTellOfADeathThatNobodyAskedFor() {
        List<String> dead = new CopyOnWriteArrayList<>();
        system.onDeath(process -> dead.add(process.name()));

        ChildServer registry = system.process("schema-registry");
        ProcessHandle.of(registry.pid()).orElseThrow().destroyForcibly();

        Awaitility.await().untilAsserted(() -> assertThat(dead).containsExactly("schema-registry"));
        assertThat(registry.obituary()).startsWith("schema-registry died (exit code 137): ");
        registry.start();
        registry.awaitReady(Duration.ofSeconds(60));
    }

    @Test
    void shouldNotTellOfADeathThatATestAskedForAndComeBack() {
        List<String> dead = new CopyOnWriteArrayList<>();
        system.onDeath(process -> dead.add(process.name()));
        ChildServer registry = system.process("schema-registry");

        registry.kill();
        registry.start();
        registry.awaitReady(Duration.ofSeconds(60));

        assertThat(registry.isAlive()).isTrue();
        assertThat(dead).isEmpty();
    }

    @Test
    void shouldRefuseASecondSystemInTheSameFolderAndLeaveTheFirstAlone() {
        assertThatThrownBy(() -> KalimtakSystem.open(settings, (server, took) -> {}))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining(
                        "kalimtak is already running in " + settings.folders().root());
        assertThat(system.processes()).allMatch(ChildServer::isAlive);
    }

    @Test
    void shouldStartNothingAgainOnceClosed() {
        KalimtakSystem other = KalimtakSystem.open(settings("other"), (server, took) -> {});
        other.start();
        ChildServer kafka = other.process("kafka");
        other.close();

        assertThat(other.processes()).noneMatch(ChildServer::isAlive);
        assertThatThrownBy(kafka::start)
                .isInstanceOf(ServerException.class)
                .hasMessage("kafka is not started: everything is being stopped");
    }
}
