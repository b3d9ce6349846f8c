package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kalimtak.local.server.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Holds three descriptions of the public door together: the services', the gateway's, and the committed one. With
 * {@code -Dkalimtak.openapi.write=true} it writes the gateway's share and the committed file anew instead; twice, with a
 * build between, for the second is made from the first.
 */
class PublicApiTest {
    private static final boolean WRITE = Boolean.getBoolean("kalimtak.openapi.write");

    private final Path project = Home.find().root();
    private final PublicApi api = new PublicApi(project);
    private final Path passedThrough = project.resolve("gateway-service/src/main/resources/META-INF/openapi.json");
    private final Path committed = project.resolve("docs/openapi.yaml");

    @Test
    void shouldDescribeAtTheGatewayWhatTheServicesBehindItAnswer() throws Exception {
        JsonNode services = api.ofTheServices();
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        if (WRITE) {
            json.writeValue(passedThrough.toFile(), services);
        }

        assertThat(json.readTree(passedThrough.toFile())).isEqualTo(services);
    }

    @Test
    void shouldCommitWhatTheGatewayServes() throws Exception {
        JsonNode gateway = api.ofTheGateway();
        YAMLMapper yaml = new YAMLMapper();
        if (WRITE) {
            yaml.writeValue(committed.toFile(), gateway);
        }

        assertThat(yaml.readTree(committed.toFile())).isEqualTo(gateway);
        assertThat(gateway.at("/paths/~1api~1generate/post").isMissingNode()).isFalse();
        assertThat(gateway.at("/paths/~1api~1admin~1rollouts/post").isMissingNode())
                .isFalse();
    }

    @Test
    void shouldNameEveryFieldInSnakeCaseAsTheServicesWriteThem() throws Exception {
        List<String> names = StreamSupport.stream(
                        api.ofTheGateway().at("/components/schemas").spliterator(), false)
                .flatMap(schema -> schema.path("properties").propertyStream().map(Map.Entry::getKey))
                .toList();

        assertThat(names).contains("input_text", "next_cursor").allMatch(name -> name.matches("[a-z0-9_]+"));
    }
}
