package io.kalimtak.system;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.system.versions.PlantVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Versions that a test makes and registers itself, as the orchestrator does after a run. */
final class PlantedVersions {
    private static final int PAIRS = 60;

    private final PlantVersion planting;

    PlantedVersions(KalimtakSystem system, Path folder) {
        this.planting = new PlantVersion(system, folder);
    }

    /** A version that learnt each request's own answer. */
    void good(String name) throws IOException, InterruptedException {
        List<Pair> pairs = Pairs.demo().subList(0, PAIRS);
        plant(name, pairs, pairs);
    }

    /** A version that learnt each request with another one's answer. */
    void bad(String name) throws IOException, InterruptedException {
        List<Pair> pairs = Pairs.demo().subList(0, PAIRS);
        List<Pair> others = new ArrayList<>(pairs);
        Collections.shuffle(others, new Random(7));
        plant(name, pairs, others);
    }

    private void plant(String name, List<Pair> asked, List<Pair> answered) throws IOException, InterruptedException {
        List<TrainingPair> pairs = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Pair pair = asked.get(i);
            String target = answered.get(i).target();
            pairs.add(new TrainingPair(
                    "row-" + i,
                    "person-" + i,
                    pair.input(),
                    target,
                    null,
                    pair.targetTool(),
                    TrainingPair.RELEASED,
                    null));
        }
        planting.plant(name, pairs);
    }
}
