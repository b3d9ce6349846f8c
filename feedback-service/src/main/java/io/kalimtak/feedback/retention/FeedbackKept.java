package io.kalimtak.feedback.retention;

import static io.kalimtak.kit.retention.Sensitivity.CONTENT;
import static io.kalimtak.kit.retention.Sensitivity.PSEUDONYM;

import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.KeptDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this service keeps, for the policy. */
@ApplicationScoped
class FeedbackKept implements KeptDataSource {
    private final FeedbackRetentionConfig config;

    FeedbackKept(FeedbackRetentionConfig config) {
        this.config = config;
    }

    @Override
    public List<KeptData> kept() {
        return List.of(
                KeptData.table(
                                "feedback.tallies",
                                "how many pieces a rater or a network brought in a window of time, by pseudonym",
                                "to hold bursts and floods for review",
                                PSEUDONYM)
                        .rule("15 days after the window"),
                KeptData.table(
                                "feedback.subjects",
                                "whose interactions there are: ids and pseudonyms",
                                "to find what was said about a person's interactions when the person is erased",
                                PSEUDONYM)
                        .keptFor(config.feedback(), "kalimtak.feedback.retention.feedback"),
                KeptData.table(
                                "feedback.feedback",
                                "what people said about answers, with what they replaced or took back",
                                "to know what holds now, and whether it was honest",
                                CONTENT,
                                PSEUDONYM)
                        .keptFor(config.feedback(), "kalimtak.feedback.retention.feedback"));
    }
}
