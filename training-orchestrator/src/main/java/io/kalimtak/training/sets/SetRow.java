package io.kalimtak.training.sets;

/**
 * One row of train.jsonl, eval.jsonl or golden.jsonl.
 *
 * @param id id of the row in curation's training_data
 * @param interactionId the interaction it came from
 * @param subject pseudonym of the person, or null
 * @param input the rough request
 * @param target the structured prompt that people accepted for it
 * @param language BCP 47 tag, or null
 * @param targetTool the tool it was for, or null
 * @param weight how much it counts, above 0
 * @param cluster its near-duplicate cluster, or null
 * @param domain what it is about, as curation classified it, or null: sets of earlier releases do not say
 */
public record SetRow(
        String id,
        String interactionId,
        String subject,
        String input,
        String target,
        String language,
        String targetTool,
        double weight,
        String cluster,
        String domain) {}
