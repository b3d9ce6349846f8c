package io.kalimtak.curation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.rule.ConsentRule;
import io.kalimtak.curation.rule.EligibilityRule;
import io.kalimtak.curation.rule.ExactDuplicatesRule;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Funnel.Stage;
import io.kalimtak.curation.rule.LengthRule;
import io.kalimtak.curation.rule.Rule;
import io.kalimtak.curation.rule.SubstanceRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedCountsTest {
    @Test
    void shouldAddUpWhenRowsFellToSeveralReasons() {
        List<Rule> rules = List.of(
                new ConsentRule(),
                new EligibilityRule(4),
                new SubstanceRule(),
                new LengthRule(3, 10, 3, 10),
                new ExactDuplicatesRule());
        StagedCounts counts = new StagedCounts(
                List.of(
                        new StagedCounts.Drop("consent", "a", 2),
                        new StagedCounts.Drop("consent", "b", 1),
                        new StagedCounts.Drop("exact-duplicates", "c", 4)),
                8,
                1,
                5);

        assertThat(counts.funnel(rules))
                .isEqualTo(new Funnel(
                        16,
                        List.of(
                                new Stage("consent", 1, 2, "a"),
                                new Stage("consent", 1, 1, "b"),
                                new Stage("eligibility", 1, 0, null),
                                new Stage("not-empty", 1, 0, null),
                                new Stage("length", 1, 0, null),
                                new Stage("exact-duplicates", 1, 4, "c")),
                        9,
                        8,
                        1,
                        5));
    }
}
