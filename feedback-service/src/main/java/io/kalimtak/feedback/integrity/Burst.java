package io.kalimtak.feedback.integrity;

import io.kalimtak.feedback.FeedbackConfig;
import java.util.Optional;

/** Pieces of one rater in a short time: no person reads that fast. */
record Burst(Window window, int personCap, int applicationCap) implements Rule {
    static Burst of(FeedbackConfig.Burst config) {
        return new Burst(new Window(config.window()), config.cap(), config.applicationCap());
    }

    @Override
    public String name() {
        return "burst";
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
        return "burst: more than " + cap(piece) + " pieces of one rater in " + window.words();
    }
}
