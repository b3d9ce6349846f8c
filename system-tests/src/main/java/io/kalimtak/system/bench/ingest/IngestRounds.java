package io.kalimtak.system.bench.ingest;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Measures: each figure once a round, one after the other, on empty tables. */
final class IngestRounds {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long LOOK_EVERY_MS = 20;

    private final BenchTables tables;
    private final InteractionTopic topic;
    private final SampleInteractions samples;
    private final CopyYardstick copy;
    private final OneRowYardstick oneRow;
    private final HeldService service;

    IngestRounds(
            BenchTables tables,
            InteractionTopic topic,
            SampleInteractions samples,
            CopyYardstick copy,
            OneRowYardstick oneRow,
            HeldService service) {
        this.tables = tables;
        this.topic = topic;
        this.samples = samples;
        this.copy = copy;
        this.oneRow = oneRow;
        this.service = service;
    }

    IngestFigures.Round round(int rows, int oneRowCommits) throws Exception {
        tables.clear();
        Map<TopicPartition, Long> before = topic.ends();
        service.hold();
        double produced;
        double consumed;
        try {
            produced = topic.produce(samples.take(rows), rows);
            consumed = topic.consume(before, rows);
        } finally {
            service.release();
        }
        double ingested = untilStored(rows);
        tables.clear();
        double together = together(rows);
        tables.clear();
        copy.prepare(samples, samples.take(rows), rows);
        double copied = copy.run();
        require(tables.count(BenchTables.YARDSTICK) == rows, "COPY lost rows");
        double single = oneRow.run(samples.take(oneRowCommits), oneRowCommits);
        return new IngestFigures.Round(
                rows / ingested, rows / copied, single, rows / produced, rows / consumed, rows / together);
    }

    /** Fills the topic and waits for the service, which has just started or was held; returns the seconds of storing. */
    double untilStored(int rows) throws Exception {
        long began = firstRow();
        double seconds = waitForEnd(began);
        requireRows(rows);
        return seconds;
    }

    /** Sends the newest rows again and has the service take them; the tables must not change. */
    void requireReplayChangesNothing(int rows) throws Exception {
        long first = samples.take(rows);
        tables.clear();
        topic.produce(first, rows);
        waitForEnd(System.nanoTime());
        topic.produce(first, rows);
        waitForEnd(System.nanoTime());
        requireRows(rows);
    }

    private double together(int rows) throws Exception {
        long began = System.nanoTime();
        topic.produce(samples.take(rows), rows);
        double seconds = waitForEnd(began);
        requireRows(rows);
        return seconds;
    }

    private long firstRow() throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!tables.hasRows(BenchTables.SERVICE)) {
            pause(deadline);
        }
        return System.nanoTime();
    }

    /** The committed offsets tell the end without asking the database anything while it works. */
    private double waitForEnd(long began) throws Exception {
        Map<TopicPartition, Long> ends = topic.ends();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!topic.stored(ends)) {
            pause(deadline);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void requireRows(int rows) throws Exception {
        long held = tables.count(BenchTables.SERVICE);
        require(held == rows, "the service stored " + held + " of " + rows + " rows");
    }

    private static void pause(long deadline) throws InterruptedException {
        require(System.nanoTime() < deadline, "the service did not store the rows within ten minutes");
        Thread.sleep(LOOK_EVERY_MS);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
