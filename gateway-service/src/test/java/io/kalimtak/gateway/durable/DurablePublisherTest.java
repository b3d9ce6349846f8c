package io.kalimtak.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.TestConfig;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.schemas.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DurablePublisherTest {
    private static final List<DurableEvent> EVENTS = List.of(
            new DurableEvent(Topic.INTERACTIONS, "key", null, null),
            new DurableEvent(Topic.IDENTITIES, "key", null, null));

    private final GatewayConfig config = TestConfig.of(Map.of("kalimtak.gateway.durable-within", "10ms"));
    private final List<Topic> sent = new ArrayList<>();
    private final List<DurableEvent> kept = new ArrayList<>();
    private CompletableFuture<RecordMetadata> answer = CompletableFuture.completedFuture(null);

    private final DurablePublisher publisher = new DurablePublisher(
            new EventPublisher() {
                @Override
                public CompletableFuture<RecordMetadata> publish(Topic topic, String key, SpecificRecord event) {
                    sent.add(topic);
                    return answer;
                }
            },
            new Journal(config, new JournalMetrics(new SimpleMeterRegistry())) {
                @Override
                void append(List<DurableEvent> events) {
                    kept.addAll(events);
                }
            },
            config);

    @Test
    void shouldKeepNothingThatKafkaConfirmed() {
        publisher.publishAll(EVENTS);

        assertThat(sent).containsExactly(Topic.INTERACTIONS, Topic.IDENTITIES);
        assertThat(kept).isEmpty();
    }

    @Test
    void shouldKeepAllThatKafkaDoesNotConfirmInTime() {
        answer = new CompletableFuture<>();

        publisher.publishAll(EVENTS);

        assertThat(sent).containsExactly(Topic.INTERACTIONS, Topic.IDENTITIES);
        assertThat(kept).isEqualTo(EVENTS);
    }

    @Test
    void shouldNotHaveTheNextWaitAsLongWhereTheFirstWasNotTaken() {
        answer = CompletableFuture.failedFuture(new TimeoutException("the topic is not known"));

        publisher.publishAll(EVENTS);

        assertThat(sent).containsExactly(Topic.INTERACTIONS);
        assertThat(kept).isEqualTo(EVENTS);
    }

    @Test
    void shouldRefuseWhatNoTopicTakes() {
        answer = CompletableFuture.failedFuture(new RecordTooLargeException());

        assertThatThrownBy(() -> publisher.publishAll(EVENTS)).isInstanceOf(ProblemException.class);
        assertThat(kept).isEmpty();
    }
}
