package io.kalimtak.curation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulePipelineTest {
    @Test
    void shouldHashDifferentlyOnlyWhenARuleDiffers() {
        assertThat(pipeline(4).hash())
                .isEqualTo(pipeline(4).hash())
                .isNotEqualTo(pipeline(3).hash());
    }

    @Test
    void shouldHashDifferentlyWhenTheOrderDiffers() {
        assertThat(RulePipeline.hash(List.of(new ConsentRule(), new ComparedRule())))
                .isNotEqualTo(RulePipeline.hash(List.of(new ComparedRule(), new ConsentRule())));
    }

    private static RulePipeline pipeline(int minScore) {
        return new RulePipeline(
                List.of(new ConsentRule(), new EligibilityRule(minScore)),
                List.of(new SubstanceRule()),
                List.of(new ExactDuplicatesRule()));
    }
}
