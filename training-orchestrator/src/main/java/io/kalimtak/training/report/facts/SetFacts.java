package io.kalimtak.training.report.facts;

import java.util.Map;
import java.util.UUID;

/**
 * What a training set holds, in numbers.
 *
 * @param train rows to train on
 * @param held rows held out
 * @param preferences pairs, or null where the manifest is not to be had
 * @param byDimension rows by {@code language}, {@code target_tool} and {@code domain}, by value; empty without a manifest
 * @param rulesHash of the rules it was curated by, or null without a manifest
 */
public record SetFacts(
        UUID id,
        boolean revoked,
        long train,
        long held,
        Long preferences,
        Map<String, Map<String, Long>> byDimension,
        String rulesHash) {}
