package io.kalimtak.gateway.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSentEventsTest {
    private static final int LONGEST = 1000;

    /** The first three are the standard's own examples (9.2.6). */
    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of("data: YHOO\ndata: +2\ndata: 10\n\n", List.of("YHOO\n+2\n10")),
                Arguments.of("data\n\ndata\ndata\n\ndata:", List.of("", "\n")),
                Arguments.of("data:test\n\ndata: test\n\n", List.of("test", "test")),
                Arguments.of(
                        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
                        List.of("first event", "second event", " third event")),
                Arguments.of("event: message\r\ndata: a\r\n\r\ndata: b\r\n\r\n", List.of("a", "b")),
                Arguments.of("data: a\r\rdata: b\r\r", List.of("a", "b")),
                Arguments.of("data: a\r\n\ndata: b\n\r\n", List.of("a", "b")),
                Arguments.of("\uFEFFdata: a\n\n\uFEFFdata: b\n\n", List.of("a")),
                Arguments.of("\n\n\r\n: nothing\n\n", List.of()),
                Arguments.of("datum: a\ndata : b\nretry: 10\n\n", List.of()),
                Arguments.of("data: a\n\ndata: never ended\n", List.of("a")),
                Arguments.of("data: {\"t\":\"é世🌍\"}\n\n", List.of("{\"t\":\"é世🌍\"}")));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldReadTheSameWhereverChunksEnd(String text, List<String> expected) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int border = 0; border <= bytes.length; border++) {
            assertThat(all(new Chunks(bytes, border))).as("border %d", border).isEqualTo(expected);
        }
        assertThat(all(new Chunks(bytes, IntStream.range(0, bytes.length).toArray())))
                .isEqualTo(expected);
    }

    @Test
    void shouldReadWhatWasWrittenWithAnyEndsOfLinesCommentsAndBorders() throws IOException {
        Random random = new Random(20260301);
        for (int round = 0; round < 2000; round++) {
            List<String> events = IntStream.range(0, random.nextInt(5))
                    .mapToObj(i -> text(random))
                    .toList();
            byte[] bytes = written(events, random).getBytes(StandardCharsets.UTF_8);
            int[] borders = random.ints(8, 0, bytes.length + 1).sorted().toArray();

            assertThat(all(new Chunks(bytes, borders))).as("round %d", round).isEqualTo(events);
        }
    }

    /** One that waited for the line feed after the last carriage return would hold the event back until the next. */
    @ParameterizedTest
    @ValueSource(strings = {"data: a\n\n", "data: a\r\n\r\n", "data: a\r\r"})
    void shouldReadNothingBehindAnEvent(String text) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                if (available() == 0) {
                    throw new AssertionError("reads on");
                }
                return super.read(into, from, 1);
            }
        };

        assertThat(new ServerSentEvents(in, LONGEST).next()).isEqualTo("a");
    }

    @Test
    void shouldRefuseALineThatIsLongerThanAllowedAndTakeOneThatIsNot() throws IOException {
        String longest = "data: " + "x".repeat(LONGEST - 6);

        assertThat(all(stream(longest + "\n\n"))).containsExactly("x".repeat(LONGEST - 6));
        assertThatThrownBy(() -> all(stream(longest + "x\n\n"))).isInstanceOf(ServerSentEvents.TooLongException.class);
    }

    @Test
    void shouldRefuseAnEventOfTooManyLines() {
        assertThatThrownBy(() -> all(stream("data: 0123456789\n".repeat(LONGEST / 10))))
                .isInstanceOf(ServerSentEvents.TooLongException.class);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> all(InputStream in) throws IOException {
        ServerSentEvents events = new ServerSentEvents(in, LONGEST);
        List<String> all = new ArrayList<>();
        for (String data = events.next(); data != null; data = events.next()) {
            all.add(data);
        }
        return all;
    }

    private static String text(Random random) {
        String[] parts = {"a", " ", ":", "\n", "data: ", "é", "世", "🌍", "\u0001", "\uFEFF", "{}"};
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> parts[random.nextInt(parts.length)])
                .reduce("", String::concat);
    }

    private static String written(List<String> events, Random random) {
        String[] ends = {"\n", "\r\n", "\r"};
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        String end = ends[random.nextInt(ends.length)];
        for (String event : events) {
            for (String line : event.split("\n", -1)) {
                text.append(random.nextBoolean() ? ": comment" + end : "");
                text.append("data: ").append(line).append(end);
            }
            text.append(random.nextBoolean() ? "id: 7" + end : "").append(end);
        }
        return text.toString();
    }

    /** Hands bytes out in pieces that end at the borders. */
    private static final class Chunks extends InputStream {
        private final byte[] bytes;
        private final int[] borders;
        private int at;

        Chunks(byte[] bytes, int... borders) {
            this.bytes = bytes;
            this.borders = borders;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == bytes.length) {
                return -1;
            }
            int end = IntStream.of(borders)
                    .filter(border -> border > at)
                    .findFirst()
                    .orElse(bytes.length);
            int count = Math.min(length, end - at);
            System.arraycopy(bytes, at, into, from, count);
            at += count;
            return count;
        }
    }
}
