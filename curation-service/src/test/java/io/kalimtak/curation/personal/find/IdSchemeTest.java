package io.kalimtak.curation.personal.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdSchemeTest {
    @ParameterizedTest
    @CsvSource({
        "784-1990-1234567-8, EMIRATES",
        "784199012345676, EMIRATES",
        "784199012345677, ",
        "784-2100-1234567-8, ",
        "29002290112345, EGYPT",
        "29002300112345, ",
        "29013010112345, ",
        "29001010512345, ",
        "49001010112345, ",
        "288011012344, KUWAIT",
        "288011012345, ",
        "1012345672, SAUDI",
        "1012345673, ",
        "3012345678, ",
        "001-01-0001, US_SSN",
        "899-99-9999, US_SSN",
        "000-12-3456, ",
        "666-12-3456, ",
        "900-12-3456, ",
        "123-00-4567, ",
        "123-45-0000, ",
        "123-456-789, ",
    })
    void shouldKnowANumberOnlyWhenItsCheckHolds(String number, IdScheme expected) {
        DigitRun.Part part = DigitRun.allIn(number).get(0).parts(4, 9, 15).stream()
                .filter(whole -> whole.end() - whole.start() == number.length())
                .findFirst()
                .orElseThrow();

        List<IdScheme> matching = Arrays.stream(IdScheme.values())
                .filter(scheme -> scheme.matches(part))
                .toList();

        assertThat(matching).isEqualTo(expected == null ? List.of() : List.of(expected));
    }
}
