package io.kalimtak.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.events.v1.TrainingRun;
import io.kalimtak.kit.SampleEvents;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What analysts rely on: the Confluent layout, readable by a client that knows nothing of this code base. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
class WireFormatIT {
    @Inject
    AvroCodec codec;

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "apicurio.registry.url")
    String registryUrl;

    @Test
    void shouldStartWithAZeroAndTheRegistrysSchemaId() {
        byte[] bytes = codec.encode(Topic.TRAINING_RUNS, SampleEvents.of(Topic.TRAINING_RUNS));

        int id = new ConfluentStyleConsumer(bootstrapServers, registryUrl).registeredId(Topic.TRAINING_RUNS);
        assertThat(bytes[0]).isZero();
        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldBeReadByAPlainConfluentStyleConsumerOnEveryTopic(Topic topic) {
        SpecificRecord event = SampleEvents.of(topic);
        publisher.publish(topic, "key-1", event).join();

        ConsumerRecord<String, byte[]> record =
                new ConfluentStyleConsumer(bootstrapServers, registryUrl).lastRecord(topic.topicName());

        assertThat(record.key()).isEqualTo("key-1");
        assertThat(new String(record.headers().lastHeader("event-type").value()))
                .isEqualTo(topic.schema().getName());
        assertThat(new String(record.headers().lastHeader("event-id").value()))
                .isEqualTo(event.get(0).toString());
        GenericRecord read = new ConfluentStyleConsumer(bootstrapServers, registryUrl).decode(record.value());
        assertThat(read.get("event_id")).hasToString(event.get(0).toString());
        assertThat(codec.decode(topic, record.value(), event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldReadItsOwnBytes(Topic topic) {
        SpecificRecord event = SampleEvents.of(topic);

        assertThat(codec.decode(topic, codec.encode(topic, event), event.getClass()))
                .isEqualTo(event);
    }

    @Test
    void shouldTellUndecodableBytesFromServersAway() {
        byte[] truncated = {0, 0, 0, 0, 1};
        byte[] foreign = "not avro at all".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] other = codec.encode(Topic.PRIVACY, SampleEvents.of(Topic.PRIVACY));
        byte[] unknownSchema = {0, 0x7F, 0, 0, 1, 2, 3, 4};

        for (byte[] bytes : new byte[][] {null, truncated, foreign, other, unknownSchema}) {
            assertThatThrownBy(() -> codec.decode(Topic.TRAINING_RUNS, bytes, TrainingRun.class))
                    .isInstanceOf(UndecodableRecordException.class);
        }
    }
}
