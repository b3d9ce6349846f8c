package io.kalimtak.training.launch.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program behind the launcher {@code command}; without one there is no such launcher. */
@ConfigMapping(prefix = "kalimtak.training.command")
public interface CommandConfig {
    /** The program and its arguments, by absolute path; no shell reads them. The job file's path comes last. */
    Optional<List<String>> program();

    /** What it trains: one run a target at a time, and versions are named after it. */
    @WithDefault("command")
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,31}", message = "must be lower case letters, digits and hyphens")
    String target();

    /** Methods that it can do. */
    @WithDefault("sft")
    List<String> methods();

    /** Names of environment variables of this service that the program may see besides the documented ones. */
    Optional<List<String>> passEnvironment();

    /** File that takes its standard error; it may hold what people wrote, so it is dropped by default. */
    Optional<Path> errorFile();
}
