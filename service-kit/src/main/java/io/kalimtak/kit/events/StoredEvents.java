package io.kalimtak.kit.events;

import io.kalimtak.schemas.ReleasedSchemas;
import io.kalimtak.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it lies in an outbox or a journal until it is sent: Avro's single-object encoding, which names its schema
 * by fingerprint. What the release before wrote can so be read by the one after, and writing needs no call to the schema
 * registry.
 */
public final class StoredEvents {
    private static final SchemaStore.Cache SCHEMAS = new SchemaStore.Cache();
    private static final Map<Topic, BinaryMessageDecoder<SpecificRecord>> DECODERS = new ConcurrentHashMap<>();

    static {
        for (Topic topic : Topic.values()) {
            ReleasedSchemas.of(topic).forEach(SCHEMAS::addSchema);
            SCHEMAS.addSchema(topic.schema());
        }
    }

    private StoredEvents() {}

    /** The event as bytes. */
    public static byte[] write(SpecificRecord event) {
        try {
            var buffer = new BinaryMessageEncoder<SpecificRecord>(AvroModel.of(event.getClass()), event.getSchema())
                    .encode(event);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode an event to be stored", e);
        }
    }

    /** The event again. Throws IOException for bytes of no released schema. */
    public static SpecificRecord read(Topic topic, byte[] bytes) throws IOException {
        return DECODERS.computeIfAbsent(topic, StoredEvents::decoder).decode(bytes);
    }

    private static BinaryMessageDecoder<SpecificRecord> decoder(Topic topic) {
        return new BinaryMessageDecoder<>(AvroModel.of(topic.type()), topic.schema(), SCHEMAS);
    }
}
