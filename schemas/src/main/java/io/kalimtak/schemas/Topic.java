package io.kalimtak.schemas;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.events.v1.Identity;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.ModelVersion;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.RoutingTable;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.events.v1.TrainingRun;
import io.kalimtak.events.v1.TrainingSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topic catalogue: the only place where topic names stand. Deployments create topics from it and never by accident;
 * a test holds the AsyncAPI document against it.
 */
public enum Topic {
    INTERACTIONS(Names.INTERACTIONS, Interaction.class, Interaction.getClassSchema(), 12, Duration.ofDays(7)),
    IDENTITIES(Names.IDENTITIES, Identity.class, Identity.getClassSchema(), 12, Duration.ofDays(7)),
    SHADOW_ANSWERS(Names.SHADOW_ANSWERS, ShadowAnswer.class, ShadowAnswer.getClassSchema(), 12, Duration.ofDays(7)),
    FEEDBACK_SUBMISSIONS(
            Names.FEEDBACK_SUBMISSIONS,
            FeedbackSubmission.class,
            FeedbackSubmission.getClassSchema(),
            12,
            Duration.ofDays(7)),
    FEEDBACK(Names.FEEDBACK, Feedback.class, Feedback.getClassSchema(), 12, Duration.ofDays(90)),
    PRIVACY(Names.PRIVACY, PrivacyEvent.class, PrivacyEvent.getClassSchema(), 6),
    TRAINING_SETS(Names.TRAINING_SETS, TrainingSet.class, TrainingSet.getClassSchema(), 1, Duration.ofDays(365)),
    TRAINING_RUNS(Names.TRAINING_RUNS, TrainingRun.class, TrainingRun.getClassSchema(), 1, Duration.ofDays(365)),
    MODEL_VERSIONS(Names.MODEL_VERSIONS, ModelVersion.class, ModelVersion.getClassSchema(), 1),
    ROLLOUTS(Names.ROLLOUTS, RoutingTable.class, RoutingTable.getClassSchema(), 1);

    /** The names as constants, for annotations and configuration. */
    public static final class Names {
        public static final String INTERACTIONS = "kalimtak.interactions.v1";
        public static final String IDENTITIES = "kalimtak.identities.v1";
        public static final String SHADOW_ANSWERS = "kalimtak.shadow-answers.v1";
        public static final String FEEDBACK_SUBMISSIONS = "kalimtak.feedback-submissions.v1";
        public static final String FEEDBACK = "kalimtak.feedback.v1";
        public static final String PRIVACY = "kalimtak.privacy.v1";
        public static final String TRAINING_SETS = "kalimtak.training-sets.v1";
        public static final String TRAINING_RUNS = "kalimtak.training-runs.v1";
        public static final String MODEL_VERSIONS = "kalimtak.model-versions.v1";
        public static final String ROLLOUTS = "kalimtak.rollouts.v1";

        private Names() {}
    }

    /** Largest record a topic takes, in bytes, before compression: the broker's own default of 1 MiB. */
    public static final int MAX_RECORD_BYTES = 1_048_576;

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    /** Kafka drops whole segments: a record outlives its topic's retention by the time that a segment spans. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    private final String topicName;
    private final Class<? extends SpecificRecord> type;
    private final Schema schema;
    private final int partitions;
    private final Duration retention;

    /** A compacted topic: the newest record of each key is kept for good. */
    Topic(String topicName, Class<? extends SpecificRecord> type, Schema schema, int partitions) {
        this(topicName, type, schema, partitions, null);
    }

    Topic(String topicName, Class<? extends SpecificRecord> type, Schema schema, int partitions, Duration retention) {
        this.topicName = topicName;
        this.type = type;
        this.schema = schema;
        this.partitions = partitions;
        this.retention = retention;
    }

    /** The Kafka topic's name. */
    public String topicName() {
        return topicName;
    }

    /** Where records of this topic go that cannot be processed. */
    public String deadLetterName() {
        return topicName + ".dlq";
    }

    /** The class of the topic's events. */
    public Class<? extends SpecificRecord> type() {
        return type;
    }

    /** The newest schema of the topic's values. */
    public Schema schema() {
        return schema;
    }

    /** The subject in the schema registry (TopicNameStrategy of the Confluent clients). */
    public String subject() {
        return topicName + "-value";
    }

    /** Partitions at creation; more may be added later, never fewer. */
    public int partitions() {
        return partitions;
    }

    /** Topic settings at creation, as Kafka spells them. */
    public Map<String, String> settings() {
        return retention == null ? compactedSettings() : retainedSettings(retention);
    }

    /** Settings of the dead letter topic: kept 30 days. It has as many partitions as the source. */
    public Map<String, String> deadLetterSettings() {
        return retainedSettings(DEAD_LETTERS_KEPT);
    }

    /** The topic with this name. Throws IllegalArgumentException for a name outside the catalogue. */
    public static Topic named(String topicName) {
        for (Topic topic : values()) {
            if (topic.topicName.equals(topicName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic named " + topicName + " in the catalogue");
    }

    private static Map<String, String> retainedSettings(Duration kept) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", Long.toString(kept.toMillis()));
        settings.put("segment.ms", Long.toString(SEGMENT.toMillis()));
        settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
        return settings;
    }

    private static Map<String, String> compactedSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", "compact");
        settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
        return settings;
    }
}
