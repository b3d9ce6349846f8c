package io.kalimtak.gateway.retention;

import io.kalimtak.gateway.retention.KeptTopic.ReadFrom;
import io.kalimtak.kit.retention.BrokerTopics;
import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.Sensitivity;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long the topics keep their records: as the broker says, and where it says nothing, as the catalogue wants it. */
@ApplicationScoped
class TellTopics {
    private final BrokerTopics broker;

    TellTopics(BrokerTopics broker) {
        this.broker = broker;
    }

    /** Every topic of the catalogue, each followed by its dead letters. */
    List<KeptTopic> topics() {
        Map<String, Map<String, String>> live = broker.settings();
        List<KeptTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(kept(topic.topicName(), topic.schema().getDoc(), topic, live, topic.settings()));
            String dead = "A record of " + topic.topicName() + " that could not be processed.";
            topics.add(kept(topic.deadLetterName(), dead, topic, live, topic.deadLetterSettings()));
        }
        return topics;
    }

    private static KeptTopic kept(
            String name,
            String what,
            Topic topic,
            Map<String, Map<String, String>> live,
            Map<String, String> catalogue) {
        ReadFrom from = live.containsKey(name) ? ReadFrom.BROKER : ReadFrom.CATALOGUE;
        Map<String, String> settings = live.getOrDefault(name, catalogue);
        return new KeptTopic(name, what, contains(topic), keptFor(settings), rule(settings), from);
    }

    private static String keptFor(Map<String, String> settings) {
        return BrokerTopics.keptFor(settings).map(KeptData::iso).orElse(null);
    }

    private static String rule(Map<String, String> settings) {
        if (settings.getOrDefault("cleanup.policy", "delete").contains("compact")) {
            return "the newest record of each key";
        }
        return keptFor(settings) == null ? "for good" : null;
    }

    private static List<Sensitivity> contains(Topic topic) {
        return switch (topic) {
            case IDENTITIES -> List.of(Sensitivity.IDENTITY, Sensitivity.PSEUDONYM);
            case INTERACTIONS, SHADOW_ANSWERS, FEEDBACK_SUBMISSIONS, FEEDBACK ->
                List.of(Sensitivity.CONTENT, Sensitivity.PSEUDONYM);
            case PRIVACY -> List.of(Sensitivity.PSEUDONYM);
            case TRAINING_SETS, TRAINING_RUNS, MODEL_VERSIONS, ROLLOUTS -> List.of(Sensitivity.OPERATION);
        };
    }
}
