package io.kalimtak.curation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.rule.BalanceRule;
import io.kalimtak.curation.rule.CapRule;
import io.kalimtak.curation.rule.LimitRule;
import io.kalimtak.curation.rule.NearDuplicatesRule;
import io.kalimtak.curation.rule.SetRule;
import io.kalimtak.curation.rule.StagedRows.Group;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules over many rows. The rows are written as they stand after the rules for words. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class StagedRowStoreIT {
    private static final UUID JOB = UUID.fromString("5f0c4f5e-4a43-4d06-9d2f-0f3a1c2b4d60");

    @Inject
    Loop loop;

    @Inject
    Database database;

    @Inject
    Similarity similarity;

    @BeforeEach
    void reset() {
        loop.reset();
        loop.sql("INSERT INTO curation_jobs (id, state, settings, actor, created_at) VALUES ('" + JOB
                + "', 'DONE', '{}', 'test', now())");
    }

    @Test
    void shouldLetInNoMoreThanTheCapOfOneNetworkHoweverManyNamesItHas() {
        stage(1_000, "'name-' || n", "'attacker'", "n");
        stage(30, "'honest-' || n", "NULL", "10000 + n");

        apply(new CapRule(Group.SUBJECT, 50), new CapRule(Group.RATER, 50), new CapRule(Group.NETWORK, 100));

        assertThat(kept("network_id")).isEqualTo(Map.of("attacker", 100, "none", 30));
    }

    @Test
    void shouldLetInNoMoreThanTheCapOfOnePerson() {
        stage(1_000, "'attacker'", "NULL", "n");
        stage(3, "'honest-' || n", "NULL", "10000 + n");

        apply(new CapRule(Group.SUBJECT, 50));

        assertThat(kept("CASE WHEN subject_id = 'attacker' THEN subject_id END"))
                .isEqualTo(Map.of("attacker", 50, "none", 3));
    }

    @Test
    void shouldLetInOneOfAThousandVariantsWhoeverSentThem() {
        stage(1_000, "'name-' || n", "'network-' || n", "7");
        loop.sql("INSERT INTO requests (request_key, signature, bands) VALUES ('key-7', '\\x"
                + HexFormat.of()
                        .formatHex(similarity
                                .fingerprint("one of many variants", null)
                                .signature()) + "', '{}')");

        apply(new NearDuplicatesRule(1, Map.of()));

        assertThat(kept("cluster_no")).isEqualTo(Map.of("7", 1));
        assertThat(loop.rows("SELECT DISTINCT better_id FROM curation_verdicts WHERE dropped_by = 'near-duplicates'"))
                .hasSize(1);
    }

    @Test
    void shouldKeepTheBestAndLatestWhenAGroupIsTooLarge() {
        stage(4, "'one'", "NULL", "n");
        loop.sql(
                "UPDATE curation_verdicts SET score = CASE cluster_no WHEN 2 THEN 4 ELSE 5 END,"
                        + " corrected = cluster_no = 2, rated_at = timestamptz '2026-11-20 08:00:00Z' + cluster_no * interval '1 s'");

        apply(new CapRule(Group.SUBJECT, 2));

        // The correction, whatever its score; then the later of those that are rated alike.
        assertThat(kept("cluster_no")).isEqualTo(Map.of("2", 1, "4", 1));
    }

    @Test
    void shouldCutOnlyTheClassesThatMakeUpTooMuch() {
        stage(10, "'a' || n", "NULL", "n");
        loop.sql("UPDATE curation_verdicts SET language = CASE WHEN cluster_no <= 7 THEN 'en'"
                + " WHEN cluster_no <= 9 THEN 'ar' ELSE 'fr' END");

        apply(new BalanceRule(Group.LANGUAGE, 0.5));

        assertThat(kept("language")).isEqualTo(Map.of("en", 3, "ar", 2, "fr", 1));
    }

    @Test
    void shouldCutNothingWhenThereIsOneClassOnly() {
        stage(10, "'a' || n", "NULL", "n");

        apply(new BalanceRule(Group.LANGUAGE, 0.5));

        assertThat(kept("language")).isEqualTo(Map.of("en", 10));
    }

    @Test
    void shouldKeepExactlyTheLimit() {
        stage(10, "'a' || n", "NULL", "n");

        apply(new LimitRule(9));

        assertThat(kept("language")).isEqualTo(Map.of("en", 9));
    }

    private void apply(SetRule... rules) {
        for (SetRule rule : rules) {
            QuarkusTransaction.requiringNew().run(() -> rule.apply(new StagedRowStore(database, similarity, JOB)));
        }
    }

    /** Rows in which only these differ; n runs from 1. */
    private void stage(int rows, String subject, String network, String cluster) {
        loop.sql(
                "INSERT INTO curation_verdicts (job_id, interaction_id, training_data_id, subject_id, rater_id, network_id,"
                        + " language, cluster_key, content_hash, corrected, score, rated_at, split_point, cluster_no)"
                        + " SELECT '" + JOB + "', gen_random_uuid(), gen_random_uuid(), " + subject + ", " + subject
                        + ", "
                        + network + ", 'en', 'key-' || " + cluster + ", 'hash-' || n, FALSE, 5, now(), 0.5, " + cluster
                        + " FROM generate_series(1, " + rows + ") n");
    }

    private Map<String, Integer> kept(String by) {
        Map<String, Integer> kept = new TreeMap<>();
        loop.rows("SELECT coalesce((" + by + ")::text, 'none') AS name, count(*) AS number FROM curation_verdicts"
                        + " WHERE dropped_by IS NULL GROUP BY 1")
                .forEach(row -> kept.put(row.get("name"), Integer.parseInt(row.get("number"))));
        return kept;
    }
}
