package io.kalimtak.curation.personal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How personal data is looked for, and what becomes of rows that hold some. */
@ConfigMapping(prefix = "kalimtak.curation.personal")
public interface PersonalDataConfig {
    /**
     * ISO 3166 codes of the regions whose national phone numbers are known, the first wins where a number is valid in
     * several. Numbers with + and a country's code are known wherever they are from.
     */
    @WithDefault("SA,AE,EG,JO,KW,QA,BH,OM,IQ,LB,MA,DZ,TN,US,GB")
    @NotEmpty
    List<@Pattern(regexp = "[A-Z]{2}") String> phoneRegions();

    /** OpenNLP name finder models by language ({@code name-models.en=/path}); a language without one is not searched. */
    Map<String, Path> nameModels();

    /** UTF-16 units of a request or a target; longer ones cannot be checked. Twice what the rule for length lets pass. */
    @WithDefault("131072")
    @Min(1)
    int maxCharacters();

    /** Candidates that each detector looks at closely in one text; a text with more cannot be checked. */
    @WithDefault("20000")
    @Min(1)
    int maxCandidates();

    @Valid
    Policies policy();

    /**
     * Contact data is redacted: a request to write to somebody is as good without the address. Numbers of accounts, cards
     * and identities drop the row: text around them tends to hold more of the person (a name, a birthday, a date of
     * expiry, a balance) than a detector knows, and rows worth learning from seldom need them.
     */
    interface Policies {
        @WithDefault("redact")
        Policy email();

        @WithDefault("redact")
        Policy phone();

        @WithDefault("redact")
        Policy ip();

        @WithDefault("redact")
        Policy name();

        @WithDefault("drop")
        Policy iban();

        @WithDefault("drop")
        Policy card();

        @WithDefault("drop")
        Policy nationalId();
    }
}
