package io.kalimtak.curation.set.row;

import io.kalimtak.curation.rule.Split;
import java.util.Objects;
import java.util.UUID;

/**
 * One answer to a request, with whether people found it good.
 *
 * @param cluster key of the request
 * @param prompt what the person asked
 * @param completion the answer
 * @param desirable true for an answer to be learnt, false for one to be avoided
 * @param subjectId pseudonym of whose it is, or null
 * @param language primary subtag in lower case; {@code und} when unknown
 * @param targetTool what the answer is for, or null
 * @param split the side of the cluster; rows that are held out are in no file
 */
public record UnpairedRow(
        String cluster,
        String prompt,
        String completion,
        boolean desirable,
        UUID sourceInteractionId,
        String subjectId,
        String language,
        String targetTool,
        Split split) {
    public UnpairedRow {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(completion, "completion");
        Objects.requireNonNull(split, "split");
    }
}
