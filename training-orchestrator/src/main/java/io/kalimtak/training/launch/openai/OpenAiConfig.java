package io.kalimtak.training.launch.openai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/** The launcher {@code openai}; it exists where its endpoint and a base model are configured. */
@ConfigMapping(prefix = "kalimtak.training.openai")
public interface OpenAiConfig {
    /** The endpoint that trains and then serves, one of kalimtak.training.endpoints; versions are named after it. */
    @WithDefault("openai")
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,31}", message = "must be lower case letters, digits and hyphens")
    String engine();

    /** The model that is tuned, such as {@code gpt-4.1-mini-2025-04-14}. */
    Optional<String> baseModel();

    /** What the tuned model's name ends in at OpenAI. */
    @WithDefault("kalimtak")
    @Pattern(regexp = "[A-Za-z0-9-]{1,18}", message = "must be at most 18 letters, digits and hyphens")
    String suffix();

    /** Passes over the rows; the engine's own choice by default. */
    Optional<@Min(1) Integer> epochs();

    /** How closely DPO keeps to the base model's answers; the engine's own choice by default. */
    Optional<Double> beta();

    /** How often a job under way is looked at. */
    @WithDefault("15s")
    Duration poll();
}
