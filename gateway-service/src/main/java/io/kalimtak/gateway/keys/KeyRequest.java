package io.kalimtak.gateway.keys;

import io.kalimtak.gateway.StorableText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A key that is asked for.
 *
 * @param name for people to tell it from others, up to 200 characters
 * @param role {@code app}, {@code admin} or {@code privacy}
 * @param ratePerMinute calls a minute; left out for the installation's default
 */
record KeyRequest(
        @NotBlank(message = "must say whose key it is")
        @Size(max = 200, message = "must have at most 200 characters")
        @StorableText
        String name,

        @NotNull(message = "must be one of: app, admin, privacy")
        @Pattern(regexp = "app|admin|privacy", message = "must be one of: app, admin, privacy")
        String role,

        @Min(value = 1, message = "must be at least 1") @Max(value = 10_000_000, message = "must be at most 10000000")
        Integer ratePerMinute) {}
