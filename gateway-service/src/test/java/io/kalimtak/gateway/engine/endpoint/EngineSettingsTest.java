package io.kalimtak.gateway.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSettingsTest {
    private static final String PREFIX = "kalimtak.gateway.engines.hosted";

    private final EnginesSetup setup =
            new EnginesSetup().put("hosted", "base-url", "https://api.example.com/v1", "model", "m");

    @TempDir
    Path folder;

    @Test
    void shouldHaveTheDefaultsThatTheReadmeNames() {
        EnginesConfig.Endpoint engine = setup.config().named().get("hosted");

        assertThat(engine.allowPrivate()).isFalse();
        assertThat(engine.provider()).isEqualTo("openai");
        assertThat(engine.connectWithin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(engine.firstTokenWithin()).isEqualTo(Duration.ofSeconds(60));
        assertThat(engine.betweenTokens()).isEqualTo(Duration.ofSeconds(30));
        assertThat(engine.wholeWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(engine.retries()).isEqualTo(2);
        assertThat(engine.retryWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(engine.concurrency()).isEqualTo(256);
        assertThat(engine.queue()).isEqualTo(128);
        assertThat(engine.queueWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(engine.circuit().failureShare()).isEqualTo(0.5);
        assertThat(engine.circuit().lastCalls()).isEqualTo(20);
        assertThat(engine.circuit().leastCalls()).isEqualTo(10);
        assertThat(engine.circuit().openFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(engine.circuit().trials()).isEqualTo(3);
    }

    /** As containers are often called, and as a URI would not take it. */
    @Test
    void shouldTakeANameWithAnUnderscore() {
        setup.put("hosted", "base-url", "http://my_llm:8000/v1/", "allow-private", "true");

        assertThat(setup.engines().has("hosted")).isTrue();
    }

    @Test
    void shouldStartWithoutEnginesAndWithOneThatIsAway() {
        assertThat(new EnginesSetup().engines().has("hosted")).isFalse();
        assertThat(setup.engines().has("hosted")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-url | ftp://api.example.com | .base-url must be as https://host/v1",
                "base-url | api.example.com/v1 | .base-url must be as https://host/v1",
                "base-url | https://me:sk-1@api.example.com | .base-url must be as https://host/v1",
                "base-url | https://api.example.com/v1?key=sk-1 | .base-url must be as https://host/v1",
                "base-url | http://api.example.com/v1 | .base-url is not https",
                "model | ' ' | .model is empty",
                "provider | two words | .provider must be a name such as openai",
                "key-variable | NO_SUCH | ' has a key-variable that is not set'",
                "key-variable | BROKEN_KEY | ' has a key-variable with no key that can be sent'",
                "key-file | /nowhere/key | ' has a key-file that cannot be read'",
                "headers.Authorization | Bearer sk-1 | .headers.Authorization cannot be set",
                "headers.X-API-Key | sk-1 | .headers.X-API-Key cannot be set",
                "headers.x-own | sk-1\u0001x | .headers.x-own is no header",
                "trust | /nowhere/ca.pem | .trust is no PEM file",
                "connect-within | 0s | .connect-within must be longer than nothing",
                "first-token-within | 0s | .first-token-within must be longer than nothing",
                "between-tokens | 0s | .between-tokens must be longer than nothing",
                "whole-within | 0s | .whole-within must be longer than nothing",
                "retries | 11 | .retries must be from 0 to 10",
                "retries | -1 | .retries must be from 0 to 10",
                "concurrency | 0 | .concurrency must be at least 1",
                "queue | -1 | .queue must be at least 0",
                "circuit.failure-share | 0 | .circuit.failure-share must be above 0 and at most 1",
                "circuit.failure-share | 1.01 | .circuit.failure-share must be above 0 and at most 1",
                "circuit.least-calls | 21 | .circuit.least-calls must be from 1 to .last-calls",
                "circuit.least-calls | 0 | .circuit.least-calls must be from 1 to .last-calls",
                "circuit.trials | 0 | .circuit.trials must be at least 1",
                "circuit.open-for | 0s | .circuit.open-for must be longer than nothing"
            })
    void shouldNotStartWithWhatCannotWorkAndNameTheKeyButNotTheValue(String key, String value, String message) {
        setup.put("hosted", key, value);

        assertThatThrownBy(setup::engines)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(PREFIX + message)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("sk-1"));
    }

    @Test
    void shouldNotStartWithTwoPlacesForTheKey() {
        setup.put("hosted", "key-file", "/nowhere/key", "key-variable", "ENGINE_KEY");

        assertThatThrownBy(setup::engines).hasMessageStartingWith(PREFIX + ".key-file and .key-variable are both set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void shouldNotStartWithATrustFileThatHoldsNoCertificate(String content) throws java.io.IOException {
        Path pem = Files.writeString(folder.resolve("ca.pem"), content);
        setup.put("hosted", "trust", pem.toString());

        assertThatThrownBy(setup::engines).hasMessageStartingWith(PREFIX + ".trust is no PEM file");
    }

    @Test
    void shouldNotTakeTheNameOfTheEngineThatIsBuiltIn() {
        assertThatThrownBy(() -> setup.put("embedded", "base-url", "https://api.example.com", "model", "m")
                        .engines())
                .hasMessage("kalimtak.gateway.engines.embedded is the name of the engine that is built in");
    }
}
