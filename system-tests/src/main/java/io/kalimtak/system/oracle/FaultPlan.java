package io.kalimtak.system.oracle;

import io.kalimtak.system.faults.CrashPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The faults of a run, by its seed. */
final class FaultPlan {
    /** Processes as the launcher names them. */
    static final List<String> PROCESSES =
            List.of("gateway", "kafka", "interaction", "feedback", "postgresql", "registry");

    /** Services that have no part in what the oracle watches. */
    private static final Set<String> UNWATCHED = Set.of("curation-service", "training-orchestrator");

    private static final int AWAY_MS = 1_500;
    private static final int FROZEN_MS = 4_000;

    private FaultPlan() {}

    /**
     * Every crash point once, an outage of Kafka, a full disk, hanging and cut connections, and kills: of each process
     * once, then of any, until there were as many as wanted.
     */
    static List<Fault> of(long seed, int kills, int outageSeconds) {
        Random random = new Random(seed);
        List<Fault> plan = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            // A journal drains in the outage alone.
            if (point != CrashPoint.BEFORE_DRAINED && !UNWATCHED.contains(point.module())) {
                plan.add(new Fault.Crash(point));
            }
        }
        plan.add(new Fault.Outage(outageSeconds));
        plan.add(new Fault.FullDisk());
        plan.add(new Fault.Cut());
        for (String process : List.of("kafka", "postgresql", "interaction")) {
            plan.add(new Fault.Freeze(process, 1_000 + random.nextInt(FROZEN_MS)));
        }
        PROCESSES.forEach(process -> plan.add(kill(process, random)));
        while (plan.stream().mapToInt(Fault::kills).sum() < kills) {
            plan.add(kill(PROCESSES.get(random.nextInt(PROCESSES.size())), random));
        }
        Collections.shuffle(plan, random);
        return plan;
    }

    private static Fault kill(String process, Random random) {
        return new Fault.Kill(process, random.nextInt(AWAY_MS));
    }
}
