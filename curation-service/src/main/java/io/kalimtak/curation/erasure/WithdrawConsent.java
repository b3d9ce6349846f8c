package io.kalimtak.curation.erasure;

import io.kalimtak.curation.set.RevokedFiles;
import io.kalimtak.curation.set.TrainingSets;
import io.kalimtak.kit.privacy.Tombstones;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Takes back the published sets that hold people who refuse training now, and takes them out of the golden set. A set is what runs start from and what versions
 * are promoted by, so both find it revoked.
 */
@ApplicationScoped
public class WithdrawConsent {
    static final String REASON = "a person whose rows it held withdrew consent to training";

    private final Tombstones tombstones;
    private final PersonStore person;
    private final TrainingSets sets;
    private final RevokedFiles files;

    WithdrawConsent(Tombstones tombstones, PersonStore person, TrainingSets sets, RevokedFiles files) {
        this.tombstones = tombstones;
        this.person = person;
        this.sets = sets;
        this.files = files;
    }

    /** Those among these people who allow training change nothing. */
    public void withdraw(Collection<String> subjects) {
        QuarkusTransaction.requiringNew().run(() -> {
            // Who publishes holds this lock shared from looking for withdrawn consents to the commit: it has either
            // seen
            // this one, which is committed, or its set is seen here.
            tombstones.exclude();
            sets.revoke(person.setsOfRefusing(subjects), REASON);
            person.deleteGoldenOfRefusing(subjects);
        });
        files.remove();
    }
}
