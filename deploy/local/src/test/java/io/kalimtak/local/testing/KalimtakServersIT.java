package io.kalimtak.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KalimtakServersIT {
    @Test
    void shouldPointAServiceAtItsOwnRoleWhenNamed() throws SQLException {
        Map<String, String> settings = started("feedback");

        try (Connection connection = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"))) {
            assertThat(connection.getSchema()).isEqualTo("feedback");
        }
        assertThat(settings).containsEntry("kafka.bootstrap.servers", KalimtakServers.bootstrapServers());
        assertThat(settings).containsEntry("apicurio.registry.url", KalimtakServers.registryUrl());
    }

    @Test
    void shouldStartTheServersOnceWhenAskedTwice() {
        assertThat(started("feedback").get("quarkus.datasource.jdbc.url"))
                .isEqualTo(started("training").get("quarkus.datasource.jdbc.url"));
    }

    @Test
    void shouldNameTheServicesWhenAskedForAnUnknownOne() {
        KalimtakServers resource = new KalimtakServers();

        assertThatThrownBy(() -> resource.init(Map.of("service", "billing")))
                .hasMessage("no service named billing; there are "
                        + "[gateway, interaction, feedback, curation, training, registry]");
    }

    private static Map<String, String> started(String service) {
        KalimtakServers resource = new KalimtakServers();
        resource.init(Map.of("service", service));
        return resource.start();
    }
}
