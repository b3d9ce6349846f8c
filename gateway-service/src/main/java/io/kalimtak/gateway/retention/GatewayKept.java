package io.kalimtak.gateway.retention;

import static io.kalimtak.kit.retention.Sensitivity.CONTENT;
import static io.kalimtak.kit.retention.Sensitivity.IDENTITY;
import static io.kalimtak.kit.retention.Sensitivity.OPERATION;
import static io.kalimtak.kit.retention.Sensitivity.PSEUDONYM;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.KeptDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the gateway keeps, for the policy. */
@ApplicationScoped
class GatewayKept implements KeptDataSource {
    private final GatewayConfig gateway;
    private final GatewayRetentionConfig config;

    GatewayKept(GatewayConfig gateway, GatewayRetentionConfig config) {
        this.gateway = gateway;
        this.config = config;
    }

    @Override
    public List<KeptData> kept() {
        return List.of(
                KeptData.table(
                                "gateway.api_keys",
                                "keys as hashes, with names and limits",
                                "to know callers",
                                OPERATION)
                        .rule("for good: the audit trail names them"),
                KeptData.table(
                                "gateway.audit_trail",
                                "calls of operators and privacy officers: who, what, when, the outcome",
                                "to be able to show who did what",
                                OPERATION)
                        .rule("for good: append-only and hash-chained, so that a gap would be seen; people's ids are"
                                + " pseudonyms in it"),
                KeptData.table(
                                "gateway.idempotency_answers",
                                "answers to requests with an Idempotency-Key",
                                "to give a repeated request its first answer",
                                CONTENT,
                                PSEUDONYM)
                        .keptFor(gateway.idempotency().keep(), "kalimtak.gateway.idempotency.keep")
                        .rule("looked for every ten minutes"),
                KeptData.table(
                                ExpireRequestCounts.RELATION,
                                "how many requests were answered, refused and failed, by the minute",
                                "to tell the error rate",
                                OPERATION)
                        .keptFor(config.requestCounts(), "kalimtak.gateway.retention.request-counts"),
                KeptData.files(
                                "gateway-journal/",
                                "what was asked, answered and said while Kafka was away",
                                "to lose nothing that was accepted",
                                CONTENT,
                                IDENTITY,
                                PSEUDONYM)
                        .rule("until the broker has it"),
                KeptData.files(
                                ExpireModels.RELATION,
                                "trained versions, which may quote what several people wrote",
                                "to answer with them, also while the registry is away",
                                CONTENT)
                        .keptFor(config.models(), "kalimtak.gateway.retention.models")
                        .rule("since it was fetched; what a routing table names stays"));
    }
}
