package io.kalimtak.curation.content.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.content.ngram.NgramConfig.Action;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NgramConfigTest {
    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        assertThat(RareNgramsRule.of(config(Map.of())))
                .contains(new RareNgramsRule(RareNgramSettings.defaults(), Action.REVIEW));
    }

    @Test
    void shouldHaveNoRuleWhenItIsSwitchedOff() {
        assertThat(RareNgramsRule.of(config(Map.of("enabled", "false")))).isEmpty();
    }

    @Test
    void shouldSayInItsSettingsWhatDecides() {
        RareNgramsRule rule = RareNgramsRule.of(config(Map.of("action", "drop", "burst", "6h")))
                .orElseThrow();

        assertThat(rule.settings())
                .containsEntry("action", "drop")
                .containsEntry("burst", "PT6H")
                .containsEntry("min_rows", "1000")
                .containsEntry("table_bits", "21")
                .hasSize(12);
    }

    private static NgramConfig config(Map<String, String> set) {
        return TestConfig.of(NgramConfig.class, "kalimtak.curation.ngrams.", set);
    }
}
