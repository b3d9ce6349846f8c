package io.kalimtak.interaction.privacy;

import jakarta.validation.constraints.NotNull;

/** Both are asked for, so that nobody consents by leaving something out. */
record ConsentRequest(
        @NotNull Boolean dataCollection, @NotNull Boolean training) {}
