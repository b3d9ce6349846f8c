package io.kalimtak.gateway.keys;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys of the public door. */
@Path("/api/admin/keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class KeyResource {
    private final ManageKeys keys;
    private final KeyHolder holder;

    KeyResource(ManageKeys keys, KeyHolder holder) {
        this.keys = keys;
        this.holder = holder;
    }

    @GET
    @Operation(operationId = "listKeys", summary = "Keys, newest first, those that were revoked among them")
    public Page<KeyResponse> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        List<KeyResponse> rows = keys.page(Cursor.decode(cursor), size + 1).stream()
                .map(KeyResponse::of)
                .toList();
        return Page.cut(
                rows, size, row -> new Cursor(row.createdAt(), row.keyId().toString()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createKey", summary = "Make a key; it is shown in this answer and never again")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = KeyResponse.class)))
    public Response create(@NotNull(message = "must be a JSON object with name and role") @Valid KeyRequest request) {
        return created(keys.create(request, actor()));
    }

    @GET
    @Path("/{key_id}")
    @Operation(operationId = "getKey", summary = "One key, without the key itself")
    public KeyResponse one(@PathParam("key_id") String id) {
        return KeyResponse.of(keys.one(parsed(id)));
    }

    @POST
    @Path("/{key_id}/rotate")
    @Operation(operationId = "rotateKey", summary = "Make a key in the place of another, which works for another day")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = KeyResponse.class)))
    public Response rotate(@PathParam("key_id") String id) {
        return created(keys.rotate(parsed(id), actor()));
    }

    @DELETE
    @Path("/{key_id}")
    @Operation(operationId = "revokeKey", summary = "Take a key back; it stops working within a second")
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    public Response revoke(@PathParam("key_id") String id) {
        keys.revoke(parsed(id), actor());
        return Response.noContent().build();
    }

    private static Response created(KeyResponse key) {
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/admin/keys/" + key.keyId())
                .entity(key)
                .build();
    }

    private String actor() {
        return holder.key().actor();
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no key of that id. GET /api/admin/keys lists them.");
        }
    }
}
