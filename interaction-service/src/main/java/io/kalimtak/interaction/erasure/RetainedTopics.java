package io.kalimtak.interaction.erasure;

import io.kalimtak.kit.retention.BrokerTopics;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Until when topics may hold something of an erased person, by the settings that the broker has now. */
@ApplicationScoped
class RetainedTopics {
    /** Topics that may hold something of a person; the others carry pseudonyms and counts at most. */
    static final List<Topic> PERSONAL = List.of(
            Topic.INTERACTIONS, Topic.IDENTITIES, Topic.SHADOW_ANSWERS, Topic.FEEDBACK_SUBMISSIONS, Topic.FEEDBACK);

    private final BrokerTopics broker;
    private final DeadLetterSweepStore sweeps;
    private final Duration sweptEvery;

    RetainedTopics(
            BrokerTopics broker,
            DeadLetterSweepStore sweeps,
            @ConfigProperty(name = "kalimtak.retention.every") Duration sweptEvery) {
        this.broker = broker;
        this.sweeps = sweeps;
        this.sweptEvery = sweptEvery;
    }

    /** Each topic, followed by its dead letters. */
    List<RetainedTopic> of(ErasureRequest request) {
        Map<String, Map<String, String>> live = broker.settings();
        Map<String, Instant> swept = sweeps.all();
        List<RetainedTopic> retained = new ArrayList<>();
        for (Topic topic : PERSONAL) {
            Duration gone = goneAfter(live.getOrDefault(topic.topicName(), topic.settings()));
            retained.add(new RetainedTopic(
                    topic.topicName(), after(request.eraseBefore(), gone), from(live, topic.topicName()), null));
            retained.add(deadLetters(request, topic, gone, live, swept.get(topic.deadLetterName())));
        }
        return retained;
    }

    /**
     * The moment before which each topic's dead letters are kept no longer, by the time that it is now. Where the broker
     * does not tell, none is: the catalogue may say in a receipt what it wants, but an operator may keep a topic longer.
     */
    Map<Topic, Instant> deadLettersOver(Instant now) {
        Map<String, Map<String, String>> live = broker.settings();
        Map<Topic, Instant> over = new EnumMap<>(Topic.class);
        for (Topic topic : PERSONAL) {
            Map<String, String> settings = live.get(topic.deadLetterName());
            Duration kept = settings == null ? null : goneAfter(settings);
            over.put(topic, kept == null ? Instant.MIN : now.minus(kept));
        }
        return over;
    }

    /** A record can fail as long as its topic has it; then it lies among dead letters, to the next sweep where there are. */
    private RetainedTopic deadLetters(
            ErasureRequest request,
            Topic topic,
            Duration sourceGone,
            Map<String, Map<String, String>> live,
            Instant sweptAt) {
        String name = topic.deadLetterName();
        boolean swept = sweptAt != null && !sweptAt.isBefore(request.requestedAt());
        Duration then = swept ? sweptEvery : goneAfter(live.getOrDefault(name, topic.deadLetterSettings()));
        Instant until = sourceGone == null || then == null
                ? null
                : request.eraseBefore().plus(sourceGone).plus(then);
        return new RetainedTopic(name, until, from(live, name), swept ? sweptAt : null);
    }

    private static RetainedTopic.ReadFrom from(Map<String, Map<String, String>> live, String topic) {
        return live.containsKey(topic) ? RetainedTopic.ReadFrom.BROKER : RetainedTopic.ReadFrom.CATALOGUE;
    }

    private static Instant after(Instant moment, Duration gone) {
        return gone == null ? null : moment.plus(gone);
    }

    /** Kafka drops whole segments: a record outlives its topic's retention by the time that a segment spans. */
    private static Duration goneAfter(Map<String, String> settings) {
        long segment = Long.parseLong(settings.getOrDefault("segment.ms", "0"));
        return BrokerTopics.keptFor(settings)
                .map(kept -> kept.plusMillis(segment))
                .orElse(null);
    }
}
