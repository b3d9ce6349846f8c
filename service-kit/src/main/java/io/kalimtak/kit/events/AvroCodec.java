package io.kalimtak.kit.events;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.kalimtak.schemas.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Events to bytes and back in the Confluent wire format: a zero byte, four bytes of schema id, the Avro body. The
 * deployment registers the schemas; a service that meets an unregistered one fails instead of inventing a subject.
 */
@ApplicationScoped
public class AvroCodec {
    private final AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
    private final AvroKafkaDeserializer<SpecificRecord> deserializer = new AvroKafkaDeserializer<>();

    /** For proxies only. */
    protected AvroCodec() {}

    @jakarta.inject.Inject
    public AvroCodec(@ConfigProperty(name = "apicurio.registry.url") String registryUrl) {
        serializer.configure(settings(registryUrl), false);
        deserializer.configure(settings(registryUrl), false);
    }

    /** The settings that give the Confluent layout; every one is needed, none is a default of the library. */
    static Map<String, Object> settings(String registryUrl) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("apicurio.registry.url", registryUrl);
        settings.put("apicurio.registry.headers.enabled", false);
        settings.put("apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler");
        settings.put("apicurio.registry.use-id", "contentId");
        settings.put(
                "apicurio.registry.artifact-resolver-strategy", "io.apicurio.registry.serde.strategy.TopicIdStrategy");
        settings.put("apicurio.registry.auto-register", false);
        settings.put("apicurio.registry.find-latest", false);
        settings.put("apicurio.registry.use-specific-avro-reader", true);
        settings.put(
                "apicurio.registry.avro-datum-provider", "io.apicurio.registry.serde.avro.DefaultAvroDatumProvider");
        return settings;
    }

    /** Throws a RuntimeException when the schema is not registered or the registry is away and the schema not yet known. */
    public byte[] encode(Topic topic, SpecificRecord event) {
        return serializer.serialize(topic.topicName(), event);
    }

    /** Throws UndecodableRecordException for bytes that are no event of this topic. */
    public <T extends SpecificRecord> T decode(Topic topic, byte[] bytes, Class<T> type) {
        if (bytes == null || bytes.length < 6 || bytes[0] != 0) {
            throw new UndecodableRecordException("not in the Confluent wire format", null);
        }
        SpecificRecord event;
        try {
            event = deserializer.deserialize(topic.topicName(), bytes);
        } catch (RuntimeException e) {
            if (Transient.isPassing(e)) {
                throw e;
            }
            throw new UndecodableRecordException("not readable with the schema it names", e);
        }
        if (!type.isInstance(event)) {
            throw new UndecodableRecordException("an event of another type than the topic's", null);
        }
        return type.cast(event);
    }

    @PreDestroy
    void close() {
        serializer.close();
        deserializer.close();
    }
}
