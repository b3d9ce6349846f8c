package io.kalimtak.curation.classification;

/** The version of the heads that hold now. */
record RetrainedResponse(String version) {}
