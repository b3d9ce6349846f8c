package io.kalimtak.gateway.engine.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The key of one engine, which stands in a file or a variable. It is read for every call and never kept. */
final class EngineKey {
    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

    private final EnginesConfig.Endpoint settings;
    private final UnaryOperator<String> environment;

    /** @param environment a variable's value by its name, or null */
    EngineKey(EnginesConfig.Endpoint settings, UnaryOperator<String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * The key; empty when the engine has none. Throws IllegalStateException when there should be one: the message goes on
     * from the engine's name, without the key.
     */
    Optional<String> read() {
        if (settings.keyFile().isPresent()) {
            return Optional.of(checked(file(), "key-file"));
        }
        return settings.keyVariable()
                .map(environment)
                .map(key -> checked(key, "key-variable"))
                .or(() -> {
                    if (settings.keyVariable().isPresent()) {
                        throw new IllegalStateException("has a key-variable that is not set");
                    }
                    return Optional.empty();
                });
    }

    private String file() {
        try {
            return Files.readString(settings.keyFile().orElseThrow());
        } catch (IOException e) {
            // The cause would name the path, which is nobody's business who calls.
            throw new IllegalStateException("has a key-file that cannot be read");
        }
    }

    private static String checked(String key, String setting) {
        String line = key.strip();
        if (!SENDABLE.matcher(line).matches()) {
            throw new IllegalStateException(
                    "has a " + setting + " with no key that can be sent: one line of ASCII without spaces");
        }
        return line;
    }
}
