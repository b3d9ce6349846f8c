package io.kalimtak.interaction.privacy;

import io.kalimtak.kit.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calls about one person, named by the application's own user id. */
@Path("/api/privacy/users/{user_id}")
@RunOnVirtualThread
@Tag(name = "Privacy")
class PrivacyResource {
    private static final int LONGEST_USER_ID = 128;

    private final ChangeConsent consent;
    private final Caller caller;

    PrivacyResource(ChangeConsent consent, Caller caller) {
        this.consent = consent;
        this.caller = caller;
    }

    /** Sets what the person allows; saying the same again changes nothing. */
    @PUT
    @Path("/consent")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "setConsent", summary = "Set what a person allows")
    public ConsentResponse change(
            @PathParam("user_id") @Size(max = LONGEST_USER_ID) String userId, @NotNull @Valid ConsentRequest body) {
        return ConsentResponse.of(consent.change(userId, body.dataCollection(), body.training(), caller.actor()));
    }
}
