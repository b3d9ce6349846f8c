package io.kalimtak.gateway.feedback;

import io.kalimtak.gateway.consent.Consents;
import io.kalimtak.kit.ids.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns caller, user id and address into pseudonyms; none of the three goes further. */
@ApplicationScoped
class Raters {
    private final Pseudonyms pseudonyms;
    private final Networks networks;
    private final Consents consents;

    Raters(Pseudonyms pseudonyms, Networks networks, Consents consents) {
        this.pseudonyms = pseudonyms;
        this.networks = networks;
        this.consents = consents;
    }

    /**
     * Who this is.
     *
     * @param userId null when the application rates for all its users
     * @param address null where the connection has none
     */
    Rater of(String caller, String userId, String address) {
        String networkId = networks.pseudonym(address);
        if (userId == null) {
            return new Rater(pseudonyms.rater(caller), null, networkId, true);
        }
        String subjectId = pseudonyms.subject(userId);
        boolean kept = consents.of(subjectId).dataCollection();
        return new Rater(pseudonyms.rater(caller, userId), subjectId, networkId, kept);
    }
}
