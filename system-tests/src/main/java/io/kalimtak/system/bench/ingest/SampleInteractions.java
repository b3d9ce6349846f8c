package io.kalimtak.system.bench.ingest;

import io.kalimtak.events.v1.Interaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Interactions as the gateway makes them, about 1 KB a row. Record number n is the same whenever it is asked for, so
 * the topic and the yardstick's files hold the same rows and nobody has to keep them in memory.
 */
final class SampleInteractions {
    private static final int PEOPLE = 10_000;
    /** Three of them and the other columns make about 1 KB. */
    private static final int PASSAGE = 260;

    private static final int PER_MILLISECOND = 10;
    private static final List<String> TOOLS = List.of("ChatGPT", "Claude", "Gemini", "Midjourney");
    private static final List<String> VERSIONS = List.of("embedded-base-1", "v7", "v8");

    private final Texts texts;
    private final long seed;
    private final Instant start;
    private final AtomicLong taken = new AtomicLong();

    SampleInteractions(Texts texts, long seed, Instant start) {
        this.texts = texts;
        this.seed = seed;
        this.start = start.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The first number of a row of {@code count} numbers that nobody has had yet. */
    long take(int count) {
        return taken.getAndAdd(count);
    }

    Interaction get(long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        Instant at = start.plusMillis(number / PER_MILLISECOND).plus(number % PER_MILLISECOND * 100, ChronoUnit.MICROS);
        String input = text(random);
        int tokens = input.length() / 4;
        return Interaction.newBuilder()
                .setEventId(new UUID(random.nextLong(), random.nextLong()))
                .setOccurredAt(at)
                .setInteractionId(id(at, random))
                .setSubjectId(String.format("%032x", random.nextInt(PEOPLE) * 0x9E3779B97F4A7C15L))
                .setSessionId(new UUID(random.nextLong(), random.nextLong()))
                .setInputText(input)
                .setStructuredPrompt("# Task\n" + text(random))
                .setModelOutput("# Answer\n" + text(random))
                .setTokensInput(tokens)
                .setTokensOutput(2 * tokens)
                .setTokensTotal(3 * tokens)
                .setTokensCounted(true)
                .setProcessingTimeMs(random.nextInt(1, 40))
                .setModelVersion(VERSIONS.get(random.nextInt(VERSIONS.size())))
                .setTargetTool(TOOLS.get(random.nextInt(TOOLS.size())))
                .setLanguage("en")
                .setRoute("default")
                .setArm("live")
                .setAssignmentProbability(0.9)
                .setTrainingAllowed(true)
                .setMetadata(Map.of("app", "editor"))
                .setCreatedAt(at)
                .build();
    }

    private String text(SplittableRandom random) {
        return texts.passage(random, PASSAGE);
    }

    /** Sorts by time as the gateway's ids do; the index sees the same locality. */
    private static UUID id(Instant at, SplittableRandom random) {
        long high = at.toEpochMilli() << 16 | 0x8000L | random.nextInt(1 << 12);
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
