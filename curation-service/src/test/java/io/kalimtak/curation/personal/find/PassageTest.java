package io.kalimtak.curation.personal.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageTest {
    @ParameterizedTest
    @CsvSource({
        "abc 123, abc 123",
        "٠٥٠١٢٣, 050123",
        "۰۵۰۱۲۳, 050123",
        "०५०, 050",
        "𝟎𝟓𝟎, 050",
        "ａ＠ｂ．ｃ, a@b.c",
        "١٢٫٥ و١٬٠٠٠, '12.5 و1,000'",
        "1–2—3−4, 1-2-3-4",
        "سلام عليكم, سلام عليكم",
    })
    void shouldReadOneWayWhenWrittenInAnyScript(String written, String read) {
        assertThat(Passage.of(written, "und", 1).text()).isEqualTo(read);
    }

    @Test
    void shouldReadPastInvisibleCharactersWhenTheyStandInANumber() {
        Passage passage = Passage.of("\u202B+966\u00A050\u200F 1\u200B2\u00AD3\u202C", "ar", 1);

        assertThat(passage.text()).isEqualTo("+966 50 123");
        assertThat(passage.finding(0, 11, DataType.PHONE, "x")).isEqualTo(new Finding(1, 15, DataType.PHONE, "x"));
    }

    @Test
    void shouldTakeWholeCodePointsWhenDigitsAreOutsideThePlane() {
        Passage passage = Passage.of("🙂𝟎𝟓🙂", "und", 1);

        assertThat(passage.text()).isEqualTo("🙂05🙂");
        assertThat(passage.finding(2, 4, DataType.PHONE, "05")).isEqualTo(new Finding(2, 6, DataType.PHONE, "05"));
        assertThat(passage.finding(1, 5, DataType.PHONE, "cut")).isEqualTo(new Finding(0, 8, DataType.PHONE, "cut"));
    }

    @Test
    void shouldRefuseOnlyWhenMoreIsSpentThanGranted() {
        Passage passage = Passage.of("abc", "und", 2);
        passage.spend(2);

        assertThatThrownBy(() -> passage.spend(1)).isInstanceOf(UncheckedTextException.class);
        assertThat(passage.renewed()).isSameAs(passage);
        passage.spend(2);
    }
}
