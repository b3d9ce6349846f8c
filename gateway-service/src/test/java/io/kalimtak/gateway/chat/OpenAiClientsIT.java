package io.kalimtak.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.ForeignClient;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** OpenAI's own clients, unchanged but for their base URL. The scripts hold what they have to get. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
public class OpenAiClientsIT {
    private static final ForeignClient PYTHON = ForeignClient.python("openai-python", "openai>=1.60");
    private static final ForeignClient NODE = ForeignClient.node("openai-node", "openai@>=5");

    @Inject
    GatewayProbe probe;

    @TestHTTPResource("/v1")
    URI address;

    /** Whether OpenAI's client for Python is here. */
    public static boolean hasPython() {
        return PYTHON.isInstalled();
    }

    /** Whether OpenAI's client for Node is here. */
    public static boolean hasNode() {
        return NODE.isInstalled();
    }

    @BeforeEach
    void serveTheBaseVersion() {
        probe.publishTable(1, GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @EnabledIf(value = "hasPython", disabledReason = "it takes python3 with venv and a package index that pip reaches")
    void shouldServeTheClientForPython() throws IOException {
        ForeignClient.Run run = PYTHON.run(OpenAiClientsIT.class, "/openai_client.py", environment());

        assertThat(run.output()).contains("every call was answered");
        assertThat(run.status()).isZero();
    }

    @Test
    @EnabledIf(value = "hasNode", disabledReason = "it takes node and npm with a registry that it reaches")
    void shouldServeTheClientForNode() throws IOException {
        ForeignClient.Run run = NODE.run(OpenAiClientsIT.class, "/openai_client.mjs", environment());

        assertThat(run.output()).contains("every call was answered");
        assertThat(run.status()).isZero();
    }

    private Map<String, String> environment() {
        return Map.of("BASE_URL", address.toString(), "API_KEY", GatewayProbe.APP_KEY);
    }
}
