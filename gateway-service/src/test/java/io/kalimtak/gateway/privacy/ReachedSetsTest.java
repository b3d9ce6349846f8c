package io.kalimtak.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReachedSetsTest {
    @Test
    void shouldNameARowOnceThatSeveralSetsHoldOut() throws IOException {
        ReachedSets reached = new ReachedSets(new ObjectMapper());
        UUID row = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        reached.see(line(first, row));
        reached.see(line(second, row));

        assertThat(reached.of("somebody").trainingSets()).containsExactly(first, second);
        assertThat(reached.of("somebody").evalRows()).containsExactly(row);
    }

    private static String line(UUID set, UUID row) {
        return "{\"kind\":\"training_set_row\",\"data\":{\"training_set_id\":\"" + set + "\",\"training_data_id\":\""
                + row + "\",\"split\":\"eval\"}}";
    }
}
