package io.kalimtak.training.launch.embedded;

/**
 * What the child process is told, as a file of JSON.
 *
 * @param rows path of the rows to train on
 * @param preferences path of the preference pairs to learn from as well, or null
 * @param unpaired path of the judged answers to learn from as well, or null
 * @param artifact path where the artifact belongs
 */
record EmbeddedOrder(
        String version,
        String parentVersion,
        String setHash,
        int minSources,
        String rows,
        String preferences,
        String unpaired,
        String artifact) {}
