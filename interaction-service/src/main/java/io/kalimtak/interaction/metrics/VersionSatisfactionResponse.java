package io.kalimtak.interaction.metrics;

import java.util.List;

/** What people thought of each version that anybody rated, the most used one first. */
record VersionSatisfactionResponse(List<VersionSatisfaction> items) {
    /**
     * Of one version.
     *
     * @param ratings interactions with a current rating, at least 1
     * @param mean score of 1 to 5, with the ends of its 95 % interval
     * @param liked share of ratings of 4 or 5, with the ends of its 95 % interval
     */
    record VersionSatisfaction(
            String version,
            long ratings,
            double mean,
            double meanLow,
            double meanHigh,
            double liked,
            double likedLow,
            double likedHigh) {
        static VersionSatisfaction of(SliceFigures version) {
            SliceFigures.SliceSatisfaction said = version.satisfaction();
            return new VersionSatisfaction(
                    version.key(),
                    said.ratings(),
                    said.mean(),
                    said.meanLow(),
                    said.meanHigh(),
                    said.liked(),
                    said.likedLow(),
                    said.likedHigh());
        }
    }
}
