package io.kalimtak.curation.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import org.junit.jupiter.api.Test;

class PersonalDataConfigTest {
    @Test
    void shouldRedactContactsAndDropNumbersOfAccountsWhenNothingIsSet() {
        PersonalDataConfig config = TestConfig.of(PersonalDataConfig.class);

        assertThat(config.phoneRegions())
                .containsExactly(
                        "SA", "AE", "EG", "JO", "KW", "QA", "BH", "OM", "IQ", "LB", "MA", "DZ", "TN", "US", "GB");
        assertThat(config.nameModels()).isEmpty();
        assertThat(config.maxCharacters()).isEqualTo(131_072);
        assertThat(config.maxCandidates()).isEqualTo(20_000);
        assertThat(config.policy().email()).isEqualTo(Policy.REDACT);
        assertThat(config.policy().phone()).isEqualTo(Policy.REDACT);
        assertThat(config.policy().ip()).isEqualTo(Policy.REDACT);
        assertThat(config.policy().name()).isEqualTo(Policy.REDACT);
        assertThat(config.policy().iban()).isEqualTo(Policy.DROP);
        assertThat(config.policy().card()).isEqualTo(Policy.DROP);
        assertThat(config.policy().nationalId()).isEqualTo(Policy.DROP);
    }

    @Test
    void shouldDropSecretsWhenNothingIsSet() {
        SecretsConfig config = TestConfig.of(SecretsConfig.class);

        assertThat(config.policy()).isEqualTo(Policy.DROP);
        assertThat(config.base64Entropy()).isEqualTo(4.5);
        assertThat(config.hexEntropy()).isEqualTo(3.0);
    }
}
