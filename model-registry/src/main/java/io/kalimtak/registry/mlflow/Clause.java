package io.kalimtak.registry.mlflow;

import java.util.List;

/**
 * One condition of a filter.
 *
 * @param onTag whether {@code key} is a tag's; else it is an attribute's
 * @param comparator in upper case, such as {@code LIKE} or {@code NOT IN}
 * @param values without quotes; one, but for lists
 * @param quoted whether they were texts; numbers are not
 */
record Clause(boolean onTag, String key, String comparator, List<String> values, boolean quoted) {}
