package io.kalimtak.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.gateway.retention.KeptTopic.ReadFrom;
import io.kalimtak.kit.retention.BrokerTopics;
import io.kalimtak.schemas.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellTopicsTest {
    /** Nobody listens on port 1. */
    private final TellTopics topics = new TellTopics(new BrokerTopics("127.0.0.1:1"));

    @Test
    void shouldFallBackToTheCatalogueAndSaySoWhenTheBrokerIsAway() {
        List<KeptTopic> kept = topics.topics();

        assertThat(kept).hasSize(2 * Topic.values().length).allMatch(topic -> topic.readFrom() == ReadFrom.CATALOGUE);
        assertThat(kept.getFirst().name()).isEqualTo("kalimtak.interactions.v1");
        assertThat(kept.getFirst().keptFor()).isEqualTo("P7D");
        assertThat(kept)
                .filteredOn(topic -> topic.name().equals("kalimtak.rollouts.v1"))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.keptFor()).isNull();
                    assertThat(topic.rule()).isEqualTo("the newest record of each key");
                });
    }

    @Test
    void shouldSayWhatEveryTopicIsWhenAsked() {
        assertThat(topics.topics())
                .allMatch(topic -> topic.what() != null && !topic.what().isBlank());
    }
}
