package io.kalimtak.training.sets;

/**
 * One row of kto.jsonl: an answer, and whether people found it good.
 *
 * @param prompt the rough request
 * @param completion the answer
 * @param desirable true for an answer to be learnt, false for one to be avoided
 * @param interactionId the interaction it came from
 * @param subject pseudonym of whose it is, or null
 * @param language BCP 47 tag, or null
 * @param targetTool what the answer is for, or null
 * @param cluster the request's near-duplicate cluster, or null
 */
public record UnpairedRow(
        String prompt,
        String completion,
        boolean desirable,
        String interactionId,
        String subject,
        String language,
        String targetTool,
        String cluster) {}
