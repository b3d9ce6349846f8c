package io.kalimtak.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FULL_TRANSITIVE: the newest schema reads every released version, and every released version reads the newest. */
class SchemaCompatibilityTest {
    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldReadAndBeReadByEveryReleasedVersion(Topic topic) {
        for (Schema released : ReleasedSchemas.of(topic)) {
            assertThat(compatibility(topic.schema(), released)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            assertThat(compatibility(released, topic.schema())).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldReleaseTheNewestSchema(Topic topic) {
        List<Schema> released = ReleasedSchemas.of(topic);

        assertThat(withoutJavaHints(topic.schema())).isEqualTo(released.getLast());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldDocumentEveryFieldAndCarryTheCommonOnes(Topic topic) {
        assertThat(topic.schema().getNamespace()).endsWith(".v1");
        assertThat(topic.schema().getField("event_id")).isNotNull();
        assertThat(topic.schema().getField("occurred_at")).isNotNull();
        assertDocumented(topic.schema());
    }

    @Test
    void shouldRefuseARemovedFieldWithoutDefault() {
        Schema wide = schema("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}");
        Schema narrow = schema("{\"name\":\"a\",\"type\":\"int\"}");

        assertThat(compatibility(wide, narrow)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static Schema schema(String fields) {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static void assertDocumented(Schema record) {
        assertThat(record.getDoc()).as(record.getFullName()).isNotBlank();
        for (Schema.Field field : record.getFields()) {
            assertThat(field.doc()).as(record.getName() + "." + field.name()).isNotBlank();
            nestedRecords(field.schema()).forEach(SchemaCompatibilityTest::assertDocumented);
        }
    }

    private static List<Schema> nestedRecords(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> List.of(schema);
            case ARRAY -> nestedRecords(schema.getElementType());
            case MAP -> nestedRecords(schema.getValueType());
            case UNION ->
                schema.getTypes().stream()
                        .flatMap(member -> nestedRecords(member).stream())
                        .toList();
            case ENUM -> {
                assertThat(schema.getEnumSymbols()).first().isEqualTo("UNKNOWN");
                assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN");
                yield List.of();
            }
            default -> List.of();
        };
    }

    /** The generator adds avro.java.string, which is no part of the released schema. */
    private static Schema withoutJavaHints(Schema schema) {
        String json = schema.toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", "");
        return new Schema.Parser().parse(json);
    }
}
