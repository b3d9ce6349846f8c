package io.kalimtak.registry.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionTransitionsTest {
    /** The whole table, spelt out once more by hand: every pair that is not named here is refused. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "registered", Set.of("shadow", "canary", "live", "quarantined"),
            "rejected", Set.of(),
            "shadow", Set.of("registered", "retired", "canary", "live", "rolled_back", "quarantined"),
            "canary", Set.of("registered", "retired", "live", "rolled_back", "quarantined"),
            "live", Set.of("retired", "rolled_back", "quarantined"),
            "retired", Set.of("shadow", "canary", "live", "quarantined"),
            "rolled_back", Set.of("shadow", "canary", "live", "quarantined"),
            "quarantined", Set.of());

    @Test
    void shouldAllowExactlyTheTableForEveryPairOfStatuses() {
        for (VersionStatus from : VersionStatus.values()) {
            Set<String> allowed = Stream.of(VersionStatus.values())
                    .filter(to -> VersionTransitions.allowed(from, to))
                    .map(VersionStatus::label)
                    .collect(Collectors.toSet());

            assertThat(allowed).as(from.label()).isEqualTo(ALLOWED.get(from.label()));
        }
    }

    @Test
    void shouldEnterAsRegisteredOrRejectedOnly() {
        assertThat(VersionTransitions.FIRST)
                .containsExactlyInAnyOrder(VersionStatus.REGISTERED, VersionStatus.REJECTED);
    }

    @Test
    void shouldDeployOnlyFromStatusesThatMayBecomeLiveAndCanary() {
        assertThat(VersionTransitions.DEPLOYABLE)
                .containsExactlyInAnyOrder(VersionStatus.REGISTERED, VersionStatus.SHADOW, VersionStatus.RETIRED)
                .allMatch(status -> VersionTransitions.allowed(status, VersionStatus.LIVE))
                .allMatch(status -> VersionTransitions.allowed(status, VersionStatus.CANARY))
                .allMatch(status ->
                        status == VersionStatus.SHADOW || VersionTransitions.allowed(VersionStatus.CANARY, status));
    }

    @Test
    void shouldSpellStatusesAsTheTableDoes() {
        assertThat(VersionStatus.ROLLED_BACK.label()).isEqualTo("rolled_back");
        assertThat(VersionStatus.values()).allMatch(status -> VersionStatus.ofLabel(status.label()) == status);
    }
}
