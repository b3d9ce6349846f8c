package io.kalimtak.curation.retention;

import static io.kalimtak.kit.retention.Sensitivity.CONTENT;
import static io.kalimtak.kit.retention.Sensitivity.OPERATION;
import static io.kalimtak.kit.retention.Sensitivity.PSEUDONYM;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.RetentionConfig;
import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.KeptDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this service keeps, for the policy. */
@ApplicationScoped
class CurationKept implements KeptDataSource {
    private static final String KEY = "kalimtak.curation.retention.";
    private static final String CHOOSE = "to choose from for training";
    private static final String EXPLAIN =
            "to explain what a version was trained on, and to find a person's share in it";

    private static final String LEARN = "to classify requests";

    private final RetentionConfig config;
    private final CurationConfig curation;

    CurationKept(RetentionConfig config, CurationConfig curation) {
        this.config = config;
        this.curation = curation;
    }

    @Override
    public List<KeptData> kept() {
        return List.of(
                KeptData.table("curation.interactions", "what was asked and answered", CHOOSE, CONTENT, PSEUDONYM)
                        .keptFor(config.pool(), KEY + "pool")
                        .rule("without its text where training was not allowed"),
                KeptData.table("curation.ratings", "scores and corrections", CHOOSE, CONTENT)
                        .keptFor(config.pool(), KEY + "pool"),
                KeptData.table("curation.training_data", "candidates for training", CHOOSE, CONTENT, PSEUDONYM)
                        .keptFor(config.trainingData(), KEY + "training-data")
                        .rule("what the newest training set holds stays as long as that is the newest"),
                KeptData.table(
                                "curation.consents",
                                "what people allow, and who was erased",
                                "to train on nobody against their will",
                                PSEUDONYM)
                        .rule("for good: forgetting it would let a replay bring a person back"),
                KeptData.table(
                                "curation.judgements",
                                "what the rules for words said, hashes and classes",
                                "to judge nothing twice",
                                PSEUDONYM)
                        .keptFor(config.pool(), KEY + "pool")
                        .rule("goes with the interaction, or when its author takes consent back and no set held it"),
                KeptData.table(
                                "curation.requests",
                                "signatures and vectors of requests",
                                "to find what is nearly the same",
                                CONTENT)
                        .keptFor(config.pool(), KEY + "pool")
                        .rule("as long as an interaction asks it"),
                KeptData.table(
                                "curation.request_clusters",
                                "which requests are nearly the same",
                                "to find twins",
                                OPERATION)
                        .rule("goes with the request"),
                KeptData.table(
                                "curation.request_bands",
                                "hashes by which requests find each other",
                                "to find twins",
                                OPERATION)
                        .rule("goes with the request"),
                KeptData.table("curation.requests_to_compare", "requests that are new", "to find twins", OPERATION)
                        .rule("until the next job, or with the request"),
                KeptData.table(
                                "curation.moderations",
                                "what a moderation server said, by hashes of words",
                                "to ask nothing twice",
                                OPERATION)
                        .keptFor(config.pool(), KEY + "pool")
                        .rule("as long as an interaction has these words"),
                KeptData.table(
                                "curation.review_flags",
                                "what somebody should look at first, and why",
                                "to find planted phrases",
                                OPERATION)
                        .keptFor(config.pool(), KEY + "pool")
                        .rule("goes with the interaction; hashes and counts without text"),
                KeptData.table(
                                "curation.compared_by",
                                "what was held to be nearly the same",
                                "to compare again when that changes",
                                OPERATION)
                        .rule("for good: settings alone"),
                KeptData.table("curation.curation_verdicts", "why rows were taken or left out", EXPLAIN, PSEUDONYM)
                        .keptFor(curation.job().verdictsKept(), "kalimtak.curation.job.verdicts-kept"),
                KeptData.table("curation.curation_jobs", "jobs, their settings and funnels", EXPLAIN, OPERATION)
                        .keptFor(config.jobs(), KEY + "jobs"),
                KeptData.table("curation.training_sets", "which sets there are", EXPLAIN, OPERATION)
                        .rule("for good: lineage of versions"),
                KeptData.table("curation.set_rebuilds", "revoked sets that were made again", EXPLAIN, OPERATION)
                        .rule("for good: ids alone"),
                KeptData.table("curation.training_set_rows", "which interactions a set holds", EXPLAIN, PSEUDONYM)
                        .rule(
                                "for good: lineage of versions; ids, pseudonyms, language, domain and tool, without the words"),
                KeptData.table(
                                "curation.training_set_preferences",
                                "which interactions a set names as not to be learnt",
                                EXPLAIN,
                                PSEUDONYM)
                        .rule("for good: lineage of versions, ids and pseudonyms without text"),
                KeptData.table(
                                "curation.clusters",
                                "hashes of requests",
                                "never to test on what was trained",
                                OPERATION)
                        .rule("for good: hashes without text"),
                KeptData.table(
                                "curation.classification_corrections",
                                "what people said requests are about",
                                LEARN,
                                OPERATION)
                        .keptFor(config.pool(), KEY + "pool")
                        .rule("ids and classes without text"),
                KeptData.table(
                                "curation.reviews",
                                "what reviewers said of answers, and their corrections",
                                CHOOSE,
                                CONTENT)
                        .keptFor(config.pool(), KEY + "pool")
                        .rule("goes with the interaction"),
                KeptData.table("curation.review_queue", "what reviewers are asked next", CHOOSE, OPERATION)
                        .rule("until the next refresh, or with the interaction"),
                KeptData.table(
                                "curation.golden_items",
                                "requests with answers that reviewers vouch for",
                                "to test every version on",
                                CONTENT,
                                PSEUDONYM)
                        .rule("without personal data, for good: until the person is erased or takes consent back"),
                KeptData.table("curation.classifier_heads", "what the classifier learnt", LEARN, OPERATION)
                        .rule("for good; weights of the active ones alone, trained again without whom was erased"),
                KeptData.files("training-sets/", "rows of training sets", "to train on", CONTENT, PSEUDONYM)
                        .keptFor(config.trainingSets(), KEY + "training-sets")
                        .rule("the newest set keeps its rows; those of a revoked set go with the next run; manifests,"
                                + " which hold no text, stay"));
    }
}
