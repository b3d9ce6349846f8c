package io.kalimtak.curation.personal.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private static final String TEXT = "0123456789ABCDEF";

    @Test
    void shouldCoverBothUnderTheTypeOfTheLongerWhenTwoOverlap() {
        assertThat(resolve(new Finding(0, 4, DataType.IBAN, "iban"), new Finding(3, 10, DataType.PHONE, "phone")))
                .containsExactly(new Finding(0, 10, DataType.PHONE, "0123456789"));
    }

    @Test
    void shouldKeepTheValueWhenOneHoldsTheOther() {
        assertThat(resolve(new Finding(2, 5, DataType.PHONE, "phone"), new Finding(0, 8, DataType.IBAN, "iban")))
                .containsExactly(new Finding(0, 8, DataType.IBAN, "iban"));
    }

    @Test
    void shouldFollowTheOrderOfTypesWhenBothAreOfOneLength() {
        assertThat(resolve(new Finding(0, 8, DataType.PHONE, "phone"), new Finding(0, 8, DataType.CARD, "card")))
                .containsExactly(new Finding(0, 8, DataType.CARD, "card"));
    }

    @Test
    void shouldKeepBothWhenOneEndsWhereTheOtherBegins() {
        Finding first = new Finding(0, 4, DataType.PHONE, "a");
        Finding second = new Finding(4, 8, DataType.EMAIL, "b");

        assertThat(resolve(second, first)).containsExactly(first, second);
    }

    @Test
    void shouldJoinAChainWhenItsEndsDoNotMeet() {
        assertThat(resolve(
                        new Finding(0, 4, DataType.IP, "a"),
                        new Finding(3, 8, DataType.IP, "b"),
                        new Finding(7, 12, DataType.EMAIL, "c")))
                .containsExactly(new Finding(0, 12, DataType.EMAIL, "0123456789ab"));
    }

    private static List<Finding> resolve(Finding... findings) {
        List<Finding> given = new ArrayList<>(List.of(findings));
        List<Finding> resolved = Overlaps.resolve(TEXT, given);
        Collections.reverse(given);
        assertThat(Overlaps.resolve(TEXT, given)).isEqualTo(resolved);
        return resolved;
    }
}
