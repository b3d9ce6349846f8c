package io.kalimtak.kit.events;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Readers to use again: making one resolves the writer's schema against the reader's, which takes longer than reading an
 * event. Avro does not say that a reader may serve two threads, so each is lent to one at a time; not a thread's own,
 * for there may be as many virtual threads as requests.
 *
 * @param <K> what tells readers apart
 */
final class AvroReaders<K> {
    private final Map<K, Queue<Reader>> idle = new ConcurrentHashMap<>();

    /** Reads one event. A reader that failed is not used again. */
    Object read(K key, Supplier<SpecificDatumReader<SpecificRecord>> made, byte[] bytes, int from) throws IOException {
        Queue<Reader> queue = idle.computeIfAbsent(key, ignored -> new ConcurrentLinkedQueue<>());
        Reader reader = queue.poll();
        if (reader == null) {
            reader = new Reader(made.get());
        }
        Object event = reader.read(bytes, from);
        queue.add(reader);
        return event;
    }

    private static final class Reader {
        private final SpecificDatumReader<SpecificRecord> events;
        private BinaryDecoder decoder;

        Reader(SpecificDatumReader<SpecificRecord> events) {
            this.events = events;
        }

        Object read(byte[] bytes, int from) throws IOException {
            decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
            return events.read(null, decoder);
        }
    }
}
