package io.kalimtak.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/asyncapi.yaml against the topic catalogue and the Avro schemas: an analyst builds on it. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(DOCUMENT.toFile());
    }

    @Test
    void shouldNameEveryTopicOfTheCatalogueAndNoOther() {
        List<String> topics = Stream.of(Topic.values()).map(Topic::topicName).toList();

        assertThat(channels().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(topics.stream(), Stream.of("{topic}.dlq")).toList());
        assertThat(texts(channel("{topic}.dlq").at("/parameters/topic/enum"))).containsExactlyElementsOf(topics);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldShowPartitionsAndSettingsOfEveryTopic(Topic topic) {
        JsonNode kafka = channel(topic.topicName()).at("/bindings/kafka");

        assertThat(kafka.get("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(settings(kafka.get("topicConfiguration"))).isEqualTo(topic.settings());
        assertThat(settings(channel("{topic}.dlq").at("/bindings/kafka/topicConfiguration")))
                .isEqualTo(topic.deadLetterSettings());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldPointAtTheSchemaOfEveryTopic(Topic topic) throws IOException {
        JsonNode message = onlyMessage(channel(topic.topicName()));
        Path file = DOCUMENT.getParent()
                .resolve(message.at("/payload/schema/$ref").asText())
                .normalize();

        assertThat(file).exists();
        assertThat(ReleasedSchemas.of(topic).getLast()).isEqualTo(new Schema.Parser().parse(Files.readString(file)));
        assertThat(message.get("name").asText()).isEqualTo(topic.schema().getName());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldTakeTheKeyFromAFieldOfTheValue(Topic topic) {
        String field = onlyMessage(channel(topic.topicName()))
                .at("/bindings/kafka/key/x-field")
                .asText();

        assertThat(topic.schema().getField(field)).as(field).isNotNull();
    }

    @Test
    void shouldPublishOnEveryChannelWithMessagesThatExist() {
        List<String> published = StreamSupport.stream(document.get("operations").spliterator(), false)
                .peek(operation -> operation
                        .get("messages")
                        .forEach(reference -> assertThat(resolve(reference)).isNotNull()))
                .map(operation ->
                        resolve(operation.get("channel")).get("address").asText())
                .toList();

        assertThat(published).containsExactlyInAnyOrderElementsOf(channels().keySet());
    }

    private static Map<String, JsonNode> channels() {
        Map<String, JsonNode> byAddress = new LinkedHashMap<>();
        document.get("channels")
                .forEach(channel -> byAddress.put(channel.get("address").asText(), channel));
        return byAddress;
    }

    private static JsonNode channel(String address) {
        JsonNode channel = channels().get(address);
        assertThat(channel).as("channel " + address).isNotNull();
        return channel;
    }

    private static JsonNode onlyMessage(JsonNode channel) {
        assertThat(channel.get("messages")).hasSize(1);
        return resolve(channel.get("messages").iterator().next());
    }

    /** Follows {@code $ref} inside the document, as often as there is one. */
    private static JsonNode resolve(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            String pointer = at.get("$ref").asText();
            assertThat(pointer).startsWith("#/");
            at = document.at(pointer.substring(1));
            assertThat(at.isMissingNode()).as(pointer).isFalse();
        }
        return at;
    }

    /** As Kafka spells them: every value a string, cleanup policies joined by commas. */
    private static Map<String, String> settings(JsonNode configuration) {
        Map<String, String> settings = new LinkedHashMap<>();
        configuration
                .properties()
                .forEach(entry -> settings.put(
                        entry.getKey(),
                        entry.getValue().isArray()
                                ? String.join(",", texts(entry.getValue()))
                                : entry.getValue().asText()));
        return settings;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
