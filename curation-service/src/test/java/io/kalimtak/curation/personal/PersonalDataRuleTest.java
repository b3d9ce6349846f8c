package io.kalimtak.curation.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Detector;
import io.kalimtak.curation.personal.find.EmailDetector;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.personal.find.Passage;
import io.kalimtak.curation.personal.find.PhoneDetector;
import io.kalimtak.curation.personal.find.UncheckedTextException;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataRuleTest {
    private static final String UNCHECKED = "could not be checked for personal data";
    private static final PersonalData DATA =
            PersonalData.of(TestConfig.of(PersonalDataConfig.class), TestConfig.of(SecretsConfig.class));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pay to SA45 2000 0001 2345 6789 1234       | kept",
                "pay to SA03 8000 0000 6080 1016 7519       | holds a bank account number",
                "card 4242 4242 4242 4242                   | holds a payment card number",
                "ssn 078-05-1120                            | holds a national identity number",
                "mail amal@example.com or +966 50 123 4567  | kept",
                "from 203.0.113.7                           | kept",
                "card 4242424242424242, SA0380000000608010167519 | holds a bank account number",
                "write a poem about rain                    | kept",
            })
    void shouldDropByThePolicyOfTheTypeWhenNothingIsSet(String text, String expected) {
        assertThat(reason(DATA.rule().verdict(row(text, "a target")))).isEqualTo(expected);
        assertThat(reason(DATA.rule().verdict(row("a request", text)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password = Tr0ub4dor&3x         | holds an access key, token or password",
                "password = ${DB_PASSWORD}       | kept",
                "use AKIAIOSFODNN7EXAMPLE        | kept",
                "OPENAI_API_KEY=sk-...           | kept",
                "mail amal@example.com           | kept",
            })
    void shouldDropOnlySecretsWhenTheRuleForSecretsJudges(String text, String expected) {
        assertThat(reason(DATA.secrets().verdict(row("a request", text)))).isEqualTo(expected);
    }

    @Test
    void shouldKeepARowWithASecretWhenThePolicyIsToRedact() {
        SecretsRule rule = new SecretsRule(DATA.secrets().redactor(), Policy.REDACT, Map.of());

        assertThat(rule.verdict(row("password = Tr0ub4dor&3x", "x")).kept()).isTrue();
    }

    @Test
    void shouldDropWhenADetectorFails() {
        assertThat(reason(rule(new Failing(new IllegalStateException("amal@example.com")), 100, 100)
                        .verdict(row("anything", "x"))))
                .isEqualTo(UNCHECKED);
    }

    @Test
    void shouldSayThatSecretsWereNotLookedForWhenADetectorFails() {
        Redactor failing = new Redactor(List.of(new Failing(new IllegalStateException("x"))), 100, 100);

        assertThat(reason(new SecretsRule(failing, Policy.REDACT, Map.of()).verdict(row("anything", "x"))))
                .isEqualTo("could not be checked for secrets");
    }

    @Test
    void shouldDropOnlyWhenATextIsLongerThanTheLimit() {
        PersonalDataRule rule = rule(new EmailDetector(), 10, 100);

        assertThat(rule.verdict(row("0123456789", "x")).kept()).isTrue();
        assertThat(reason(rule.verdict(row("0123456789a", "x")))).isEqualTo(UNCHECKED);
        assertThat(reason(rule.verdict(row("x", "0123456789a")))).isEqualTo(UNCHECKED);
    }

    @Test
    void shouldDropOnlyWhenATextHasMoreCandidatesThanTheLimit() {
        PersonalDataRule rule = rule(new EmailDetector(), 100, 3);

        assertThat(rule.verdict(row("@ @ @", "x")).kept()).isTrue();
        assertThat(reason(rule.verdict(row("@ @ @ @", "x")))).isEqualTo(UNCHECKED);
    }

    @Test
    void shouldNotRedactWhatCouldNotBeChecked() {
        Redactor redactor = new Redactor(List.of(new EmailDetector()), 10, 100);

        assertThatThrownBy(() -> redactor.redact(row("0123456789a", "x"))).isInstanceOf(UncheckedTextException.class);
    }

    @Test
    void shouldPutEverySettingThatChangesAVerdictIntoTheManifest() {
        assertThat(DATA.rule().settings())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("max_characters", "131072"),
                        Map.entry("max_candidates", "20000"),
                        Map.entry("phone_regions", "SA,AE,EG,JO,KW,QA,BH,OM,IQ,LB,MA,DZ,TN,US,GB"),
                        Map.entry("name_models", "none"),
                        Map.entry("policy_iban", "drop"),
                        Map.entry("policy_card", "drop"),
                        Map.entry("policy_national_id", "drop"),
                        Map.entry("policy_email", "redact"),
                        Map.entry("policy_phone", "redact"),
                        Map.entry("policy_ip", "redact"),
                        Map.entry("policy_name", "redact")));
        assertThat(DATA.secrets().settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "max_characters", "131072",
                        "max_candidates", "20000",
                        "policy", "drop",
                        "base64_entropy", "4.5",
                        "hex_entropy", "3.0"));
    }

    @Test
    void shouldRefuseToStartWhenARegionHasNoPhones() {
        assertThatThrownBy(() -> new PhoneDetector(List.of("SA", "XX")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no region that has phone numbers: XX");
    }

    private static PersonalDataRule rule(Detector detector, int maxCharacters, int maxCandidates) {
        Redactor redactor = new Redactor(List.of(detector), maxCharacters, maxCandidates);
        return new PersonalDataRule(redactor, Set.of(DataType.CARD), Map.of());
    }

    private static Content row(String input, String target) {
        return new Content(input, target, "en", null);
    }

    private static String reason(Verdict verdict) {
        return verdict.kept() ? "kept" : verdict.reason();
    }

    private record Failing(RuntimeException failure) implements Detector {
        @Override
        public DataType type() {
            return DataType.NAME;
        }

        @Override
        public List<Finding> find(Passage passage) {
            throw failure;
        }
    }
}
