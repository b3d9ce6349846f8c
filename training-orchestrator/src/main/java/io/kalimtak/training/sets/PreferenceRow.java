package io.kalimtak.training.sets;

/**
 * One row of preferences.jsonl: two answers to one request, of which people preferred the first.
 *
 * @param prompt the rough request
 * @param chosen the answer that was preferred, or the correction
 * @param rejected the other one, never the same
 * @param chosenId the interaction of the chosen answer
 * @param rejectedId the interaction of the rejected one: the same for a correction and its original
 * @param language BCP 47 tag, or null
 * @param cluster the request's near-duplicate cluster, or null
 */
public record PreferenceRow(
        String prompt,
        String chosen,
        String rejected,
        String chosenId,
        String rejectedId,
        String language,
        String cluster) {}
