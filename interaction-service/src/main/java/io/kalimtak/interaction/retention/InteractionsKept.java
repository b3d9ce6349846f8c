package io.kalimtak.interaction.retention;

import static io.kalimtak.kit.retention.Sensitivity.CONTENT;
import static io.kalimtak.kit.retention.Sensitivity.IDENTITY;
import static io.kalimtak.kit.retention.Sensitivity.OPERATION;
import static io.kalimtak.kit.retention.Sensitivity.PSEUDONYM;

import io.kalimtak.interaction.InteractionConfig;
import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.KeptDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** What this service keeps, for the policy. */
@ApplicationScoped
class InteractionsKept implements KeptDataSource {
    private static final String PROOF = "for good: the proof outlives what it proves the end of";
    private static final String WHOLE_MONTHS = "by whole months: up to a month longer";
    private static final String KEY = "kalimtak.interaction.retention.";

    private final InteractionConfig.Retention config;

    InteractionsKept(InteractionConfig config) {
        this.config = config.retention();
    }

    @Override
    public List<KeptData> kept() {
        return Stream.concat(content().stream(), proofs().stream()).toList();
    }

    /** What goes when its time is over. */
    private List<KeptData> content() {
        return List.of(
                KeptData.table(
                                ApplyRetention.CONTENT,
                                "what was asked and what was answered",
                                "to show, export and analyse answered requests",
                                CONTENT,
                                PSEUDONYM)
                        .keptFor(config.content(), KEY + "content")
                        .rule(WHOLE_MONTHS),
                KeptData.table(
                                ApplyRetention.SHADOW_ANSWERS,
                                "what another version would have answered, never shown",
                                "to compare a version with the one that answers before anybody gets it",
                                CONTENT,
                                PSEUDONYM)
                        .keptFor(config.shadowAnswers(), KEY + "shadow-answers")
                        .rule(WHOLE_MONTHS),
                KeptData.table(
                                "identity.identities",
                                "who asked: user id, address, user agent",
                                "to answer people about their own data, and to look into abuse",
                                IDENTITY,
                                PSEUDONYM)
                        .keptFor(config.identities(), KEY + "identities"),
                KeptData.table(
                                "interaction.feedback",
                                "what people said about answers",
                                "to measure how good answers are",
                                CONTENT,
                                PSEUDONYM)
                        .keptFor(config.feedback(), KEY + "feedback"));
    }

    /** What stays, to honour and to show what was asked for. */
    private static List<KeptData> proofs() {
        return List.of(
                KeptData.table(
                                "interaction.consents",
                                "what people allow",
                                "to honour it, and to be able to show that it was",
                                PSEUDONYM)
                        .rule("for good, after an erasure too: forgetting it would bring the default back"),
                KeptData.table(
                                "interaction.erasure_requests",
                                "who asked to be erased, by pseudonym, and when",
                                "to be able to show that it was done",
                                PSEUDONYM)
                        .rule(PROOF),
                KeptData.table(
                                "interaction.erasure_receipts",
                                "what each service erased, as counts",
                                "to be able to show that it was done",
                                PSEUDONYM)
                        .rule(PROOF),
                KeptData.table(
                                "interaction.dead_letter_sweeps",
                                "when topics of dead letters were last rid of erased people",
                                "to say in a receipt what such a topic may still hold",
                                OPERATION)
                        .rule("for good: a row a topic"));
    }
}
