package io.kalimtak.training;

import java.util.Optional;
import java.util.UUID;

/** Ids in paths. */
public final class IdPath {
    private static final int LENGTH = 36;

    private IdPath() {}

    /** The UUID in its canonical form; empty for anything else, which then is as unknown as any other id. */
    public static Optional<UUID> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
