package io.kalimtak.curation.rule;

import java.util.Locale;
import java.util.Map;

/**
 * No more rows than an absolute number of one person, or from one network, whatever the size of the set: about 250
 * documents suffice to poison a model of any size (Souly et al. 2025, arXiv 2510.07192).
 *
 * @param of what is counted by: SUBJECT, RATER or NETWORK
 */
public record CapRule(StagedRows.Group of, int rows) implements SetRule {
    @Override
    public String name() {
        return of.name().toLowerCase(Locale.ROOT) + "-cap";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("rows", Integer.toString(rows));
    }

    @Override
    public void apply(StagedRows staged) {
        staged.keepBestOfEach(of, rows, this, "beyond the " + rows + " best rows of one " + what());
    }

    private String what() {
        return switch (of) {
            case SUBJECT -> "person who asked";
            case RATER -> "person who rated";
            case NETWORK -> "network";
            default -> throw new IllegalStateException("there is no cap by " + of);
        };
    }
}
