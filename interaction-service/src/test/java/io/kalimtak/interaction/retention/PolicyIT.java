package io.kalimtak.interaction.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@InteractionTest
class PolicyIT {
    @Test
    void shouldNameEveryTableOfTheServiceWhenAskedForThePolicy() {
        List<String> named = call().get("/internal/policy")
                .then()
                .statusCode(200)
                .extract()
                .path("kept.findAll { it.kind == 'TABLE' }.name");

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Grants.ownTables("interaction"), Grants.ownTables("identity"))
                                .flatMap(List::stream)
                                .toList());
    }

    @Test
    void shouldTellTheTimesOfTheConfigurationAndWhatEachTableContains() {
        call().get("/internal/policy")
                .then()
                .statusCode(200)
                .body("service", equalTo("interaction-service"))
                .body("kept.find { it.name == 'interaction.content' }.kept_for", equalTo("P365D"))
                .body("kept.find { it.name == 'identity.identities' }.kept_for", equalTo("P90D"))
                .body("kept.find { it.name == 'identity.identities' }.contains", contains("IDENTITY", "PSEUDONYM"));
    }

    private static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
