package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.launch.ProgramResult;
import io.kalimtak.training.launch.process.ProgramLines;
import io.kalimtak.training.work.Watch;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a job tells while it is followed: its status and its pods' troubles become log lines, the program's annotations on
 * the job progress, log lines and metrics.
 */
final class FollowedClusterJob {
    static final String PROGRESS = "kalimtak.io/progress";
    static final String METRICS = "kalimtak.io/metrics";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4096;
    private static final String SHARE = "0(\\.\\d{1,9})?|1(\\.0{1,9})?";
    private static final double WAITING = 0.02;
    private static final double STARTED = 0.1;

    private final Watch watch;
    private final ProgramLines program;
    private final Set<String> logged = new HashSet<>();
    private final Map<String, Double> metrics = new TreeMap<>();
    private String told = "";
    private String measured = "";
    private List<PodTrouble> troubles = List.of();

    FollowedClusterJob(Watch watch) {
        this.watch = watch;
        this.program = new ProgramLines(watch);
    }

    /** Takes what is new. */
    void look(ClusterJob job, List<PodTrouble> podTroubles) {
        watch.check();
        JobState state = job.state();
        log(describe(state));
        troubles = podTroubles;
        troubles.forEach(trouble -> log("Pod: " + trouble.text() + "."));
        String says = job.annotations().getOrDefault(PROGRESS, "");
        if (!state.ended() && (says.isEmpty() || state.phase() != JobState.Phase.RUNNING)) {
            watch.progress(phase(state), share(state));
        }
        metrics.putAll(ProgramResult.areMetrics(state.metrics()) ? state.metrics() : Map.of());
        takeProgress(says);
        takeMetrics(job.annotations().getOrDefault(METRICS, ""));
    }

    Map<String, Double> metrics() {
        return metrics;
    }

    /** Why the program failed, by its own words or by its pods' last trouble. */
    Optional<String> why() {
        return program.error()
                .or(() -> troubles.isEmpty()
                        ? Optional.empty()
                        : Optional.of("pod: " + troubles.getLast().text()));
    }

    /** A trouble that needs somebody to mend it, of a pod that was made before this time. */
    Optional<PodTrouble> brokenSince(Instant limit) {
        return troubles.stream()
                .filter(trouble -> trouble.broken() && trouble.since().isBefore(limit))
                .findFirst();
    }

    private static String describe(JobState state) {
        String phase = "The job is " + state.phase().name().toLowerCase(Locale.ROOT);
        String counts = state.counts().isEmpty() ? "" : " (" + state.counts() + ")";
        return phase + counts + (state.reason() == null ? "." : ": " + state.reason() + ".");
    }

    private static String phase(JobState state) {
        return switch (state.phase()) {
            case SUSPENDED -> "suspended by the cluster";
            case WAITING -> "waiting for the cluster";
            default -> "training";
        };
    }

    private static double share(JobState state) {
        if (state.phase() != JobState.Phase.RUNNING) {
            return WAITING;
        }
        return state.share() == null ? STARTED : state.share();
    }

    /** A share alone, or what a program under {@code command} prints in a line. */
    private void takeProgress(String text) {
        if (text.equals(told)) {
            return;
        }
        told = text;
        if (text.length() > LONGEST) {
            log("The annotation " + PROGRESS + " is longer than 4,096 characters.");
        } else if (text.matches(SHARE)) {
            watch.progress("training", Double.parseDouble(text));
        } else {
            program.take(text);
        }
    }

    private void takeMetrics(String text) {
        if (text.equals(measured)) {
            return;
        }
        measured = text;
        parse(text)
                .ifPresentOrElse(
                        metrics::putAll,
                        () -> log("The annotation " + METRICS + " is not what docs/launchers.md describes."));
    }

    private static Optional<Map<String, Double>> parse(String text) {
        try {
            Map<String, Double> found =
                    text.length() > LONGEST ? null : JSON.readValue(text, new TypeReference<Map<String, Double>>() {});
            return Optional.ofNullable(found).filter(ProgramResult::areMetrics);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void log(String line) {
        if (logged.add(line)) {
            watch.log(line);
        }
    }
}
