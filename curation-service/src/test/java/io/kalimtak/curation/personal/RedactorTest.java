package io.kalimtak.curation.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.UncheckedTextException;
import io.kalimtak.curation.rule.Content;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final int LONGEST = 32_768;
    private static final Redactor REDACTOR = PersonalData.of(
                    TestConfig.of(PersonalDataConfig.class), TestConfig.of(SecretsConfig.class))
            .redactor();

    @Test
    void shouldUseOnePlaceholderWhenAValueIsWrittenInManyWays() {
        Redaction redaction = REDACTOR.redact(new Content(
                "Call +966 50 123 4567 or mail Amal@Example.com, not bob@example.org",
                "اتصل على ٠٥٠١٢٣٤٥٦٧ أو 0501234567 أو amal@example.com",
                "en",
                "ChatGPT"));

        assertThat(redaction.content())
                .isEqualTo(new Content(
                        "Call [PHONE_1] or mail [EMAIL_1], not [EMAIL_2]",
                        "اتصل على [PHONE_1] أو [PHONE_1] أو [EMAIL_1]",
                        "en",
                        "ChatGPT"));
        assertThat(redaction.counts()).isEqualTo(Map.of(DataType.EMAIL, 3, DataType.PHONE, 3));
    }

    @Test
    void shouldGiveBackTheSameRowWhenNothingIsFound() {
        Content content = new Content("Write a poem 🙂\r\n", "\tRole: poet\u200F", "en", null);

        assertThat(REDACTOR.redact(content).content()).isSameAs(content);
        assertThat(REDACTOR.redact(content).counts()).isEmpty();
    }

    @Test
    void shouldLeaveEverythingElseToTheByteWhenAValueStandsBetweenOddCharacters() {
        assertThat(redact("\u202B🙂 a@example.com🙂\u202C\r\n\u00A0\uD83D x"))
                .isEqualTo("\u202B🙂 [EMAIL_1]🙂\u202C\r\n\u00A0\uD83D x");
    }

    @Test
    void shouldNumberOnWhenTheRowHasPlaceholdersAlready() {
        assertThat(redact("Keep [EMAIL_3] and [EMAIL_x], add a@example.com"))
                .isEqualTo("Keep [EMAIL_3] and [EMAIL_x], add [EMAIL_4]");
    }

    @Test
    void shouldLeaveAPlaceholderWholeWhenAValueIsWrittenOnToIt() {
        assertThat(redact("password=Tr0ub4dor&3xa@example.com")).isEqualTo("password=[SECRET_1][EMAIL_1]");
    }

    @Test
    void shouldChangeNothingWhenRedactedAgain() {
        String once = redact("ssn 078-05-1120, card 4242 4242 4242 4242, ip 203.0.113.9, key ghp_"
                + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");

        assertThat(once).isEqualTo("ssn [NATIONAL_ID_1], card [CARD_1], ip [IP_1], key [SECRET_1]");
        assertThat(redact(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+",
                "(212) ",
                "1:",
                "::1",
                "a:",
                "a@",
                "a.",
                "a@a.",
                "a@b.com",
                "4",
                "SA03 ",
                "sa03",
                "eyJ",
                "eyJabcdefgh.eyJ",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN ",
                "password=",
                "password = a1",
                "key key ",
                "token: Bearer ",
                "://",
                "a://b:c@",
                "ssn ",
                "id 1",
                "رقم الهوية ",
                "رقم بطاقة ",
                "هوية ١",
                "ال",
                "[EMAIL_1]",
                "\u200B",
                "\u202E1",
                "a at b dot ",
                "(at)",
                "mail at ",
                "AKIA",
                "k_live_",
                "/a",
                "A1b/",
                "\uD83D",
                "tel tel "
            })
    void shouldGetThroughWhenATextRepeatsWhatPatternsLookFor(String piece) {
        Content once = REDACTOR.redact(longest(piece)).content();

        assertThat(REDACTOR.redact(once).counts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "1234567 ", "0501234567 ", "+1 ", "1.1", "1-", "4242 ", "@", "٠٥٠", "𝟎"})
    void shouldRefuseWhenATextIsAllCandidates(String piece) {
        assertThatThrownBy(() -> REDACTOR.redact(longest(piece)))
                .isInstanceOf(UncheckedTextException.class)
                .hasMessage("more candidates than a text may have");
    }

    private static Content longest(String piece) {
        return new Content("x", piece.repeat(LONGEST / piece.length()), "ar", null);
    }

    private static String redact(String text) {
        return REDACTOR.redact(new Content(text, "x", "en", null)).content().input();
    }
}
