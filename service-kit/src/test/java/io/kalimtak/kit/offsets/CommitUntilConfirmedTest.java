package io.kalimtak.kit.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.mutiny.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a broker does to a request is decided here, one after the other; when a real one fails is chance. */
class CommitUntilConfirmedTest {
    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);
    private static final Uni<Void> CONFIRMED = Uni.createFrom().voidItem();
    private static final Uni<Void> UNANSWERED = Uni.createFrom().nothing();
    private static final Uni<Void> FAILED =
            Uni.createFrom().failure(new RetriableCommitFailedException("the group is being dealt out again"));

    /** Long enough for a pause of the machine between two lines of a test. */
    private static final int AGAIN_AFTER_MS = 4_000;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Uni<Void>> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Map<TopicPartition, Long>> requests = new LinkedBlockingQueue<>();
    private CommitUntilConfirmed commits;

    @BeforeEach
    void begin() {
        commits = new CommitUntilConfirmed(vertx, 1_000, consumer(), AGAIN_AFTER_MS);
        commits.capture(vertx.getDelegate().getOrCreateContext());
        commits.partitionsAssigned(List.of(FIRST, SECOND));
    }

    @AfterEach
    void end() {
        commits.terminate(true);
        vertx.closeAndAwait();
    }

    @Test
    void shouldCommitOnceWhatIsConfirmed() throws InterruptedException {
        acknowledge(FIRST, 6, CONFIRMED);

        assertThat(next()).isEqualTo(Map.of(FIRST, 7L));
        assertThat(requests.poll(AGAIN_AFTER_MS + 1_000, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void shouldAskAgainUntilConfirmed() throws InterruptedException {
        outcomes.add(FAILED);
        outcomes.add(UNANSWERED);
        acknowledge(FIRST, 6, CONFIRMED);

        assertThat(List.of(next(), next(), next())).containsOnly(Map.of(FIRST, 7L));
        assertThat(requests.poll(AGAIN_AFTER_MS + 1_000, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void shouldAskAgainForTheFurthestAlone() throws InterruptedException {
        outcomes.add(FAILED);
        acknowledge(FIRST, 6, FAILED);
        assertThat(next()).isEqualTo(Map.of(FIRST, 7L));
        acknowledge(FIRST, 9, CONFIRMED);

        assertThat(next()).isEqualTo(Map.of(FIRST, 10L));
        assertThat(next()).isEqualTo(Map.of(FIRST, 10L));
    }

    @Test
    void shouldForgetWhatWasTakenAway() throws InterruptedException {
        outcomes.add(FAILED);
        acknowledge(FIRST, 6, FAILED);
        next();
        acknowledge(SECOND, 3, CONFIRMED);
        next();
        commits.partitionsRevoked(List.of(FIRST));
        acknowledge(FIRST, 8, CONFIRMED);

        assertThat(next()).isEqualTo(Map.of(SECOND, 4L));
        assertThat(requests.poll(AGAIN_AFTER_MS + 1_000, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void shouldCommitTheSameOffsetAfterTheRecordsCameAgain() throws InterruptedException {
        acknowledge(FIRST, 6, CONFIRMED);
        next();
        commits.partitionsRevoked(List.of(FIRST));
        commits.partitionsAssigned(List.of(FIRST));
        acknowledge(FIRST, 6, CONFIRMED);

        assertThat(next()).isEqualTo(Map.of(FIRST, 7L));
    }

    @Test
    void shouldBeWhatEveryServiceCommitsBy() {
        assertThat(ConfigProvider.getConfig()
                        .getValue("mp.messaging.connector.smallrye-kafka.commit-strategy", String.class))
                .isEqualTo(CommitUntilConfirmed.STRATEGY);
    }

    private void acknowledge(TopicPartition partition, long offset, Uni<Void> outcome) {
        outcomes.add(outcome);
        commits.handle(new IncomingKafkaRecord<>(
                        new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", "value"),
                        "channel",
                        0,
                        commits,
                        null,
                        false))
                .await()
                .indefinitely();
    }

    private Map<TopicPartition, Long> next() throws InterruptedException {
        Map<TopicPartition, Long> request = requests.poll(60, TimeUnit.SECONDS);
        assertThat(request).as("a request to commit").isNotNull();
        return request;
    }

    private KafkaConsumer<?, ?> consumer() {
        return (KafkaConsumer<?, ?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KafkaConsumer.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("commitAsync")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return committed((Map<?, ?>) arguments[0]);
                });
    }

    private Uni<Void> committed(Map<?, ?> offsets) {
        Map<TopicPartition, Long> request = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> request.put((TopicPartition) partition, ((OffsetAndMetadata) offset).offset()));
        requests.add(request);
        Uni<Void> outcome = outcomes.poll();
        return outcome == null ? FAILED : outcome;
    }
}
