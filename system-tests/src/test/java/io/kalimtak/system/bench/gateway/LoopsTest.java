package io.kalimtak.system.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.local.demo.DemoCorpus;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopsTest {
    @Test
    void shouldCountWhatTheUpstreamAnswers() throws Exception {
        try (ZeroDelayUpstream upstream = ZeroDelayUpstream.start()) {
            Target target = Target.chat("upstream", upstream.port(), Map.of(), DemoCorpus.read());

            assertThat(new ClosedLoop().run(target, 2, 0.2).answers()).isPositive();
            Load open = new OpenLoop().run(target, 500, 1);
            assertThat(open.rate()).isCloseTo(500, within(150.0));
        }
    }

    @Test
    void shouldSayWhoDidNotAnswer() throws Exception {
        int port;
        try (ZeroDelayUpstream upstream = ZeroDelayUpstream.start()) {
            port = upstream.port();
        }
        Target gone = Target.chat("upstream", port, Map.of(), DemoCorpus.read());

        assertThatThrownBy(() -> new ClosedLoop().run(gone, 1, 0.1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new OpenLoop().run(gone, 100, 0.5)).isInstanceOf(IOException.class);
    }
}
