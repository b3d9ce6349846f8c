package io.kalimtak.training.sets;

/**
 * One row of preferences.jsonl: two answers to one request, of which people preferred the first.
 *
 * @param prompt the rough request
 * @param chosen the answer that was preferred, or the correction
 * @param rejected the other one, never the same
 * @param chosenId the interaction of the chosen answer
 * @param chosenSubject pseudonym of whose the chosen answer is, or null
 * @param rejectedId the interaction of the rejected one: the same for a correction and its original
 * @param rejectedSubject pseudonym of whose the rejected one is, or null
 * @param language BCP 47 tag, or null
 * @param targetTool what the answers are for, or null
 * @param cluster the request's near-duplicate cluster, or null
 */
public record PreferenceRow(
        String prompt,
        String chosen,
        String rejected,
        String chosenId,
        String chosenSubject,
        String rejectedId,
        String rejectedSubject,
        String language,
        String targetTool,
        String cluster) {}
