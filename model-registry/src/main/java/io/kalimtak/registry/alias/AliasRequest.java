package io.kalimtak.registry.alias;

import jakarta.validation.constraints.NotBlank;

/** The version that an alias shall name. */
record AliasRequest(@NotBlank String version) {}
