package io.kalimtak.kit.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Lets an answer that brings a Content-Security-Policy have it alone. The policy of every answer is set before a resource is
 * asked, and of two policies browsers apply both: a page's styles would be refused by the one that allows nothing.
 */
public class OwnPolicyFilter {
    private static final String POLICY = "Content-Security-Policy";

    @ServerResponseFilter
    public void keepOne(ContainerResponseContext response, RoutingContext routing) {
        if (response.getHeaders().containsKey(POLICY)) {
            routing.response().headers().remove(POLICY);
        }
    }
}
