package io.kalimtak.feedback.integrity;

import io.kalimtak.feedback.FeedbackConfig;
import java.util.Optional;

/** Pieces of one rater in a long time: whoever is slow enough for {@link Burst} still brings no great number. */
record ManyOfARater(Window window, int personCap, int applicationCap) implements Rule {
    static ManyOfARater of(FeedbackConfig.Rater config) {
        return new ManyOfARater(new Window(config.window()), config.cap(), config.applicationCap());
    }

    @Override
    public String name() {
        return "rater";
    }

    @Override
    public Optional<Slot> slot(Submitted piece) {
        return Optional.of(new Slot(name(), piece.raterId(), window.startOf(piece.submittedAt())));
    }

    @Override
    public int cap(Submitted piece) {
        return piece.person() ? personCap : applicationCap;
    }

    @Override
    public String reason(Submitted piece) {
        return "rater: more than " + cap(piece) + " pieces of one rater in " + window.words();
    }
}
