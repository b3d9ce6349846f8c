package io.kalimtak.curation.personal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** How secrets are looked for, and what becomes of rows that hold one. */
@ConfigMapping(prefix = "kalimtak.curation.secrets")
public interface SecretsConfig {
    /** Rows are dropped: what is around a leaked key (hosts, users, account numbers) helps whoever has the key. */
    @WithDefault("drop")
    Policy policy();

    /**
     * Bits per character (Shannon) above which a token of 20 characters or more of the Base64 alphabet is a secret. The
     * defaults of this and of the next are the limits of truffleHog and of Yelp's detect-secrets.
     */
    @WithDefault("4.5")
    @DecimalMin("0")
    @DecimalMax("6")
    double base64Entropy();

    /** The same for tokens of hexadecimal digits, which count only after a word for a key. */
    @WithDefault("3.0")
    @DecimalMin("0")
    @DecimalMax("4")
    double hexEntropy();
}
