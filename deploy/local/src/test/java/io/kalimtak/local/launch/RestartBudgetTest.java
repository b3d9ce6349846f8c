package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final RestartBudget budget = new RestartBudget(clock, 2, Duration.ofMinutes(10));

    @Test
    void shouldRefuseWhenTheWindowIsSpent() {
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void shouldAllowAgainExactlyWhenTheWindowHasPassed() {
        budget.take();
        budget.take();

        now.set(Instant.parse("2026-11-23T00:09:59.999Z"));
        assertThat(budget.take()).isFalse();
        now.set(Instant.parse("2026-11-23T00:10:00Z"));
        assertThat(budget.take()).isTrue();
    }
}
