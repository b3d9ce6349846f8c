package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.rule.Rule;
import io.kalimtak.curation.rule.StagedRows.Flagged;
import java.util.UUID;

/**
 * Drops a job's staged rows by what a moderation server said of their words. Whatever the rules for words keep gets its
 * reason, also where another rule dropped it: preferences show answers that are not to be learnt.
 */
record FlaggedRowStore(Database database, UUID jobId) {
    private static final String SAY = """
            UPDATE curation_verdicts v SET moderation = said.reason, original_unsafe = said.original_unsafe
            FROM (
                SELECT s.interaction_id,
                    coalesce(? || (
                            SELECT w.category FROM unnest(?::text[]) WITH ORDINALITY w (category, place)
                            WHERE greatest((r.severities ->> w.category)::int, (t.severities ->> w.category)::int) >= ?
                            ORDER BY w.place LIMIT 1),
                        CASE WHEN r.key IS NULL OR t.key IS NULL THEN ? END) AS reason,
                    s.corrected AND (o.key IS NULL OR EXISTS (
                        SELECT 1 FROM unnest(?::text[]) w WHERE (o.severities ->> w)::int >= ?)) AS original_unsafe
                FROM curation_verdicts s
                LEFT JOIN judgements j ON j.interaction_id = s.interaction_id
                    AND j.moderated_as = j.judge || ' ' || j.target_hash || ' ' || ?
                LEFT JOIN moderations r ON r.key = j.moderation_keys[1]
                LEFT JOIN moderations t ON t.key = j.moderation_keys[2]
                LEFT JOIN moderations o ON o.key = j.moderation_keys[3]
                WHERE s.job_id = ? AND s.word_rule IS NULL) said
            WHERE v.job_id = ? AND v.interaction_id = said.interaction_id
            """;

    private static final String DROP = """
            UPDATE curation_verdicts SET dropped_by = ?, rule_version = ?, reason = moderation
            WHERE job_id = ? AND dropped_by IS NULL AND moderation IS NOT NULL
            """;

    void drop(Flagged flagged, Rule rule) {
        database.run("drop by moderation", connection -> {
            try (Statement say = Statement.of(connection, SAY)) {
                say.text(flagged.reason())
                        .column("text", flagged.categories(), one -> one)
                        .number((long) flagged.minSeverity())
                        .text(flagged.unanswered());
                say.column("text", flagged.categories(), one -> one)
                        .number((long) flagged.minSeverity())
                        .text(flagged.server());
                say.uuid(jobId).uuid(jobId).update();
            }
            try (Statement drop = Statement.of(connection, DROP)) {
                drop.text(rule.name()).number((long) rule.version()).uuid(jobId).update();
            }
        });
    }
}
