package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    @Test
    void shouldKeepTheDocumentedPortsWhenNothingElseIsAsked() {
        Map<String, Integer> expected = new LinkedHashMap<>();
        expected.put("postgresql", 5442);
        expected.put("kafka", 9192);
        expected.put("kafka controller", 9193);
        expected.put("schema-registry", 8086);
        expected.put("gateway", 8080);
        expected.put("interaction", 8081);
        expected.put("feedback", 8082);
        expected.put("curation", 8083);
        expected.put("training", 8084);
        expected.put("registry", 8085);

        assertThat(PortPlan.standard().byName()).containsExactlyEntriesOf(expected);
    }

    @Test
    void shouldTakeTenPortsInARowFromABase() {
        assertThat(PortPlan.from(20_000).byName().values())
                .containsExactlyInAnyOrder(
                        20_000, 20_001, 20_002, 20_003, 20_004, 20_005, 20_006, 20_007, 20_008, 20_009);
        assertThat(PortPlan.from(20_000).url(Service.GATEWAY)).isEqualTo("http://127.0.0.1:20000");
    }
}
