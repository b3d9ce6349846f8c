package io.kalimtak.gateway.privacy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a verification: the person's own strings, which nobody but the person has any more. */
record VerifyRequest(
        @Schema(description = "User id, words of a request, an address: 1 to 20 strings of 4 to 256 characters")
        @NotNull(message = "must be a list of strings")
        @Size(min = 1, max = 20, message = "must have 1 to 20 strings")
        List<
                        @NotNull(message = "must be a string")
                        @Size(min = 4, max = 256, message = "must have 4 to 256 characters") String>
                strings) {}
