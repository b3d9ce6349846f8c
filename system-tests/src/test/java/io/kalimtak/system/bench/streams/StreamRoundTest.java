package io.kalimtak.system.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.system.bench.gateway.Door;
import io.kalimtak.system.bench.gateway.HttpMessage;
import io.kalimtak.system.bench.gateway.Load;
import io.kalimtak.system.bench.gateway.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamRoundTest {
    private final StreamTally tally = new StreamTally();

    @Test
    void shouldHearEveryPieceOfWhatTheUpstreamStreams() throws Exception {
        try (ScriptedUpstream upstream = new ScriptedUpstream()) {
            Load firsts = round(20).run(door(upstream.port()), done -> done < 3, tally);

            assertThat(firsts.answers()).isEqualTo(60);
            assertThat(firsts.percentile(0)).isGreaterThanOrEqualTo(30);
            assertThat(tally.ids()).hasSize(60).doesNotHaveDuplicates();
            assertThat(tally.cell()).isEqualTo("0 / 0 / 0 / 0");
            assertThat(tally.unfinished()).isZero();
            assertThat(upstream.sent()).isPositive();
        }
    }

    @Test
    void shouldCountAStreamThatIsCutShort() throws Exception {
        try (LoopbackServer server =
                answering("text/event-stream", 200, "data: {\"content\":\"1:0 \"}\n\ndata: [NO]\n\n")) {
            round(1).run(door(server.port()), done -> done < 1, tally);

            assertThat(tally.cell()).isEqualTo("4 / 0 / 0 / 0");
            assertThat(tally.unfinished()).isOne();
        }
    }

    @Test
    void shouldCountAStreamThatGoesOnAfterItsEndAsUnfinished() throws Exception {
        try (LoopbackServer server =
                answering("text/event-stream", 200, "data: [DONE]\n\ndata: {\"content\":\"1:0 \"}\n\n")) {
            round(1).run(door(server.port()), done -> done < 1, tally);

            assertThat(tally.unfinished()).isOne();
        }
    }

    @Test
    void shouldCountWhoIsRefused() throws Exception {
        try (LoopbackServer server = answering("application/json", 503, "{}")) {
            Load firsts = round(1).run(door(server.port()), done -> done < 2, tally);

            assertThat(firsts.answers()).isZero();
            assertThat(tally.refused()).isEqualTo(2);
            assertThat(tally.ids()).isEmpty();
        }
    }

    @Test
    void shouldSayWhoDidNotAnswer() throws Exception {
        int port;
        try (ScriptedUpstream upstream = new ScriptedUpstream()) {
            port = upstream.port();
        }

        assertThatThrownBy(() -> round(1).run(door(port), done -> done < 1, tally))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("upstream: ");
    }

    private static StreamRound round(int callers) {
        return new StreamRound(new StreamScript(0, 5, 30, 5, 10), callers);
    }

    private static Door door(int port) {
        return new Door("upstream", port, Map.of());
    }

    private static LoopbackServer answering(String type, int status, String body) throws IOException {
        byte[] answer = ("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        return new LoopbackServer(
                (in, out) -> {
                    for (HttpMessage head = HttpMessage.head(in); head != null; head = HttpMessage.head(in)) {
                        head.body(in).readAllBytes();
                        out.write(answer);
                    }
                },
                0);
    }
}
