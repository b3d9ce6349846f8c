package io.kalimtak.curation.set.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleChangeTest {
    private static final Manifest.AppliedRule LENGTH = rule("length", 1, "3");

    @Test
    void shouldTellVersionSettingsAddedAndRemovedApart() {
        List<RuleChange> changes = RuleChange.between(
                List.of(LENGTH, rule("consent", 1, "x"), rule("old", 1, "x"), rule("same", 1, "x")),
                List.of(rule("new", 1, "x"), rule("length", 1, "4"), rule("consent", 2, "y"), rule("same", 1, "x")));

        assertThat(changes)
                .extracting(one -> one.name() + " " + one.kind())
                .containsExactly("new added", "length settings", "consent version", "old removed");
        assertThat(changes.get(1).before()).isEqualTo(LENGTH);
        assertThat(changes.get(1).now()).isEqualTo(rule("length", 1, "4"));
        assertThat(changes.get(0).before()).isNull();
        assertThat(changes.get(3).now()).isNull();
    }

    @Test
    void shouldTellNothingWhenOnlyTheOrderDiffers() {
        assertThat(RuleChange.between(
                        List.of(LENGTH, rule("consent", 1, "x")), List.of(rule("consent", 1, "x"), LENGTH)))
                .isEmpty();
    }

    private static Manifest.AppliedRule rule(String name, int version, String setting) {
        return new Manifest.AppliedRule(name, version, Map.of("setting", setting));
    }
}
