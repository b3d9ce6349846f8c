package io.kalimtak.system.bench.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.schemas.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Events of a topic in the Confluent wire format, by the quickest way that Avro has: one reader and writer, reused. */
public final class WireFormat<T extends SpecificRecord> {
    private static final int HEADER_BYTES = 5;

    private final byte[] header;
    private final SpecificDatumWriter<T> writer;
    private final SpecificDatumReader<T> reader;
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    private WireFormat(int schemaId, Class<T> type) {
        this.writer = new SpecificDatumWriter<>(type);
        this.reader = new SpecificDatumReader<>(type);
        this.header =
                ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(schemaId).array();
    }

    /** With the id under which the registry has the newest schema of the topic. */
    public static <T extends SpecificRecord> WireFormat<T> of(URI confluentApi, Topic topic, Class<T> type)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(confluentApi + "/subjects/" + topic.subject() + "/versions/latest"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return new WireFormat<>(
                new ObjectMapper().readTree(answer.body()).path("id").asInt(), type);
    }

    /** The record's value. */
    public byte[] encode(T event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        bytes.writeBytes(header);
        encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
        writer.write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    T decode(byte[] bytes) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder);
        return reader.read(null, decoder);
    }
}
