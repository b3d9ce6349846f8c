package io.kalimtak.curation.content.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.TestConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModerationConfigTest {
    private static final String PREFIX = "kalimtak.curation.moderation.";
    private static final Map<String, String> SERVER = Map.of("base-url", "https://moderation.example/v1");

    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        ModerationConfig config = config(Map.of());

        assertThat(config.baseUrl()).isEmpty();
        assertThat(config.model()).isEqualTo("omni-moderation-latest");
        assertThat(config.keyEnv()).isEmpty();
        assertThat(config.keyFile()).isEmpty();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.attempts()).isEqualTo(3);
        assertThat(config.firstPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.longestPause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.batch()).isEqualTo(32);
        assertThat(config.batchCharacters()).isEqualTo(200_000);
        assertThat(config.categories()).isEmpty();
        assertThat(config.minSeverity()).isEqualTo(2);
        assertThat(config.allowPrivateAddresses()).isFalse();
    }

    @Test
    void shouldHaveNeitherServerNorRuleWhenNoAddressIsSet() {
        ModerationServer server = new ModerationServer(config(Map.of()), new ObjectMapper());

        assertThat(server.moderator()).isEmpty();
        assertThat(server.rule()).isEmpty();
    }

    @Test
    void shouldSayInItsRuleWhoJudgesAndWhatDrops() {
        Map<String, String> set = Map.of(
                "base-url", "https://moderation.example/v1", "categories", "sexual/minors,hate", "min-severity", "3");

        ModerationRule rule =
                new ModerationServer(config(set), new ObjectMapper()).rule().orElseThrow();

        assertThat(rule.settings())
                .isEqualTo(Map.of(
                        "categories", "hate,sexual/minors",
                        "endpoint", "moderation.example",
                        "min_severity", "3",
                        "model", "omni-moderation-latest"));
        assertThat(new ModerationServer(config(SERVER), new ObjectMapper())
                        .rule()
                        .orElseThrow()
                        .categories())
                .isEqualTo(EnumSet.allOf(Category.class));
    }

    @Test
    void shouldTakeTheKeyOfTheEnvironmentWhenAVariableIsNamed() {
        ModerationConfig config = config(Map.of("base-url", "https://moderation.example", "key-env", "KEY"));

        assertThat(ModerationEndpoint.of(config, Map.of("KEY", " k \n")::get))
                .contains(new ModerationEndpoint(
                        URI.create("https://moderation.example"),
                        "omni-moderation-latest",
                        "k",
                        Duration.ofSeconds(10),
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        32));
    }

    @Test
    void shouldReadTheKeyFromItsFileWhenNoVariableIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        ModerationConfig config = config(Map.of("base-url", "https://m.example", "key-file", file.toString()));

        assertThat(ModerationEndpoint.of(config, name -> null).orElseThrow().key())
                .isEqualTo("from-file");
    }

    @Test
    void shouldNotStartWhenTheKeyIsMissing() {
        ModerationConfig variable = config(Map.of("base-url", "https://m.example", "key-env", "KEY"));
        ModerationConfig file = config(Map.of("base-url", "https://m.example", "key-file", "/nowhere/key"));

        assertThatThrownBy(() -> ModerationEndpoint.of(variable, name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("moderation.key-env");
        assertThatThrownBy(() -> ModerationEndpoint.of(file, name -> null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("moderation.key-file");
    }

    @Test
    void shouldNotStartWhenTheKeyCannotBeSentAndNotShowIt() {
        ModerationConfig config = config(Map.of("base-url", "https://m.example", "key-env", "KEY"));

        assertThatThrownBy(() -> ModerationEndpoint.of(config, name -> "secret\nsecond"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one line of ASCII")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://moderation.example", "ftp://moderation.example", "https://user:pass@moderation.example"})
    void shouldNotStartWhenTheAddressIsNotSafe(String address) {
        ModerationConfig config = config(Map.of("base-url", address));

        assertThatThrownBy(() -> ModerationEndpoint.of(config, name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kalimtak.curation.moderation.base-url")
                .hasMessageNotContaining("pass");
    }

    @Test
    void shouldTakePlainHttpWhenPrivateAddressesAreAllowed() {
        Map<String, String> set = Map.of("base-url", "http://moderation:8080", "allow-private-addresses", "true");

        assertThat(ModerationEndpoint.of(config(set), name -> null)
                        .orElseThrow()
                        .baseUrl())
                .isEqualTo(URI.create("http://moderation:8080"));
    }

    private static ModerationConfig config(Map<String, String> set) {
        return TestConfig.of(ModerationConfig.class, PREFIX, set);
    }
}
