package io.kalimtak.system.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.system.bench.gateway.Door;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SlowReadersTest {
    @Test
    void shouldHoldTheUpstreamBackUntilItIsRead() throws Exception {
        StreamScript script = new StreamScript(1, 2_000, 0, 0, 4_096);
        try (ScriptedUpstream upstream = new ScriptedUpstream();
                StreamConnection connection =
                        new StreamConnection(new Door("upstream", upstream.port(), Map.of()), 16 * 1024)) {
            connection.ask(script);
            long held = settled(upstream);
            Heard heard = connection.listen();

            assertThat(held).isLessThan(2_000_000);
            assertThat(heard.isWhole()).isTrue();
            assertThat(upstream.sent()).isGreaterThan(8_000_000);
        }
    }

    /** Bytes that were sent when no more are for a while. */
    private static long settled(ScriptedUpstream upstream) {
        AtomicLong before = new AtomicLong();
        await().pollInterval(Duration.ofMillis(300))
                .until(() -> upstream.sent() > 0 && before.getAndSet(upstream.sent()) == upstream.sent());
        return before.get();
    }
}
