package io.kalimtak.curation.set.format;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.kalimtak.curation.set.row.SetRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** A row's columns in Parquet: their names and types, and how a row fills them. Times are UTC in microseconds. */
final class RowColumns extends WriteSupport<SetRow> {
    /** Columns in which few values return. */
    static final List<String> LABELS =
            List.of("system", "language", "target_tool", "domain", "use_case", "score", "model_version");

    /** Columns of whole texts. */
    static final List<String> TEXTS = List.of("system", "input", "target");

    private static final MessageType SCHEMA = Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("id")
            .required(BINARY)
            .as(stringType())
            .named("source_interaction_id")
            .required(BINARY)
            .as(stringType())
            .named("system")
            .required(BINARY)
            .as(stringType())
            .named("input")
            .required(BINARY)
            .as(stringType())
            .named("target")
            .required(BINARY)
            .as(stringType())
            .named("language")
            .optional(BINARY)
            .as(stringType())
            .named("target_tool")
            .required(BINARY)
            .as(stringType())
            .named("domain")
            .required(BINARY)
            .as(stringType())
            .named("use_case")
            .required(DOUBLE)
            .named("quality")
            .required(DOUBLE)
            .named("weight")
            .optional(INT32)
            .named("score")
            .required(BOOLEAN)
            .named("corrected")
            .optional(BINARY)
            .as(stringType())
            .named("model_version")
            .optional(DOUBLE)
            .named("assignment_probability")
            .required(BINARY)
            .as(stringType())
            .named("cluster")
            .optional(INT64)
            .as(timestampType(true, TimeUnit.MICROS))
            .named("created_at")
            .named("training_row");

    private static final Binary SYSTEM = Binary.fromString(Messages.SYSTEM);

    private RecordConsumer out;
    private int next;

    @Override
    @Deprecated
    public WriteContext init(Configuration hadoop) {
        throw new UnsupportedOperationException("Hadoop is not used");
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public String getName() {
        return "kalimtak";
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    /** The order of the columns is that of the schema. */
    @Override
    public void write(SetRow row) {
        next = 0;
        out.startMessage();
        text(row.id().toString());
        text(row.sourceInteractionId().toString());
        column(SYSTEM, out::addBinary);
        text(row.input());
        text(row.target());
        text(row.language());
        text(row.targetTool());
        text(row.domain());
        text(row.useCase());
        column(row.quality(), out::addDouble);
        column(row.weight(), out::addDouble);
        column(row.score(), out::addInteger);
        column(row.corrected(), out::addBoolean);
        text(row.modelVersion());
        column(row.assignmentProbability(), out::addDouble);
        text(row.cluster());
        column(micros(row.createdAt()), out::addLong);
        out.endMessage();
    }

    private void text(String value) {
        column(value == null ? null : Binary.fromString(value), out::addBinary);
    }

    /** Parquet knows null by the column's absence. */
    private <T> void column(T value, Consumer<T> add) {
        int index = next++;
        if (value != null) {
            String name = SCHEMA.getFieldName(index);
            out.startField(name, index);
            add.accept(value);
            out.endField(name, index);
        }
    }

    private static Long micros(Instant time) {
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
