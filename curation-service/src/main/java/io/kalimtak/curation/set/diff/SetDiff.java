package io.kalimtak.curation.set.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.curation.set.format.RuleChange;
import io.kalimtak.kit.web.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a set differs from another. People who were erased since are in neither.
 *
 * @param id the set
 * @param with what it is compared with, as a rule the earlier one
 * @param added rows that only the set has
 * @param removed rows that only the other has
 * @param changed rows of both with other words, or on the other side
 * @param rules that were applied differently
 * @param rows the rows themselves, a page at a time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SetDiff(
        UUID id,
        UUID with,
        ChangedRows added,
        ChangedRows removed,
        ChangedRows changed,
        List<RuleChange> rules,
        Page<ChangedRow> rows) {

    /** Rows that changed in one way. Rows of sets that did not record what their rows were are {@code unknown}. */
    record ChangedRows(
            long rows,
            List<ChangeReason> byReason,
            Map<String, Long> byLanguage,
            Map<String, Long> byDomain,
            Map<String, Long> byTargetTool) {}

    /**
     * Why rows changed.
     *
     * @param rule that drops the row from the set without it, or null
     * @param reason the rule's, or one of this service's own phrases
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ChangeReason(String rule, String reason, long rows) {}

    /**
     * One row that differs.
     *
     * @param change {@code added}, {@code removed} or {@code changed}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ChangedRow(String change, UUID id, UUID sourceInteractionId, String rule, String reason) {}
}
