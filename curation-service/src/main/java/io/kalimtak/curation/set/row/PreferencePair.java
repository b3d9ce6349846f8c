package io.kalimtak.curation.set.row;

import io.kalimtak.curation.rule.Split;
import java.util.Objects;
import java.util.UUID;

/**
 * Two answers to one request, of which people preferred the first.
 *
 * @param cluster key of the request, shared by both answers
 * @param prompt what the person asked
 * @param chosen the answer that was preferred, or the correction
 * @param rejected the other one; differs from the chosen one
 * @param chosenInteractionId where the chosen answer comes from
 * @param chosenSubjectId pseudonym of whose it is, or null
 * @param rejectedInteractionId where the rejected one comes from: the same interaction for a correction and its original
 * @param rejectedSubjectId pseudonym of whose it is, or null
 * @param language primary subtag in lower case; {@code und} when unknown
 * @param targetTool what the chosen answer is for, or null
 * @param split the side of the cluster; pairs that are held out are in no file
 */
public record PreferencePair(
        String cluster,
        String prompt,
        String chosen,
        String rejected,
        UUID chosenInteractionId,
        String chosenSubjectId,
        UUID rejectedInteractionId,
        String rejectedSubjectId,
        String language,
        String targetTool,
        Split split) {
    public PreferencePair {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(split, "split");
        if (Objects.requireNonNull(chosen, "chosen").equals(Objects.requireNonNull(rejected, "rejected"))) {
            throw new IllegalArgumentException("a pair's two answers must differ");
        }
    }
}
