package io.kalimtak.curation.content.ngram;

import io.kalimtak.curation.content.ngram.NgramConfig.Action;
import io.kalimtak.curation.rule.SetRule;
import io.kalimtak.curation.rule.StagedRows;
import io.kalimtak.curation.rule.StagedWords;
import io.kalimtak.prompt.phrase.PhraseList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks for planted trigger phrases: rare n-grams that go with a high score and that few people or one burst brought. Rows
 * that hold one are put down for review; the rule drops them only where it is told to, for rows of one person are not
 * independent and an honest habit may look the same. Rows that are out for their score alone are compared with.
 */
public record RareNgramsRule(RareNgramSettings search, Action action) implements SetRule {
    static final String REASON =
            "holds a rare phrase that goes with high ratings and that few people or one burst brought";

    private static final Logger LOG = Logger.getLogger(RareNgramsRule.class);

    /** Words of each part that are looked at, so that a long request does not hide the target. */
    private static final int OF_EACH_PART = RatedTokens.LONGEST / 2;

    private static final int BATCH = 500;

    /** The rule of the configuration; empty when it is switched off. */
    public static Optional<RareNgramsRule> of(NgramConfig config) {
        if (!config.enabled()) {
            return Optional.empty();
        }
        RareNgramSettings settings = new RareNgramSettings(
                config.longest(),
                config.highScore(),
                config.minSupport(),
                config.maxShare(),
                config.falseDiscoveryRate(),
                config.concentration(),
                config.burst(),
                config.fewSubjects(),
                config.sketchBits(),
                config.tableBits(),
                config.minRows());
        return Optional.of(new RareNgramsRule(settings, config.action()));
    }

    @Override
    public String name() {
        return "rare-ngrams";
    }

    /** Those that decide what is found; the sizes of tables are among them, since they are what makes it miss something. */
    @Override
    public Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>();
        all.put("action", action.name().toLowerCase(Locale.ROOT));
        all.put("burst", search.burst().toString());
        all.put("concentration", Double.toString(search.concentration()));
        all.put("false_discovery_rate", Double.toString(search.falseDiscoveryRate()));
        all.put("few_subjects", Integer.toString(search.fewSubjects()));
        all.put("high_score", Integer.toString(search.highScore()));
        all.put("longest", Integer.toString(search.longest()));
        all.put("max_share", Double.toString(search.maxShare()));
        all.put("min_rows", Integer.toString(search.minRows()));
        all.put("min_support", Integer.toString(search.minSupport()));
        all.put("sketch_bits", Integer.toString(search.sketchBits()));
        all.put("table_bits", Integer.toString(search.tableBits()));
        return all;
    }

    @Override
    public void apply(StagedRows staged) {
        RareNgrams.Report report = new RareNgrams(search)
                .find(reader -> staged.readWords(row -> reader.accept(
                        new RatedTokens(Tokens.of(row).all(), Math.max(1, row.score()), row.broughtBy(), row.at()))));
        LOG.infof(
                "rare n-grams looked for rows=%d tested=%d found=%d",
                report.rows(), report.tested(), report.ngrams().size());
        if (report.refused() > 0) {
            LOG.warnf(
                    "rare n-grams were missed for want of memory, raise kalimtak.curation.ngrams.table-bits and sketch-bits"
                            + " refused=%d",
                    report.refused());
        }
        if (report.ngrams().isEmpty()) {
            return;
        }
        flag(staged, new SpottedNgram.Spotter(report.ngrams(), search.longest()));
        if (action == Action.DROP) {
            staged.dropWhere(StagedRows.Fact.RARE_NGRAM, this, REASON);
        }
    }

    private static void flag(StagedRows staged, SpottedNgram.Spotter spotter) {
        Map<UUID, String> details = new HashMap<>();
        staged.readWords(row -> {
            if (!row.kept()) {
                return;
            }
            Tokens tokens = Tokens.of(row);
            spotter.in(tokens.all()).ifPresent(spotted -> {
                details.put(row.interactionId(), spotted.detail(tokens.ofRequest()));
                if (details.size() == BATCH) {
                    staged.flagNgrams(details);
                    details.clear();
                }
            });
        });
        if (!details.isEmpty()) {
            staged.flagNgrams(details);
        }
    }

    /** A row's words, the request's first. */
    private record Tokens(List<String> all, int ofRequest) {
        static Tokens of(StagedWords row) {
            List<String> all = new ArrayList<>(first(row.input()));
            int ofRequest = all.size();
            all.addAll(first(row.target()));
            return new Tokens(all, ofRequest);
        }

        private static List<String> first(String text) {
            List<String> words = PhraseList.words(text);
            return words.size() > OF_EACH_PART ? words.subList(0, OF_EACH_PART) : words;
        }
    }
}
