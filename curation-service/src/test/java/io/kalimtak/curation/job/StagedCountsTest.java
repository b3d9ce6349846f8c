package io.kalimtak.curation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Funnel.Stage;
import io.kalimtak.curation.rule.JobSettings;
import io.kalimtak.curation.rule.RulePipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedCountsTest {
    @Test
    void shouldAddUpWhenRowsFellToSeveralReasons() {
        CurationConfig config = TestConfig.of(CurationConfig.class);
        RulePipeline pipeline = RulePipeline.of(config, new JobSettings(4, null, null, List.of(), null, false));
        StagedCounts counts = new StagedCounts(
                List.of(
                        new StagedCounts.Drop("consent", "a", 2),
                        new StagedCounts.Drop("consent", "b", 1),
                        new StagedCounts.Drop("exact-duplicates", "c", 4)),
                8,
                1);

        assertThat(counts.funnel(pipeline.rules()))
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
                        1));
    }
}
