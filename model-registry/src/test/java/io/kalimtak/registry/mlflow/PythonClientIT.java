package io.kalimtak.registry.mlflow;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.kalimtak.local.testing.ForeignClient;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** MLflow's own client, unchanged, lists, reads, tags and registers versions. The script holds what it has to get. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
@EnabledIf(value = "io.kalimtak.registry.mlflow.PythonClient#isInstalled", disabledReason = PythonClient.MISSING)
class PythonClientIT {
    @Inject
    Registry registry;

    @TestHTTPResource("/")
    URI address;

    @Test
    void shouldServeThePublicClientUnchanged() throws IOException {
        registry.reset();
        enter("v1");
        enter("v2");
        rollOut("v1", "immediate");

        ForeignClient.Run run = PythonClient.run(
                "/mlflow_client.py", address.toString().replaceAll("/$", ""), KalimtakServers.INTERNAL_SECRET);

        assertThat(run.output()).contains("every call was answered");
        assertThat(run.status()).isZero();
        Registry.call().get("/api/admin/model-versions/aliases/champion").then().body("version", is("v2"));
        route().body("live_version", is("v1"));
    }
}
