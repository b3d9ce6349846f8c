package io.kalimtak.curation.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.rule.Content;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactorPropertyTest {
    private static final String SEED = "20261125";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z_]{2,16}_[0-9]{1,6}]");
    private static final Redactor REDACTOR = PersonalData.of(
                    TestConfig.of(PersonalDataConfig.class), TestConfig.of(SecretsConfig.class))
            .redactor();

    @Property(tries = 500, seed = SEED)
    void shouldChangeNothingTheSecondTimeWhenAnyStringIsGiven(@ForAll String text) {
        Content once = REDACTOR.redact(row(text, text)).content();

        assertThat(REDACTOR.redact(once).content()).isEqualTo(once);
    }

    @Property(tries = 500, seed = SEED)
    void shouldLeaveNothingToFindWhenDataStandsInAnyOrder(@ForAll("mixed") String text) {
        List<Finding> found = REDACTOR.find(text, "en");
        Redaction once = REDACTOR.redact(row(text, "x"));
        String output = once.content().input();

        assertThat(REDACTOR.redact(once.content()).content()).isEqualTo(once.content());
        assertThat(REDACTOR.find(output, "en")).isEmpty();
        if (found.isEmpty()) {
            assertThat(output).isEqualTo(text);
        }
    }

    @Property(tries = 500, seed = SEED)
    void shouldLeaveTheRestUnchangedWhenDataStandsInAnyOrder(@ForAll("mixed") String text) {
        String output = REDACTOR.redact(row(text, "x")).content().input();

        int from = 0;
        for (String kept : PLACEHOLDER.split(output)) {
            int at = text.indexOf(kept, from);
            assertThat(at).as("what stands between placeholders, in order").isGreaterThanOrEqualTo(from);
            from = at + kept.length();
        }
        assertThat(halves(output)).isLessThanOrEqualTo(halves(text));
    }

    @Property(tries = 500, seed = SEED)
    void shouldGiveEqualTextsEqualPlaceholdersWhenBothAreInOneRow(@ForAll("mixed") String text) {
        Content redacted = REDACTOR.redact(row(text, text)).content();

        assertThat(redacted.target()).isEqualTo(redacted.input());
        assertThat(REDACTOR.redact(row(text, text)).content()).isEqualTo(redacted);
    }

    @Provide
    Arbitrary<String> mixed() {
        Arbitrary<String> data = Arbitraries.of(
                "a@example.com",
                "+966501234567",
                "0501234567",
                "SA0380000000608010167519",
                "4242424242424242",
                "4242 4242 4242 4242",
                "078-05-1120",
                "203.0.113.7",
                "2001:db8:1::7",
                "AB123456C",
                "784-1990-1234567-8",
                "password=Tr0ub4dor&3x",
                "https://u:Qx7pL2mZ@h.example");
        Arbitrary<String> words = Arbitraries.of(
                "call ",
                "id ",
                "card ",
                "رقم الهوية ",
                "جوالي ",
                "key: ",
                " ",
                "-",
                ".",
                ",",
                "/",
                "@",
                "+",
                "(",
                ")",
                "[",
                "]",
                "1",
                "٥",
                "a",
                "ب",
                "🙂",
                "\u202E",
                "\u200B",
                "\n",
                "[EMAIL_1]",
                "[PHONE_2]",
                "\uD83D");
        return Arbitraries.oneOf(data, words).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    /** Surrogates without their other half: a text may have some, but redacting adds none. */
    private static long halves(String text) {
        return text.codePoints()
                .filter(point -> Character.getType(point) == Character.SURROGATE)
                .count();
    }

    private static Content row(String input, String target) {
        return new Content(input, target, "en", null);
    }
}
