package io.kalimtak.registry.version;

import java.util.Locale;

/** How a version stands. What may follow on what is in {@link VersionTransitions}. */
public enum VersionStatus {
    /** Passed its gate; serves nobody yet. */
    REGISTERED,
    /** Failed its gate; kept for its metrics and lineage. */
    REJECTED,
    /** Answers copies of requests that nobody sees. */
    SHADOW,
    /** Answers a share of a route's requests. */
    CANARY,
    /** Answers what no other arm of its route does. */
    LIVE,
    /** Was live and made way for a newer one; can come back. */
    RETIRED,
    /** Was taken off a route because it answered worse; comes back only when a person asks for it. */
    ROLLED_BACK,
    /** Must not serve, whatever its metrics. */
    QUARANTINED;

    /** As tables and JSON spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws IllegalArgumentException for a label that is none. */
    public static VersionStatus ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
