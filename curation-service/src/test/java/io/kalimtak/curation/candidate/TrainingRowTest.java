package io.kalimtak.curation.candidate;

import static io.kalimtak.curation.Samples.PROMPT;
import static io.kalimtak.curation.Samples.corrected;
import static io.kalimtak.curation.Samples.rated;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrainingRowTest {
    @Test
    void shouldTakeTheStructuredPromptWhenThereIsNoCorrection() {
        TrainingRow row = Samples.row(rated(1, "ask for leave", PROMPT, 4));

        assertThat(row.target()).isEqualTo(PROMPT);
        assertThat(row.weight()).isEqualTo(0.8);
        // Python: uuid.UUID(bytes=md5(b"training-data:" + id)), version 3.
        assertThat(row.id()).isEqualTo(UUID.fromString("7b7c09ab-047a-304d-99e9-6ef532b223c8"));
    }

    @Test
    void shouldTakeTheCorrectionWhenThereIsOne() {
        TrainingRow row = Samples.row(corrected(rated(1, "ask for leave", PROMPT, 1), "Better so"));

        assertThat(row.target()).isEqualTo("Better so");
        assertThat(row.weight()).isEqualTo(1.2);
        assertThat(row.contentHash())
                .isNotEqualTo(Samples.row(1, "ask for leave").contentHash());
    }

    @Test
    void shouldHaveAQualityWhenRated() {
        assertThat(Samples.row(rated(1, "ask", PROMPT, 5)).quality()).isEqualTo(0.8155);
    }

    @Test
    void shouldKeepThePrimarySubtagWhenTheLanguageNamesARegion() {
        RatedInteraction one = rated(1, "ask", PROMPT, 5);
        RatedInteraction british = new RatedInteraction(
                one.interactionId(),
                null,
                one.input(),
                PROMPT,
                null,
                "en-GB",
                "v",
                1,
                one.createdAt(),
                one.rating(),
                null,
                null,
                true,
                false);

        assertThat(Samples.row(british).language()).isEqualTo("en");
    }
}
