package io.kalimtak.feedback.integrity;

import io.kalimtak.feedback.FeedbackConfig;
import java.util.Optional;

/** Raters of one interaction: an answer is one person's, and seldom shown to many. */
record PileOn(Window window, int most) implements Rule {
    static PileOn of(FeedbackConfig.PileOn config) {
        return new PileOn(new Window(config.window()), config.cap());
    }

    @Override
    public String name() {
        return "pile-on";
    }

    @Override
    public Optional<Slot> slot(Submitted piece) {
        String counted = piece.interactionId().toString();
        return Optional.of(new Slot(name(), counted, window.startOf(piece.submittedAt())));
    }

    @Override
    public int cap(Submitted piece) {
        return most;
    }

    @Override
    public String reason(Submitted piece) {
        return "pile-on: more than " + most + " raters of one interaction in " + window.words();
    }

    @Override
    public Optional<String> counting(Submitted piece) {
        return Optional.of(piece.raterId());
    }
}
