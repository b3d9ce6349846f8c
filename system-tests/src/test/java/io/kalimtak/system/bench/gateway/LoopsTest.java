package io.kalimtak.system.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.local.demo.DemoCorpus;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopsTest {
    @Test
    void shouldCountWhatTheUpstreamAnswers() throws Exception {
        try (LoopbackServer upstream = ZeroDelayUpstream.start()) {
            Target target = Target.chat(new Door("upstream", upstream.port(), Map.of()), DemoCorpus.read());

            assertThat(new ClosedLoop().run(target, 2, 2).answers()).isPositive();
            // How many are sent is drawn by a fixed seed; how long the answers take is the machine's affair.
            assertThat(new OpenLoop().run(target, 500, 1).answers()).isBetween(400, 600);
        }
    }

    @Test
    void shouldSayWhoDidNotAnswer() throws Exception {
        int port;
        try (LoopbackServer upstream = ZeroDelayUpstream.start()) {
            port = upstream.port();
        }
        Target gone = Target.chat(new Door("upstream", port, Map.of()), DemoCorpus.read());

        assertThatThrownBy(() -> new ClosedLoop().run(gone, 1, 0.1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new OpenLoop().run(gone, 100, 0.5)).isInstanceOf(IOException.class);
    }
}
