package io.kalimtak.kit.events;

import io.kalimtak.schemas.ReleasedSchemas;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Events to bytes and back in the Confluent wire format: a zero byte, four bytes of schema id, the Avro body. The
 * deployment registers the schemas; a service that meets an unregistered one fails instead of inventing a subject.
 *
 * <p>Why not the registry's own serde: it looks a schema up by the text of the generated class's schema, with nested
 * types taken apart, and so does not find what was registered from the released file.
 */
@ApplicationScoped
public class AvroCodec {
    private static final int HEADER_BYTES = 5;

    private final SchemaRegistryClient registry;
    private final Map<Topic, Schema> newest = new ConcurrentHashMap<>();
    private final Map<Topic, SpecificData> models = new ConcurrentHashMap<>();
    private final Map<Topic, SpecificDatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();
    private final AvroReaders<Written> readers = new AvroReaders<>();

    private record Written(Topic topic, int schemaId) {}

    /** For proxies only. */
    protected AvroCodec() {
        this.registry = null;
    }

    @jakarta.inject.Inject
    public AvroCodec(@ConfigProperty(name = "apicurio.registry.url") String registryUrl) {
        this.registry = new SchemaRegistryClient(registryUrl);
    }

    /** Throws a RuntimeException when the schema is not registered, or the registry is away and the id not yet known. */
    public byte[] encode(Topic topic, SpecificRecord event) {
        Schema schema =
                newest.computeIfAbsent(topic, one -> ReleasedSchemas.of(one).getLast());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(ByteBuffer.allocate(HEADER_BYTES)
                .put((byte) 0)
                .putInt(registry.id(topic, schema))
                .array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            writer(topic).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode an event of " + topic.topicName(), e);
        }
        return bytes.toByteArray();
    }

    /** Throws UndecodableRecordException for bytes that are no event of this topic. */
    public <T extends SpecificRecord> T decode(Topic topic, byte[] bytes, Class<T> type) {
        if (bytes == null || bytes.length <= HEADER_BYTES || bytes[0] != 0) {
            throw new UndecodableRecordException("not in the Confluent wire format", null);
        }
        int schemaId = ByteBuffer.wrap(bytes, 1, 4).getInt();
        Schema writer = registry.schema(schemaId);
        if (!writer.getFullName().equals(topic.schema().getFullName())) {
            throw new UndecodableRecordException("an event of another type than the topic's", null);
        }
        try {
            return type.cast(readers.read(
                    new Written(topic, schemaId),
                    () -> new SpecificDatumReader<>(writer, topic.schema(), model(topic)),
                    bytes,
                    HEADER_BYTES));
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new UndecodableRecordException("not readable with the schema it names", e);
        }
    }

    private SpecificDatumWriter<SpecificRecord> writer(Topic topic) {
        return writers.computeIfAbsent(topic, one -> new SpecificDatumWriter<>(one.schema(), model(one)));
    }

    private SpecificData model(Topic topic) {
        return models.computeIfAbsent(topic, one -> AvroModel.of(one.type()));
    }
}
