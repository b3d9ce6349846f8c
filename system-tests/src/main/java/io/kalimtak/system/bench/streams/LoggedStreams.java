package io.kalimtak.system.bench.streams;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.schemas.Topic;
import io.kalimtak.system.oracle.Topics;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in the topic of the streams that callers heard, text by text. */
final class LoggedStreams {
    private final Map<Long, Integer> times = new HashMap<>();
    private final Set<Long> whole = new HashSet<>();

    /** Of these interactions, those that are streams. */
    LoggedStreams(List<Interaction> interactions) {
        for (Interaction interaction : interactions) {
            StreamScript.find(interaction.getInputText()).ifPresent(script -> {
                times.merge(script.id(), 1, Integer::sum);
                if (script.answer().equals(interaction.getModelOutput())
                        && "stop".equals(interaction.getFinishReason())) {
                    whole.add(script.id());
                }
            });
        }
    }

    /** As the topic has them now. */
    static LoggedStreams in(String bootstrapServers) throws IOException {
        return new LoggedStreams(new Topics(bootstrapServers).events(Topic.INTERACTIONS, Interaction.class));
    }

    /** Of these streams, how many are there once, with every word and the end that was heard. */
    long whole(Collection<Long> heard) {
        return heard.stream()
                .filter(id -> whole.contains(id) && times.get(id) == 1)
                .count();
    }
}
