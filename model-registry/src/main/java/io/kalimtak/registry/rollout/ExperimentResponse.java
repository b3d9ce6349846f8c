package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.registry.decision.OffPolicy;
import io.kalimtak.registry.rollout.ExperimentLook.Found;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An experiment as operators see it.
 *
 * @param rolloutId by which it is steered: {@code POST /api/admin/rollouts/{rollout_id}/…}
 * @param state as of any rollout
 * @param allocation {@code fixed} or {@code thompson}
 * @param decision the newest; null before the first look
 * @param arms the live version first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExperimentResponse(
        UUID rolloutId,
        String route,
        String state,
        String allocation,
        boolean automatic,
        String actor,
        Instant createdAt,
        Instant updatedAt,
        Instant endedAt,
        Decided decision,
        List<ArmResponse> arms) {
    /**
     * What was decided last.
     *
     * @param verdict {@code wait}, {@code drop}, {@code conclude}, {@code hold} or {@code roll_back}
     * @param applied whether it was carried out
     * @param replays whether the stored numbers lead to the same decision today
     */
    record Decided(Instant at, String verdict, String reason, boolean applied, boolean replays) {}

    /**
     * One arm.
     *
     * @param share of the traffic that it has now
     * @param state {@code running}, {@code dropped}, {@code won}, {@code lost} or {@code superseded}
     * @param ratings that were compared
     * @param difference of its mean rating from the live version's; null for the live one, and while too few rated
     * @param probabilityBest how likely it has the best ratings, by what the newest decision knew; null when it took no part
     * @param ifItHadAnsweredAll the mean rating that is estimated, had this arm answered everybody; null in lists
     */
    @Schema(name = "ExperimentArm")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ArmResponse(
            String arm,
            String version,
            double share,
            String state,
            Ratings ratings,
            Compared difference,
            Double probabilityBest,
            OffPolicy.Value ifItHadAnsweredAll) {}

    /**
     * Ratings of an arm.
     *
     * @param people who gave them
     * @param mean null where there are none
     */
    @Schema(name = "ExperimentRatings")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Ratings(long people, long count, Double mean) {}

    /** A difference with the interval that holds at all looks together. */
    @Schema(name = "ExperimentDifference")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Compared(double estimate, Double lower, Double upper) {}

    static ExperimentResponse of(
            Rollout rollout, Experiment experiment, Optional<Found> newest, List<ArmResponse> arms) {
        return new ExperimentResponse(
                rollout.id(),
                rollout.route(),
                rollout.state().name(),
                experiment.allocation().label(),
                rollout.automatic(),
                rollout.actor(),
                rollout.createdAt(),
                rollout.updatedAt(),
                rollout.endedAt(),
                newest.map(ExperimentResponse::decided).orElse(null),
                arms);
    }

    private static Decided decided(Found found) {
        return new Decided(
                found.at(),
                found.decision().verdict().name().toLowerCase(Locale.ROOT),
                found.decision().reason(),
                found.applied(),
                found.replays());
    }
}
