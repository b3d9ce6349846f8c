package io.kalimtak.prompt.phrase;

import static io.kalimtak.prompt.phrase.Normaliser.normalise;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write   an E-MAIL!!         | write an e mail",
                "ﬁx “this” — please…         | fix this please",
                "fix C# and C++, 50% off     | fix c# and c++ 50% off",
                "１２ apples                  | 12 apples",
                "café                        | café",
                "أكتب رسالةً إلى المُديرـــ   | اكتب رساله الي المدير",
                "آخر ٱلقصة                   | اخر القصه",
                "مستشفى                      | مستشفي",
                "٤ سنين ۵                    | 4 سنين 5",
                "القُرْآنِ                    | القران",
                "ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ                 | السلام عليكم",
                "ﻣُﹷﺪﻳﺮ                        | مدير",
                "یکتب کتاب                    | يكتب كتاب",
                "خصم ٥٠٪                     | خصم 50%",
                "ΟΔΟΣ οδός ΣΊΣΥΦΟΣ           | οδοσ οδόσ σίσυφοσ",
                "GROSSE Straße İzmir         | grosse strasse izmir",
                "Подробный ПРОМПТ            | подробный промпт",
                "اكتب email بالـEnglish      | اكتب email بالenglish",
                "देवनागरी १२३                  | देवनागरी 123",
            })
    void shouldGiveOneFormWhenTypedDifferently(String typed, String expected) {
        assertThat(normalise(typed)).isEqualTo(expected);
    }

    @Test
    void shouldDropInvisibleCharactersWhenTheyStandInWords() {
        assertThat(normalise("pa\u200Bss\u00ADword \u202Bمرحبا\u202C")).isEqualTo("password مرحبا");
    }

    @Test
    void shouldComposeAccentsWhenSomethingInvisibleOrAnUpperCaseLetterStoodInTheWay() {
        assertThat(normalise("cafe\u200B\u0301")).isEqualTo("café");
        assertThat(normalise("J\u030C")).isEqualTo("\u01F0");
    }

    @Test
    void shouldDropVariationSelectorsAndFillersWhenTheyStandBesideWhatIsSeen() {
        assertThat(normalise("❤\uFE0F\u3164 a\u034Fb")).isEqualTo("❤ ab");
    }

    @Test
    void shouldTakeHalvesOfSurrogatePairsForSpaceWhenTextWasCutThere() {
        assertThat(normalise("cut\uD83D")).isEqualTo("cut");
        assertThat(normalise("\uD83D\u200B\uDE00")).isEmpty();
    }

    @Test
    void shouldBeEmptyWhenThereIsOnlyPunctuation() {
        assertThat(normalise(" …?! — ")).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenNormalisedAgain() {
        String once = normalise("أهلاً، Hello—World_١٢٣ 🙂");

        assertThat(once).isEqualTo("اهلا hello world 123 🙂");
        assertThat(normalise(once)).isEqualTo(once);
    }

    @Test
    void shouldKeepNumbersApartWhenOnlyAPointDiffers() {
        assertThat(normalise("1.5")).isNotEqualTo(normalise("15"));
    }
}
