package io.kalimtak.feedback.integrity;

import io.kalimtak.feedback.FeedbackConfig;
import java.util.Optional;

/** Pieces of one rater about one interaction: only the last counts, but each is told to everybody. */
record RepeatedRater(Window window, int personCap, int applicationCap) implements Rule {
    static RepeatedRater of(FeedbackConfig.RepeatedRater config) {
        return new RepeatedRater(new Window(config.window()), config.cap(), config.applicationCap());
    }

    @Override
    public String name() {
        return "repeated-rater";
    }

    @Override
    public Optional<Slot> slot(Submitted piece) {
        String counted = piece.interactionId() + " " + piece.raterId();
        return Optional.of(new Slot(name(), counted, window.startOf(piece.submittedAt())));
    }

    @Override
    public int cap(Submitted piece) {
        return piece.person() ? personCap : applicationCap;
    }

    @Override
    public String reason(Submitted piece) {
        return "repeated-rater: more than " + cap(piece) + " pieces of one rater about one interaction in "
                + window.words();
    }
}
