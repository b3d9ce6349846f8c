package io.kalimtak.registry.version;

import static io.kalimtak.registry.version.VersionStatus.CANARY;
import static io.kalimtak.registry.version.VersionStatus.LIVE;
import static io.kalimtak.registry.version.VersionStatus.QUARANTINED;
import static io.kalimtak.registry.version.VersionStatus.REGISTERED;
import static io.kalimtak.registry.version.VersionStatus.REJECTED;
import static io.kalimtak.registry.version.VersionStatus.RETIRED;
import static io.kalimtak.registry.version.VersionStatus.ROLLED_BACK;
import static io.kalimtak.registry.version.VersionStatus.SHADOW;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one table of what may become of a version. */
public final class VersionTransitions {
    /** The statuses in which a version enters the registry. */
    public static final Set<VersionStatus> FIRST = Set.of(REGISTERED, REJECTED);

    /** The statuses from which a rollout may take a version. */
    public static final Set<VersionStatus> DEPLOYABLE = Set.of(REGISTERED, SHADOW, RETIRED);

    /** The statuses in which a version gets requests, seen or unseen. */
    static final Set<VersionStatus> SERVING = Set.of(SHADOW, CANARY, LIVE);

    private static final Map<VersionStatus, Set<VersionStatus>> NEXT = new EnumMap<>(VersionStatus.class);

    static {
        NEXT.put(REGISTERED, EnumSet.of(SHADOW, CANARY, LIVE, QUARANTINED));
        NEXT.put(REJECTED, EnumSet.noneOf(VersionStatus.class));
        // Back to what they were found as when another decision takes the route before theirs is made.
        NEXT.put(SHADOW, EnumSet.of(REGISTERED, RETIRED, CANARY, LIVE, ROLLED_BACK, QUARANTINED));
        NEXT.put(CANARY, EnumSet.of(REGISTERED, RETIRED, LIVE, ROLLED_BACK, QUARANTINED));
        NEXT.put(LIVE, EnumSet.of(RETIRED, ROLLED_BACK, QUARANTINED));
        NEXT.put(RETIRED, EnumSet.of(SHADOW, CANARY, LIVE, QUARANTINED));
        // Only a person's word brings one back: no strategy chooses from here by itself.
        NEXT.put(ROLLED_BACK, EnumSet.of(SHADOW, CANARY, LIVE, QUARANTINED));
        NEXT.put(QUARANTINED, EnumSet.noneOf(VersionStatus.class));
    }

    private VersionTransitions() {}

    public static boolean allowed(VersionStatus from, VersionStatus to) {
        return NEXT.get(from).contains(to);
    }
}
