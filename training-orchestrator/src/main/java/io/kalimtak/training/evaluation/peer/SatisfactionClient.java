package io.kalimtak.training.evaluation.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.evaluation.Satisfaction;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Asks interaction-service what people said of each version's answers. */
@ApplicationScoped
public class SatisfactionClient {
    private static final Logger LOG = Logger.getLogger(SatisfactionClient.class);

    private final PeerCalls calls;
    private final EvaluationConfig.Satisfaction config;
    private final Clock clock;
    private final ObjectMapper json;

    SatisfactionClient(PeerCalls calls, EvaluationConfig config, Clock clock, ObjectMapper json) {
        this.calls = calls;
        this.config = config.satisfaction();
        this.clock = clock;
        this.json = json;
    }

    /**
     * Every version that was rated in the window, with 95 % intervals. Nothing where interaction-service does not answer, or
     * not as agreed: a report without it is better than none.
     */
    public Map<String, Satisfaction> byVersion(Watch watch) {
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        URI address = URI.create(
                config.url() + "/internal/satisfaction?since=" + until.minus(config.window()) + "&until=" + until);
        try {
            return read(calls.get("interaction-service", address, BodyHandlers.ofString(), watch));
        } catch (AwayException | RefusedException e) {
            LOG.warnf("reporting without satisfaction cause=%s", e.getMessage());
            return Map.of();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.warnf("reporting without satisfaction: interaction-service's answer is not the agreed one");
            return Map.of();
        }
    }

    private Map<String, Satisfaction> read(String body) throws JsonProcessingException {
        JsonNode items = json.readTree(body).path("items");
        if (!items.isArray()) {
            throw new IllegalArgumentException("no items");
        }
        Map<String, Satisfaction> versions = new TreeMap<>();
        for (JsonNode item : items) {
            JsonNode version = item.path("version");
            if (!version.isTextual()) {
                throw new IllegalArgumentException("no version");
            }
            versions.put(
                    version.textValue(),
                    new Satisfaction(
                            (long) number(item, "ratings"),
                            number(item, "mean"),
                            number(item, "mean_low"),
                            number(item, "mean_high"),
                            number(item, "liked"),
                            number(item, "liked_low"),
                            number(item, "liked_high")));
        }
        return versions;
    }

    private static double number(JsonNode item, String name) {
        JsonNode value = item.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("no " + name);
        }
        return value.doubleValue();
    }
}
