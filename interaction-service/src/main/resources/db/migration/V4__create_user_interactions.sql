-- The data model's relation, with its columns in its order. The view reads with its owner's rights, so an analyst
-- needs no grant on identity; whether identity is shown is asked of the role that queries (current_user is the
-- invoker's inside a view). CASE, not a join condition: a condition on the join would let the planner run a caller's
-- function on the raw value before the privilege is asked. The sub-selects are evaluated once a query, not once a row.
CREATE VIEW interaction.user_interactions AS
SELECT
    c.id,
    CASE WHEN (SELECT has_schema_privilege('identity'::regnamespace, 'USAGE')
                      AND has_table_privilege('identity.identities'::regclass, 'SELECT'))
         THEN i.user_uuid END AS user_id,
    c.session_id,
    c.input_text,
    c.structured_prompt,
    c.model_output,
    c.tokens_input,
    c.tokens_output,
    c.tokens_total,
    c.processing_time_ms,
    c.model_version,
    c.target_tool,
    c.language,
    f.feedback_score,
    f.feedback_text,
    CASE WHEN (SELECT has_schema_privilege('identity'::regnamespace, 'USAGE')
                      AND has_table_privilege('identity.identities'::regclass, 'SELECT'))
         THEN i.ip_address END AS ip_address,
    CASE WHEN (SELECT has_schema_privilege('identity'::regnamespace, 'USAGE')
                      AND has_table_privilege('identity.identities'::regclass, 'SELECT'))
         THEN i.user_agent END AS user_agent,
    c.created_at,
    GREATEST(c.created_at, changed.changed_at) AS updated_at
FROM interaction.content c
LEFT JOIN identity.identities i ON i.interaction_id = c.id
LEFT JOIN LATERAL (
    SELECT feedback_score, feedback_text
    FROM interaction.feedback
    WHERE interaction_id = c.id AND state = 'ACCEPTED'
    ORDER BY submitted_at DESC, feedback_id DESC
    LIMIT 1) f ON true
LEFT JOIN LATERAL (
    SELECT max(changed_at) AS changed_at
    FROM interaction.feedback
    WHERE interaction_id = c.id) changed ON true;

GRANT SELECT ON interaction.user_interactions TO kalimtak_analyst;
