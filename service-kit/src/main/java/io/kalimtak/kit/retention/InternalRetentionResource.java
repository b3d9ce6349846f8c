package io.kalimtak.kit.retention;

import io.quarkus.arc.properties.UnlessBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * For the gateway, which asks every service and answers for all. It is built into services that ask for the internal
 * secret only: at the public door it would be open to any key.
 */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@UnlessBuildProperty(name = "kalimtak.internal.required", stringValue = "false", enableIfMissing = true)
public class InternalRetentionResource {
    private final TellPolicy policy;
    private final RunRetention retention;

    InternalRetentionResource(TellPolicy policy, RunRetention retention) {
        this.policy = policy;
        this.retention = retention;
    }

    @GET
    @Path("/policy")
    @Operation(hidden = true)
    public ServicePolicy policy() {
        return policy.policy();
    }

    @GET
    @Path("/retention")
    @Operation(hidden = true)
    public RetentionReport dryRun() {
        return retention.dryRun();
    }

    @POST
    @Path("/retention")
    @Operation(hidden = true)
    public RetentionReport run() {
        return retention.run();
    }
}
