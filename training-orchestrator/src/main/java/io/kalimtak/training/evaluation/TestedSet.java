package io.kalimtak.training.evaluation;

import io.kalimtak.training.sets.SetFiles;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What an evaluation is made with.
 *
 * @param files the set whose held-out rows are measured
 * @param since when the set that the version under test learned from was made: what people rated later is fresh
 * @param folder the work's own
 */
public record TestedSet(SetFiles files, Instant since, Path folder) {}
