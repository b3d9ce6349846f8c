package io.kalimtak.curation.rule;

import static io.kalimtak.curation.Samples.PROMPT;
import static io.kalimtak.curation.Samples.consent;
import static io.kalimtak.curation.Samples.corrected;
import static io.kalimtak.curation.Samples.rated;
import static io.kalimtak.curation.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.TestConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulePipelineTest {
    private static final CurationConfig CONFIG = TestConfig.of(CurationConfig.class);

    @Test
    void shouldDropForConsentBeforeAnythingElse() {
        assertThat(reason(row(consent(rated(1, "", "", 1), false, false))))
                .isEqualTo("consent: training was not allowed when it was asked");
        assertThat(reason(row(consent(rated(1, "ask for leave", PROMPT, 5), true, true))))
                .isEqualTo("consent: consent was withdrawn");
    }

    @Test
    void shouldKeepExactlyAtTheLowestScore() {
        assertThat(reason(row(rated(1, "ask for leave", PROMPT, 4)))).isEqualTo("kept");
        assertThat(reason(row(rated(1, "ask for leave", PROMPT, 3))))
                .isEqualTo("eligibility: rated below 4 and not corrected");
    }

    @Test
    void shouldKeepACorrectionWhateverTheScore() {
        assertThat(reason(row(corrected(rated(1, "ask for leave", PROMPT, 1), PROMPT))))
                .isEqualTo("kept");
    }

    @Test
    void shouldDropWhatHasNoLetterOrDigit() {
        assertThat(reason(row(rated(1, "?!…", PROMPT, 5)))).isEqualTo("not-empty: the request has no letter or digit");
        assertThat(reason(row(rated(1, "ask for leave", " \n ", 5))))
                .isEqualTo("not-empty: the target has no letter or digit");
    }

    @Test
    void shouldKeepExactlyAtTheLimitsOfLength() {
        assertThat(reason(row(rated(1, " abc ", "0123456789", 5)))).isEqualTo("kept");
        assertThat(reason(row(rated(1, "ab", "0123456789", 5))))
                .isEqualTo("length: the request is shorter than 3 characters");
        assertThat(reason(row(rated(1, "abc", "012345678", 5))))
                .isEqualTo("length: the target is shorter than 10 characters");
        assertThat(reason(row(rated(1, "a".repeat(32_768), PROMPT, 5)))).isEqualTo("kept");
        assertThat(reason(row(rated(1, "a".repeat(32_769), PROMPT, 5))))
                .isEqualTo("length: the request is longer than 32768 characters");
        assertThat(reason(row(rated(1, "abc", "a".repeat(32_769), 5))))
                .isEqualTo("length: the target is longer than 32768 characters");
    }

    @Test
    void shouldCountCodePointsWhenCharactersAreOutsideThePlane() {
        assertThat(new LengthRule(3, 10, 1, 10)
                        .verdict(row(rated(1, "a🙂b", "x", 5)))
                        .kept())
                .isTrue();
    }

    @Test
    void shouldDropOtherDomainsWhenDomainsWereAskedFor() {
        RulePipeline pipeline =
                RulePipeline.of(CONFIG, new JobSettings(4, null, null, List.of("software"), null, false));

        assertThat(pipeline.judge(row(rated(1, "python script", PROMPT, 5)))).isEmpty();
        assertThat(pipeline.judge(row(rated(1, "bake bread", PROMPT, 5)))
                        .orElseThrow()
                        .reason())
                .isEqualTo("of a domain that was not asked for");
    }

    @Test
    void shouldNameEveryRuleWithItsSettingsInOrder() {
        RulePipeline pipeline =
                RulePipeline.of(CONFIG, new JobSettings(3, null, null, List.of("data", "travel"), 7, false));

        assertThat(pipeline.rules())
                .extracting(Rule::name)
                .containsExactly(
                        "consent", "eligibility", "domains", "not-empty", "length", "exact-duplicates", "limit");
        assertThat(pipeline.rules().get(1).settings()).isEqualTo(Map.of("min_score", "3"));
        assertThat(pipeline.rules().get(2).settings()).isEqualTo(Map.of("domains", "data,travel"));
        assertThat(pipeline.rules().get(6).settings()).isEqualTo(Map.of("limit", "7"));
    }

    @Test
    void shouldHashDifferentlyOnlyWhenARuleDiffers() {
        assertThat(pipeline(4).hash())
                .isEqualTo(pipeline(4).hash())
                .isNotEqualTo(pipeline(3).hash());
    }

    private static RulePipeline pipeline(int minScore) {
        return RulePipeline.of(CONFIG, new JobSettings(minScore, null, null, List.of(), null, false));
    }

    private static String reason(io.kalimtak.curation.candidate.TrainingRow row) {
        return pipeline(4)
                .judge(row)
                .map(dropped -> dropped.rule().name() + ": " + dropped.reason())
                .orElse("kept");
    }
}
