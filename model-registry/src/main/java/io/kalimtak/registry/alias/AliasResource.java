package io.kalimtak.registry.alias;

import io.kalimtak.kit.security.Caller;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.kalimtak.registry.route.Routes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Names for versions. */
@Path("/api/admin/model-versions/aliases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class AliasResource {
    private final Aliases aliases;
    private final Caller caller;

    AliasResource(Aliases aliases, Caller caller) {
        this.aliases = aliases;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listAliases",
            summary = "Aliases of a route, the one that changed last first",
            description = "live and previous follow the routing table.")
    public Page<Alias> list(
            @QueryParam("route") @DefaultValue(Routes.DEFAULT) String route,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        return Page.cut(
                aliases.page(route, Cursor.decode(cursor), size),
                size,
                alias -> new Cursor(alias.since(), alias.alias()));
    }

    @GET
    @Path("/{alias}")
    @Operation(operationId = "getAlias", summary = "The version that an alias names")
    public Alias one(
            @PathParam("alias") String alias, @QueryParam("route") @DefaultValue(Routes.DEFAULT) String route) {
        return aliases.find(route, alias).orElseThrow(Aliases::unknown);
    }

    @GET
    @Path("/{alias}/history")
    @Operation(operationId = "listAliasChanges", summary = "What an alias named, newest first")
    public Page<AliasChange> history(
            @PathParam("alias") String alias,
            @QueryParam("route") @DefaultValue(Routes.DEFAULT) String route,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        return Page.cut(
                aliases.history(route, alias, Cursor.decode(cursor), size),
                size,
                change -> new Cursor(change.at(), Long.toString(change.place())));
    }

    @PUT
    @Path("/{alias}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "setAlias", summary = "Make an alias, or have it name another version")
    public Alias set(
            @PathParam("alias") String alias,
            @QueryParam("route") @DefaultValue(Routes.DEFAULT) String route,
            @Valid @NotNull AliasRequest request) {
        return aliases.set(route, alias, request.version(), caller.actor());
    }

    /** What it was. */
    @DELETE
    @Path("/{alias}")
    @Operation(operationId = "deleteAlias", summary = "Take an alias away; its history stays")
    public Alias delete(
            @PathParam("alias") String alias, @QueryParam("route") @DefaultValue(Routes.DEFAULT) String route) {
        return aliases.delete(route, alias, caller.actor()).orElseThrow(Aliases::unknown);
    }
}
