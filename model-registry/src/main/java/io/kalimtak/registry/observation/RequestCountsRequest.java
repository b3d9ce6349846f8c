package io.kalimtak.registry.observation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** Whole counts of one gateway: one that comes again takes the place of the one before. */
record RequestCountsRequest(
        @NotNull @Size(max = 10_000) @Valid List<@NotNull Count> counts) {
    /**
     * How many requests of a minute ended with a status.
     *
     * @param version that answered, or should have
     */
    record Count(
            @NotNull Instant minute,
            @NotBlank String version,
            @Min(100) @Max(599) int status,
            @Min(1) long requests) {}
}
