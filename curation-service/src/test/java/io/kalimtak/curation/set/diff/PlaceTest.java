package io.kalimtak.curation.set.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.curation.Samples;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void shouldComeBackFromItsCursor() {
        Place place = new Place("removed", Samples.id(7));

        Cursor sent = Cursor.decode(place.cursor().encoded()).orElseThrow();

        assertThat(Place.of(sent)).isEqualTo(place);
    }

    @Test
    void shouldRefuseTheCursorOfAnotherList() {
        Cursor other = new Cursor(Samples.TIME, "not-a-place");

        assertThatThrownBy(() -> Place.of(other)).isInstanceOf(ProblemException.class);
    }
}
