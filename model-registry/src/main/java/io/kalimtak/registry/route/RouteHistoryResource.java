package io.kalimtak.registry.route;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What served a route, now and at any time before. */
@Path("/api/admin/routes/{route}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class RouteHistoryResource {
    private final RouteHistory history;

    RouteHistoryResource(RouteHistory history) {
        this.history = history;
    }

    @GET
    @Operation(
            operationId = "getRoute",
            summary = "Which versions served which share of a route, now or at a time",
            description = "at is a time such as 2026-11-23T12:00:00Z; without it the table in force. Times are the"
                    + " registry's: every gateway follows within two seconds.")
    public PastTable table(@PathParam("route") String route, @QueryParam("at") String at) {
        return history.at(route, parsed(at));
    }

    @GET
    @Path("/revisions")
    @Operation(operationId = "listRouteRevisions", summary = "Every table of a route, newest first")
    public Page<RoutingTable> revisions(
            @PathParam("route") String route, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        return Page.cut(
                history.revisions(route, Cursor.decode(cursor), size),
                size,
                table -> new Cursor(table.changedAt(), Long.toString(table.revision())));
    }

    private static Instant parsed(String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw ProblemException.violation("at", "must be a time such as 2026-11-23T12:00:00Z");
        }
    }
}
