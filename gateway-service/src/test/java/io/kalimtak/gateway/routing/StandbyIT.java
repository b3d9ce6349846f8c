package io.kalimtak.gateway.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.TrainedVersion;
import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The version to fall back to, which a gateway that has just started never served. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class StandbyIT {
    @Inject
    GatewayProbe probe;

    @Inject
    RoutingTables tables;

    @Inject
    ModelShelf shelf;

    @Inject
    GatewayConfig config;

    @ConfigProperty(name = ServicesBehind.ARTIFACTS)
    String folder;

    private final String version = "previous-" + UUID.randomUUID();

    @AfterEach
    void serveTheBaseVersionAlone() {
        serve(null, GatewayProbe.base());
    }

    @Test
    void shouldFallBackWithoutTheRegistryAndNotHaveWaitedForThatVersion() throws IOException {
        String sha256 = TrainedVersion.train(folder, version);
        Path hold = Files.createFile(Path.of(folder, version + ServicesBehind.HOLD));
        serve(version, GatewayProbe.base());
        given().get("/q/health/ready").then().statusCode(200);
        assertThat(shelf.find(version)).isEmpty();

        Files.delete(hold);
        await().until(() -> shelf.find(version).isPresent());
        Files.delete(Path.of(folder, version + ".zip"));
        Files.delete(config.models().folder().resolve(sha256 + ".zip"));
        serve(null, GatewayProbe.arm("live", version, 1, sha256));

        assertThat(tables.of("default").arms()).extracting(Arm::version).containsExactly(version);
    }

    @Test
    void shouldServeThoughTheVersionToFallBackToHasNoArtifact() {
        serve(version, GatewayProbe.base());

        assertThat(tables.of("default").previousVersion()).isEqualTo(version);
        assertThat(shelf.warm(version)).as("nothing is left to do").isTrue();
        assertThat(shelf.find(version)).isEmpty();
    }

    private void serve(String previousVersion, RouteArm... arms) {
        probe.serveBeside(previousVersion, arms);
    }
}
