package io.kalimtak.training.sets;

/**
 * One row of kto.jsonl: an answer, and whether people found it good.
 *
 * @param prompt the rough request
 * @param completion the answer
 * @param desirable true for an answer to be learnt, false for one to be avoided
 * @param interactionId the interaction it came from
 * @param language BCP 47 tag, or null
 * @param cluster the request's near-duplicate cluster, or null
 */
public record UnpairedRow(
        String prompt, String completion, boolean desirable, String interactionId, String language, String cluster) {}
