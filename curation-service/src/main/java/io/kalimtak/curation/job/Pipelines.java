package io.kalimtak.curation.job;

import static io.kalimtak.curation.rule.StagedRows.Group.DOMAIN;
import static io.kalimtak.curation.rule.StagedRows.Group.LANGUAGE;
import static io.kalimtak.curation.rule.StagedRows.Group.NETWORK;
import static io.kalimtak.curation.rule.StagedRows.Group.RATER;
import static io.kalimtak.curation.rule.StagedRows.Group.SUBJECT;
import static io.kalimtak.curation.rule.StagedRows.Group.TOOL;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.content.moderation.ModerationServer;
import io.kalimtak.curation.content.ngram.NgramConfig;
import io.kalimtak.curation.content.ngram.RareNgramsRule;
import io.kalimtak.curation.judgement.Judge;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.rule.BalanceRule;
import io.kalimtak.curation.rule.CapRule;
import io.kalimtak.curation.rule.ComparedRule;
import io.kalimtak.curation.rule.ConsentRule;
import io.kalimtak.curation.rule.DomainsRule;
import io.kalimtak.curation.rule.EligibilityRule;
import io.kalimtak.curation.rule.ExactDuplicatesRule;
import io.kalimtak.curation.rule.GoldenRule;
import io.kalimtak.curation.rule.JobSettings;
import io.kalimtak.curation.rule.LeakageRule;
import io.kalimtak.curation.rule.LimitRule;
import io.kalimtak.curation.rule.NearDuplicatesRule;
import io.kalimtak.curation.rule.ReviewRule;
import io.kalimtak.curation.rule.RulePipeline;
import io.kalimtak.curation.rule.SetRule;
import io.kalimtak.curation.rule.StagedRows.Group;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Puts the rules of a job together: which, in what order, with which settings. */
@ApplicationScoped
class Pipelines {
    private final Judge judge;
    private final Similarity similarity;
    private final CurationConfig config;
    private final ModerationServer moderation;
    private final NgramConfig ngrams;

    Pipelines(
            Judge judge,
            Similarity similarity,
            CurationConfig config,
            ModerationServer moderation,
            NgramConfig ngrams) {
        this.judge = judge;
        this.similarity = similarity;
        this.config = config;
        this.moderation = moderation;
        this.ngrams = ngrams;
    }

    RulePipeline of(JobSettings settings) {
        List<SetRule> first = new ArrayList<>(List.of(
                new ConsentRule(), new ComparedRule(), new ReviewRule(), new EligibilityRule(settings.minScore())));
        if (!settings.domains().isEmpty()) {
            first.add(new DomainsRule(settings.domains()));
        }
        return new RulePipeline(first, judge.rules(), last(settings));
    }

    private List<SetRule> last(JobSettings settings) {
        CurationConfig.Caps caps = config.caps();
        List<SetRule> rules = new ArrayList<>();
        moderation.rule().ifPresent(rules::add);
        rules.addAll(List.of(
                new GoldenRule(similarity.settings()),
                // Before duplicates: copies of many requests, each corrected by one person, would else push out the
                // honest ones.
                new CapRule(SUBJECT, caps.subject()),
                new CapRule(RATER, caps.subject()),
                new CapRule(NETWORK, caps.network()),
                new ExactDuplicatesRule(),
                new LeakageRule(),
                new NearDuplicatesRule(caps.cluster(), similarity.settings())));
        // Over what is good enough to be learnt, before it is cut down to shares.
        RareNgramsRule.of(ngrams).ifPresent(rules::add);
        CurationConfig.Balance balance = config.balance();
        balance(rules, DOMAIN, balance.domain());
        balance(rules, LANGUAGE, balance.language());
        balance(rules, TOOL, balance.tool());
        if (settings.limit() != null) {
            rules.add(new LimitRule(settings.limit()));
        }
        return rules;
    }

    private static void balance(List<SetRule> rules, Group of, double maxShare) {
        if (maxShare < 1) {
            rules.add(new BalanceRule(of, maxShare));
        }
    }
}
