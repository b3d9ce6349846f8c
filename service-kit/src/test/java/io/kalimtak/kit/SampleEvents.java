package io.kalimtak.kit;

import io.kalimtak.kit.events.AvroModel;
import io.kalimtak.schemas.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** One event of every topic, with every field filled, made from the schema itself. */
public final class SampleEvents {
    private static final UUID ID = UUID.fromString("0190163d-8694-7386-8a7b-3d5c5bd83b11");
    private static final Instant TIME = Instant.parse("2026-01-31T08:00:00.123456Z");

    private SampleEvents() {}

    public static SpecificRecord of(Topic topic) {
        return record(AvroModel.of(topic.type()), topic.schema());
    }

    private static SpecificRecord record(SpecificData model, Schema schema) {
        SpecificRecord record = (SpecificRecord) model.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(model, field.schema()));
        }
        return record;
    }

    private static Object value(SpecificData model, Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName().equals("uuid") ? ID : TIME;
        }
        return switch (schema.getType()) {
            case STRING -> "نص text";
            case INT -> 3;
            case LONG -> 4L;
            case DOUBLE -> 0.5;
            case BOOLEAN -> true;
            case ENUM -> model.createEnum(schema.getEnumSymbols().getLast(), schema);
            case MAP -> Map.of("key", value(model, schema.getValueType()));
            case ARRAY -> List.of(value(model, schema.getElementType()));
            case RECORD -> record(model, schema);
            case UNION -> value(model, schema.getTypes().getLast());
            default -> throw new IllegalArgumentException("no sample for " + schema.getType());
        };
    }
}
