package io.kalimtak.kit.retention;

import java.util.List;

/**
 * A bean that removes what a part of its service has kept long enough. Doing it twice, or on two replicas at once,
 * removes each thing once.
 */
public interface Expiry {
    /** For reports and logs when it fails, as {@code identities}. */
    String name();

    /** What is too old now; removes nothing. What has none is left out. */
    List<Expired> expired();

    /** Removes it and says what went. What has none is left out. */
    List<Expired> remove();
}
