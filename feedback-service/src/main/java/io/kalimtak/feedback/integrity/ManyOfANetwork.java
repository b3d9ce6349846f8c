package io.kalimtak.feedback.integrity;

import io.kalimtak.feedback.FeedbackConfig;
import java.util.Optional;

/** Pieces from one network, however many raters they name: names cost an attacker nothing, networks do. */
record ManyOfANetwork(Window window, int personCap, int applicationCap) implements Rule {
    static ManyOfANetwork of(FeedbackConfig.Network config) {
        return new ManyOfANetwork(new Window(config.window()), config.cap(), config.applicationCap());
    }

    @Override
    public String name() {
        return "network";
    }

    /** Persons and applications apart: an application's many pieces must not use up what its neighbours have. */
    @Override
    public Optional<Slot> slot(Submitted piece) {
        String kind = piece.person() ? "persons of " : "applications of ";
        return Optional.ofNullable(piece.networkId())
                .map(network -> new Slot(name(), kind + network, window.startOf(piece.submittedAt())));
    }

    @Override
    public int cap(Submitted piece) {
        return piece.person() ? personCap : applicationCap;
    }

    @Override
    public String reason(Submitted piece) {
        return "network: more than " + cap(piece) + " pieces from one network in " + window.words();
    }
}
