package io.kalimtak.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells refusals of calls of MLflow's protocol in that protocol's form. It stands here because both ends refuse: the door for
 * want of a key, the owner for what is wrong.
 */
public class MlflowErrors {
    /** Where the protocol's calls lie. */
    public static final String PATH = "/api/2.0/mlflow";

    @ServerResponseFilter
    public void reshape(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && request.getUriInfo().getPath().startsWith(PATH)) {
            response.setEntity(MlflowError.of(problem), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
