package io.kalimtak.kit.privacy;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.UUID;

/**
 * A person whose data are exported.
 *
 * @param subjectId the person's pseudonym
 * @param trainingSets sets that the person's data reached, for services that know sets and no people; null is none
 * @param evalRows held-out rows of these sets that are the person's; null is none
 */
public record Person(@NotBlank String subjectId, List<UUID> trainingSets, List<UUID> evalRows) {
    /** Copies the lists. */
    public Person {
        trainingSets = trainingSets == null ? List.of() : List.copyOf(trainingSets);
        evalRows = evalRows == null ? List.of() : List.copyOf(evalRows);
    }

    /** A person of whom nothing but the pseudonym is known. */
    public static Person of(String subjectId) {
        return new Person(subjectId, List.of(), List.of());
    }
}
