package io.kalimtak.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What answers, rates and releases, with rollouts that are looked at every second and need no patience. */
final class LiveSystem implements AutoCloseable {
    /** The version that an installation begins with. */
    static final String BASE = "embedded-base-1";

    private final KalimtakSystem system;
    private final Door door;
    private final PlantedVersions versions;
    private final List<Pair> asked = Pairs.demo();

    private LiveSystem(KalimtakSystem system, Path folder) throws IOException {
        this.system = system;
        this.door = new Door(system.url(Service.GATEWAY), system.credentials());
        this.versions = new PlantedVersions(system, folder);
    }

    static LiveSystem start(Path folder, List<Service> services) throws IOException {
        return start(folder, services, Map.of());
    }

    /** @param settings that services have beside the usual ones, by key */
    static LiveSystem start(Path folder, List<Service> services, Map<String, String> settings) throws IOException {
        ServiceTuning tuning = Undisturbed.tuning(
                settings.entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .toList(),
                Map.of(
                        "KALIMTAK_REGISTRY_DECISION_EVERY", "1s",
                        "KALIMTAK_REGISTRY_DECISION_MATURITY", "0s",
                        "KALIMTAK_REGISTRY_DECISION_MIN_STEP", "0s",
                        // Milliseconds of a machine that does other work say nothing.
                        "KALIMTAK_REGISTRY_DECISION_GUARDS_LATENCY_WATCHED", "false",
                        "KALIMTAK_REGISTRY_DECISION_GUARDS_LENGTH_WATCHED", "false"));
        KalimtakSystem system = KalimtakSystem.open(
                new SystemSettings(
                        Home.find(), new RunFolders(folder.resolve("run")), PortPlan.free(), services, tuning),
                (server, took) -> {});
        system.start();
        return new LiveSystem(system, folder);
    }

    KalimtakSystem system() {
        return system;
    }

    Door door() {
        return door;
    }

    PlantedVersions versions() {
        return versions;
    }

    /** A request of the demonstration, the same for the same number. */
    Pair pair(int number) {
        return asked.get(Math.floorMod(number, asked.size()));
    }

    /** The answer that a person gets at a door. */
    JsonNode answer(Door at, String person) {
        return at.generate(pair(person.hashCode()), person, UUID.randomUUID().toString());
    }

    /** The version that answers a person. */
    String version(Door at, String person) {
        return answer(at, person).path("model_version").asText();
    }

    @Override
    public void close() {
        system.close();
    }
}
