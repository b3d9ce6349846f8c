package io.kalimtak.training.schedule;

import jakarta.validation.constraints.NotNull;

/** Whether the schedule shall be paused. */
record PauseScheduleRequest(
        @NotNull(message = "must be true or false") Boolean paused) {}
