package io.kalimtak.training.launch.embedded;

/**
 * What the child process is told, as a file of JSON.
 *
 * @param rows path of the rows to train on
 * @param artifact path where the artifact belongs
 */
record EmbeddedOrder(
        String version, String parentVersion, String setHash, int minSources, String rows, String artifact) {}
