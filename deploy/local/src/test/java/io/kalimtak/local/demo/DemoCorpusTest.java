package io.kalimtak.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCorpusTest {
    private final List<DemoRow> rows = DemoCorpus.read();

    @Test
    void shouldHoldEnoughOfEveryKind() {
        assertThat(rows.stream().filter(row -> row.language().equals("en"))).hasSizeGreaterThanOrEqualTo(240);
        assertThat(rows.stream().filter(row -> row.language().equals("ar"))).hasSizeGreaterThanOrEqualTo(80);
        assertThat(rows.stream().map(DemoRow::task).collect(Collectors.toSet())).hasSizeGreaterThanOrEqualTo(8);
        assertThat(rows.stream().map(DemoRow::targetTool).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(rows.stream().filter(DemoRow::heldOut)).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void shouldAskEveryQuestionOnce() {
        Set<String> ids = new HashSet<>();
        Set<String> inputs = new HashSet<>();

        assertThat(rows).allMatch(row -> ids.add(row.id()) && inputs.add(row.input()));
    }
}
