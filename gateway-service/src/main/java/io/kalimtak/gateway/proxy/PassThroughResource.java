package io.kalimtak.gateway.proxy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Everything under {@code /api/admin} and {@code /api/privacy} that the gateway does not own itself. */
@Path("/api/{area:admin|privacy}/{rest:.+}")
@RunOnVirtualThread
public class PassThroughResource {
    private final PassThrough passThrough;

    PassThroughResource(PassThrough passThrough) {
        this.passThrough = passThrough;
    }

    @GET
    @Operation(hidden = true)
    public Response get(UriInfo uri, HttpHeaders headers) {
        return passThrough.call("GET", uri.getRequestUri(), headers, new byte[0]);
    }

    @POST
    @Operation(hidden = true)
    public Response post(UriInfo uri, HttpHeaders headers, byte[] body) {
        return passThrough.call("POST", uri.getRequestUri(), headers, body);
    }

    @PUT
    @Operation(hidden = true)
    public Response put(UriInfo uri, HttpHeaders headers, byte[] body) {
        return passThrough.call("PUT", uri.getRequestUri(), headers, body);
    }

    @DELETE
    @Operation(hidden = true)
    public Response delete(UriInfo uri, HttpHeaders headers) {
        return passThrough.call("DELETE", uri.getRequestUri(), headers, new byte[0]);
    }
}
