package io.kalimtak.system.bench.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.events.v1.Interaction;
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

/** Interactions in the Confluent wire format, by the quickest way that Avro has: one reader and writer, reused. */
final class WireFormat {
    private static final int HEADER_BYTES = 5;

    private final byte[] header;
    private final SpecificDatumWriter<Interaction> writer = new SpecificDatumWriter<>(Interaction.class);
    private final SpecificDatumReader<Interaction> reader = new SpecificDatumReader<>(Interaction.class);
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    private WireFormat(int schemaId) {
        this.header =
                ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(schemaId).array();
    }

    /** With the id under which the registry has the newest schema of the topic. */
    static WireFormat of(URI confluentApi) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(confluentApi + "/subjects/" + Topic.INTERACTIONS.subject()
                                        + "/versions/latest"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return new WireFormat(
                new ObjectMapper().readTree(answer.body()).path("id").asInt());
    }

    byte[] encode(Interaction event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        bytes.writeBytes(header);
        encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
        writer.write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    Interaction decode(byte[] bytes) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder);
        return reader.read(null, decoder);
    }
}
