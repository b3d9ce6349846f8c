-- Where a model answered the structured prompt, what people correct is that answer, and no example of a prompt. What they rate
-- counts, and a reviewer corrects the prompt itself.
ALTER TABLE interactions ADD COLUMN answered BOOLEAN NOT NULL DEFAULT FALSE;
COMMENT ON COLUMN interactions.answered IS 'a model answered the structured prompt, and its answer was shown';

DROP VIEW rated_interactions;
CREATE VIEW rated_interactions AS
SELECT i.*,
       CASE WHEN v.verdict = 'keep' THEN v.review_id ELSE r.feedback_id END AS rating_id,
       CASE WHEN v.verdict = 'keep' THEN 5 ELSE r.score END AS score,
       CASE WHEN v.verdict = 'keep' THEN v.reviewed_at ELSE r.submitted_at END AS rated_at,
       CASE WHEN v.verdict = 'fix' THEN v.review_id ELSE c.feedback_id END AS correction_id,
       CASE WHEN v.verdict = 'fix' THEN v.corrected_output ELSE c.corrected_output END AS corrected_output,
       CASE WHEN v.verdict = 'fix' THEN v.reviewed_at ELSE c.submitted_at END AS corrected_at,
       CASE WHEN v.verdict = 'fix' THEN NULL WHEN c.feedback_id IS NOT NULL THEN c.subject_id
           WHEN v.verdict = 'keep' THEN NULL ELSE r.subject_id END AS rater_id,
       CASE WHEN v.verdict = 'fix' THEN NULL WHEN c.feedback_id IS NOT NULL THEN c.network_id
           WHEN v.verdict = 'keep' THEN NULL ELSE r.network_id END AS network_id,
       v.verdict AS review,
       r.feedback_id IS NOT NULL OR c.feedback_id IS NOT NULL AS by_user,
       coalesce(NOT s.training, FALSE) OR coalesce(i.created_at <= s.erased_at, FALSE) AS withdrawn
FROM interactions i
LEFT JOIN LATERAL (
    SELECT feedback_id, score, submitted_at, subject_id, network_id FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND score IS NOT NULL
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) r ON TRUE
LEFT JOIN LATERAL (
    SELECT feedback_id, corrected_output, submitted_at, subject_id, network_id FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND corrected_output IS NOT NULL AND NOT i.answered
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) c ON TRUE
LEFT JOIN reviews v ON v.interaction_id = i.interaction_id
LEFT JOIN consents s ON s.subject_id = i.subject_id
WHERE r.feedback_id IS NOT NULL OR c.feedback_id IS NOT NULL OR v.review_id IS NOT NULL;

DROP VIEW reviewable_interactions;
CREATE VIEW reviewable_interactions AS
SELECT i.*, r.score, r.spread, c.corrected_output
FROM interactions i
LEFT JOIN LATERAL (
    SELECT (array_agg(score ORDER BY submitted_at DESC, feedback_id DESC))[1] AS score, max(score) - min(score) AS spread
    FROM ratings WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND score IS NOT NULL) r ON TRUE
LEFT JOIN LATERAL (
    SELECT corrected_output FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND corrected_output IS NOT NULL AND NOT i.answered
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) c ON TRUE
LEFT JOIN consents s ON s.subject_id = i.subject_id
WHERE i.training_allowed AND coalesce(s.training, TRUE) AND NOT coalesce(i.created_at <= s.erased_at, FALSE)
    AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.interaction_id = i.interaction_id);
