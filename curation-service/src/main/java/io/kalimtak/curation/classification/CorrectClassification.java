package io.kalimtak.curation.classification;

import io.kalimtak.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts a person's word on the classes of a request down. The classifier learns from it at its next training. */
@ApplicationScoped
class CorrectClassification {
    private final CorrectionStore store;
    private final Classifier classifier;
    private final Clock clock;

    CorrectClassification(CorrectionStore store, Classifier classifier, Clock clock) {
        this.store = store;
        this.classifier = classifier;
        this.clock = clock;
    }

    /** Empty when there is no such interaction. A 400 names a class that does not exist. */
    @Transactional
    Optional<CorrectionResponse> correct(UUID interactionId, CorrectionRequest said, String actor) {
        require("domain", said.domain(), classifier.domains());
        require("use_case", said.useCase(), classifier.useCases());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.put(interactionId, said.domain(), said.useCase(), actor, now)
                ? Optional.of(new CorrectionResponse(interactionId, said.domain(), said.useCase(), actor, now))
                : Optional.empty();
    }

    private static void require(String field, String name, List<String> known) {
        if (!known.contains(name)) {
            throw ProblemException.violation(field, "must be one of " + String.join(", ", known));
        }
    }
}
