package io.kalimtak.registry.route;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For the other services: the table in force, for those who do not read the topic. */
@Path("/internal/routes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RouteResource {
    private final Routes routes;

    RouteResource(Routes routes) {
        this.routes = routes;
    }

    @GET
    @Path("/{route}")
    public RoutingTable table(@PathParam("route") String route) {
        return routes.get(route);
    }
}
