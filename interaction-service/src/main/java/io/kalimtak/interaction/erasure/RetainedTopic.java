package io.kalimtak.interaction.erasure;

import java.time.Instant;

/**
 * A topic that may hold records of the person.
 *
 * @param until until when at the latest, by the topic's settings; null where it keeps its records for good
 * @param readFrom whether the broker told the settings itself, or did not answer and the catalogue's are given
 * @param sweptAt of dead letters: when the person's were last looked for and removed; a record that fails later is
 *     removed by the next sweep. Null where that was not done since the request, or is not done
 */
record RetainedTopic(String topic, Instant until, ReadFrom readFrom, Instant sweptAt) {
    /** Who told the settings. */
    enum ReadFrom {
        BROKER,
        CATALOGUE
    }
}
