package io.kalimtak.kit.events;

import io.kalimtak.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes a polled batch to the store and returns only when every record of it is either stored or among the dead
 * letters, so that committing offsets afterwards loses nothing.
 *
 * <p>A failure that may pass (a server away, a deadlock) is tried again for as long as it takes. Any other failure
 * halves the batch until the bad record stands alone: one bad record among 500 costs about nine extra transactions and
 * one dead letter. Order within the batch is kept: the first half is finished before the second begins.
 */
public final class BatchProcessor<T extends SpecificRecord> {
    private static final Logger LOG = Logger.getLogger(BatchProcessor.class);

    private final Topic topic;
    private final Class<T> type;
    private final BatchStore<T> store;
    private final BatchProcessors shared;

    BatchProcessor(Topic topic, Class<T> type, BatchStore<T> store, BatchProcessors shared) {
        this.topic = topic;
        this.type = type;
        this.store = store;
        this.shared = shared;
    }

    /** Processes the records in their order. Throws only when the service stops: nothing is committed then. */
    public void process(Iterable<ConsumerRecord<String, byte[]>> polled) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        polled.forEach(records::add);
        if (records.isEmpty()) {
            return;
        }
        List<DeadLetter> letters = new ArrayList<>();
        try (BatchSpans spans = new BatchSpans(shared.tracer(), topic, records)) {
            List<Consumed<T>> batch = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                decode(record, batch, letters, spans);
            }
            store(batch, letters, spans);
            bury(letters);
        }
        shared.metrics().processed(topic, records.size(), letters.size());
    }

    private void decode(
            ConsumerRecord<String, byte[]> record,
            List<Consumed<T>> batch,
            List<DeadLetter> letters,
            BatchSpans spans) {
        try {
            T event = shared.backoff().untilPassed(() -> shared.codec().decode(topic, record.value(), type));
            batch.add(new Consumed<>(event, record));
        } catch (UndecodableRecordException e) {
            spans.failed(record, e);
            letters.add(DeadLetter.of(record, shared.service(), e));
        }
    }

    private void store(List<Consumed<T>> batch, List<DeadLetter> letters, BatchSpans spans) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<T> events = batch.stream().map(Consumed::event).toList();
            shared.backoff().untilPassed(() -> {
                store.store(events);
                return null;
            });
        } catch (Backoff.InterruptedWaitException e) {
            throw e;
        } catch (RuntimeException e) {
            divide(batch, letters, spans, e);
        }
    }

    private void divide(List<Consumed<T>> batch, List<DeadLetter> letters, BatchSpans spans, RuntimeException cause) {
        if (shared.stopping()) {
            // Nothing is committed: whoever takes the partition over gets the batch again.
            throw cause;
        }
        if (batch.size() == 1) {
            spans.failed(batch.getFirst().record(), cause);
            letters.add(DeadLetter.of(batch.getFirst().record(), shared.service(), cause));
            return;
        }
        int middle = batch.size() / 2;
        store(batch.subList(0, middle), letters, spans);
        store(batch.subList(middle, batch.size()), letters, spans);
    }

    private void bury(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        LOG.errorf(
                "records sent to dead letters topic=%s count=%d first_cause=%s",
                topic.topicName(), letters.size(), letters.getFirst().headers().get("dlq-cause"));
        for (DeadLetter letter : letters) {
            shared.backoff()
                    .untilPassed(() ->
                            shared.publisher().publishDeadLetter(topic, letter).join());
        }
    }
}
