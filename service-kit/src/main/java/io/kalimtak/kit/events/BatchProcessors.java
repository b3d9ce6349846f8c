package io.kalimtak.kit.events;

import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.telemetry.Tracing;
import io.kalimtak.schemas.Topic;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes batch processors; holds what they share. */
@ApplicationScoped
public class BatchProcessors {
    private final AvroCodec codec;
    private final EventPublisher publisher;
    private final ConsumerMetrics metrics;
    private final Backoff backoff;
    private final String service;
    private final Tracer tracer;
    private volatile boolean stopping;

    /** For proxies only. */
    protected BatchProcessors() {
        this.codec = null;
        this.publisher = null;
        this.metrics = null;
        this.backoff = null;
        this.service = null;
        this.tracer = null;
    }

    @jakarta.inject.Inject
    public BatchProcessors(
            AvroCodec codec,
            EventPublisher publisher,
            ConsumerMetrics metrics,
            KitConfig config,
            Tracing tracing,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.codec = codec;
        this.publisher = publisher;
        this.metrics = metrics;
        this.backoff =
                new Backoff(config.consumer().retryFirst(), config.consumer().retryMax());
        this.service = service;
        this.tracer = tracing.tracer();
    }

    /** A processor for one topic; {@code store} runs in a transaction of its own. */
    public <T extends SpecificRecord> BatchProcessor<T> of(Topic topic, Class<T> type, BatchStore<T> store) {
        return new BatchProcessor<>(topic, type, store, this);
    }

    /** From here on a failure says nothing of a record: what stores it is being taken down. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    AvroCodec codec() {
        return codec;
    }

    EventPublisher publisher() {
        return publisher;
    }

    ConsumerMetrics metrics() {
        return metrics;
    }

    Backoff backoff() {
        return backoff;
    }

    Tracer tracer() {
        return tracer;
    }

    String service() {
        return service;
    }
}
