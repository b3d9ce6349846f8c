package io.kalimtak.gateway.proxy;

import io.kalimtak.kit.problem.MlflowErrors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** MLflow's registry protocol, which model-registry answers. Its clients send bodies with DELETE, too. */
@Path(MlflowErrors.PATH + "/{rest:.+}")
@RunOnVirtualThread
public class MlflowPassThroughResource {
    private final PassThrough passThrough;

    MlflowPassThroughResource(PassThrough passThrough) {
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

    @PATCH
    @Operation(hidden = true)
    public Response patch(UriInfo uri, HttpHeaders headers, byte[] body) {
        return passThrough.call("PATCH", uri.getRequestUri(), headers, body);
    }

    @DELETE
    @Operation(hidden = true)
    public Response delete(UriInfo uri, HttpHeaders headers, byte[] body) {
        return passThrough.call("DELETE", uri.getRequestUri(), headers, body);
    }
}
