-- Live figures read a window of content without its texts: from an index that has all the columns they need, in the
-- place of the one on the same key, so that storing a row touches no more indexes than before. Building it holds up
-- storing, not answering: the topics keep what comes meanwhile.
CREATE INDEX content_figures_idx ON interaction.content (created_at DESC, id DESC)
    INCLUDE (session_id, subject_id, model_version, target_tool, language, tokens_input, tokens_output, tokens_total,
             processing_time_ms);
DROP INDEX interaction.content_created_at_idx;

-- The current rating of each interaction, without the texts beside it.
CREATE INDEX feedback_accepted_idx
    ON interaction.feedback (interaction_id, submitted_at DESC, feedback_id DESC)
    INCLUDE (feedback_score) WHERE state = 'ACCEPTED';
