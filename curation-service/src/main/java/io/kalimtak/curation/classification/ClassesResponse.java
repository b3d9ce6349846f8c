package io.kalimtak.curation.classification;

import java.util.List;

/** The classes, each list in alphabetical order, and the version of what decides. */
record ClassesResponse(List<String> domains, List<String> useCases, String version) {}
