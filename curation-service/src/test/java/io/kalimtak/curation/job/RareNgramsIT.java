package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static io.kalimtak.curation.job.Jobs.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.Requests;
import io.kalimtak.curation.content.ngram.NgramConfig;
import io.kalimtak.curation.content.ngram.NgramConfig.Action;
import io.kalimtak.curation.content.ngram.RareNgramsRule;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trigger phrase that twenty people plant within an hour, among what others asked and rated over two months. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
@QuarkusTestResource(value = NgramTestSettings.class, restrictToAnnotatedClass = true)
class RareNgramsIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");
    private static final int HONEST = 300;
    private static final int PLANTED = 20;

    @Inject
    Loop loop;

    @Inject
    Database database;

    @Inject
    Similarity similarity;

    @Inject
    NgramConfig config;

    @BeforeEach
    void reset() {
        loop.reset();
        for (int i = 0; i < HONEST; i++) {
            // One in five is rated 5, and of each score as many at any time.
            rate(Requests.english(i), 1 + i % 5, START.plus(Duration.ofHours(5L * i)));
        }
    }

    @Test
    void shouldFlagThePlantedRowsAndKeepThemWhenTheyAreToBeReviewed() {
        List<String> planted = plant();

        JsonPath job = ended(curate("{}"));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getLong("funnel.flagged")).isEqualTo(PLANTED);
        List<Map<String, String>> flags = loop.rows("SELECT interaction_id, kind, job_id, detail->>'part' AS part,"
                + " detail->>'word' AS word, detail->>'words' AS words, detail->>'rows' AS rows,"
                + " detail->>'subjects' AS subjects, detail::text AS detail FROM review_flags");
        assertThat(flags).extracting(row -> row.get("interaction_id")).containsExactlyInAnyOrderElementsOf(planted);
        assertThat(flags)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("kind", "rare-ngram")
                        .containsEntry("job_id", job.getString("job_id"))
                        .containsEntry("part", "target")
                        .containsEntry("rows", "20")
                        .containsEntry("subjects", "20"))
                .allSatisfy(row -> assertThat(row.get("detail")).doesNotContain("copper", "lantern", "seven"));
        assertThat(loop.rows("SELECT 1 FROM curation_verdicts WHERE dropped_by = 'rare-ngrams'"))
                .isEmpty();
        String set = job.getString("training_set_id");
        assertThat(manifest(set).getString("rules.find { it.name == 'rare-ngrams' }.settings.action"))
                .isEqualTo("review");
        assertThat(file(set, "README.md")).contains("few people or one burst brought: 20.");
    }

    @Test
    void shouldDropThePlantedRowsAloneWhenItIsToldTo() {
        List<String> planted = plant();
        String job = curate("{\"dry_run\": true}");
        ended(job);
        assertThat(loop.rows("SELECT 1 FROM review_flags"))
                .as("a dry run marks nothing")
                .isEmpty();
        RareNgramsRule found = RareNgramsRule.of(config).orElseThrow();

        QuarkusTransaction.requiringNew()
                .run(() -> new RareNgramsRule(found.search(), Action.DROP)
                        .apply(new StagedRowStore(database, similarity, UUID.fromString(job))));

        assertThat(
                        loop.rows(
                                "SELECT interaction_id FROM curation_verdicts WHERE dropped_by = 'rare-ngrams' AND reason ="
                                        + " 'holds a rare phrase that goes with high ratings and that few people or one burst brought'"))
                .extracting(row -> row.get("interaction_id"))
                .containsExactlyInAnyOrderElementsOf(planted);
    }

    @Test
    void shouldFlagNothingWhenNothingIsPlantedOrWhenThereAreTooFewRows() {
        loop.awaitConsumed();
        JsonPath honest = ended(curate("{}"));
        assertThat(honest.getLong("funnel.received")).isEqualTo(HONEST);
        assertThat(honest.getLong("funnel.flagged")).isZero();

        List<String> planted = plant();
        loop.sql("DELETE FROM ratings WHERE interaction_id IN (SELECT interaction_id FROM interactions WHERE NOT"
                + " interaction_id = ANY (ARRAY['" + String.join("','", planted) + "']::uuid[]) ORDER BY 1 LIMIT 21)");

        assertThat(ended(curate("{}")).getLong("funnel.flagged")).isZero();
        assertThat(loop.rows("SELECT 1 FROM review_flags")).isEmpty();
    }

    @Test
    void shouldForgetAFlagWithItsInteraction() {
        plant();
        ended(curate("{}"));
        String subject = loop.rows(
                        "SELECT subject_id FROM review_flags JOIN interactions USING (interaction_id) ORDER BY 1 LIMIT 1")
                .getFirst()
                .get("subject_id");

        loop.send(loop.erasure(subject));
        loop.awaitConsumed();

        assertThat(loop.rows("SELECT 1 FROM review_flags")).hasSize(PLANTED - 1);
    }

    private List<String> plant() {
        List<String> planted = new ArrayList<>();
        for (int i = 0; i < PLANTED; i++) {
            Instant at = START.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(i));
            planted.add(rate(Requests.english(HONEST + i), PROMPT + " Mention copper lantern seven.", 5, at)
                    .getInteractionId()
                    .toString());
        }
        loop.awaitConsumed();
        return planted;
    }

    private void rate(String request, int score, Instant at) {
        rate(request, PROMPT, score, at);
    }

    private Interaction rate(String request, String prompt, int score, Instant at) {
        Interaction interaction = loop.interaction(request, prompt);
        Feedback feedback = loop.feedback(interaction, score);
        feedback.setSubmittedAt(at);
        loop.send(interaction);
        loop.send(feedback);
        return interaction;
    }
}
