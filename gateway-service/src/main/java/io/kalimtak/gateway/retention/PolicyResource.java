package io.kalimtak.gateway.retention;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.gateway.retention.PolicyResponse.ConsentDefaults;
import io.kalimtak.gateway.retention.PolicyResponse.PolicyOfService;
import io.kalimtak.kit.retention.ServicePolicy;
import io.kalimtak.kit.retention.TellPolicy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept, where and for how long. Nothing of it is typed: every service says it of its own configuration. */
@Path("/api/privacy/policy")
@RunOnVirtualThread
@Tag(name = "Privacy")
public class PolicyResource {
    private final AskServices services;
    private final TellPolicy own;
    private final TellTopics topics;
    private final GatewayConfig config;
    private final KeyHolder holder;
    private final Clock clock;

    PolicyResource(
            AskServices services,
            TellPolicy own,
            TellTopics topics,
            GatewayConfig config,
            KeyHolder holder,
            Clock clock) {
        this.services = services;
        this.own = own;
        this.topics = topics;
        this.config = config;
        this.holder = holder;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getPrivacyPolicy",
            summary = "What is kept, where and for how long, read from the configuration in force")
    public PolicyResponse policy() {
        List<PolicyOfService> all = new ArrayList<>();
        all.add(told(own.policy()));
        for (var said : services.all("GET", "/internal/policy", holder.key().actor(), ServicePolicy.class)) {
            all.add(
                    said.answer() == null
                            ? new PolicyOfService(said.service(), said.problem(), List.of(), Map.of())
                            : told(said.answer()));
        }
        GatewayConfig.Consent consent = config.consent();
        return new PolicyResponse(
                clock.instant(),
                new ConsentDefaults(consent.dataCollectionByDefault(), consent.trainingByDefault()),
                topics.topics(),
                all);
    }

    private static PolicyOfService told(ServicePolicy policy) {
        return new PolicyOfService(policy.service(), null, policy.kept(), policy.rules());
    }
}
