package io.kalimtak.feedback.integrity;

import io.kalimtak.feedback.FeedbackConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Judges pieces one after the other by all rules, as if each had come alone: what a batch is makes no difference. Works in
 * the caller's transaction, which must store the pieces: their counts are those rows.
 */
@ApplicationScoped
public class Integrity {
    /** Their raters and networks send to every partition, so several consumers count at the same time. */
    private final List<Rule> acrossPartitions;

    /** All pieces of an interaction come through one partition: the rows of the interaction are the count. */
    private final List<Rule> ofAnInteraction;

    private final TallyStore tallies;
    private final LetThroughStore rows;
    private final Clock clock;

    Integrity(FeedbackConfig config, TallyStore tallies, LetThroughStore rows, Clock clock) {
        FeedbackConfig.Integrity rules = config.integrity();
        this.acrossPartitions =
                List.of(Burst.of(rules.burst()), ManyOfARater.of(rules.rater()), ManyOfANetwork.of(rules.network()));
        this.ofAnInteraction = List.of(RepeatedRater.of(rules.repeatedRater()), PileOn.of(rules.pileOn()));
        this.tallies = tallies;
        this.rows = rows;
        this.clock = clock;
    }

    /** The names of all rules. */
    public List<String> rules() {
        return all().map(Rule::name).toList();
    }

    /**
     * Judges pieces that are not held yet.
     *
     * @param arrived in the order in which they came
     * @return for each piece the first rule that holds it, or nothing when it is let through
     */
    public List<Optional<Flag>> judge(List<Submitted> arrived) {
        Map<Slot, Integer> held = tallies.lock(slots(arrived));
        LetThrough letThrough = new LetThrough(held);
        for (Submitted earlier : rows.ofInteractions(since(arrived))) {
            ofAnInteraction.forEach(rule -> letThrough.add(rule, earlier));
        }
        List<Optional<Flag>> flags =
                arrived.stream().map(piece -> judge(piece, letThrough)).toList();
        SortedMap<Slot, Integer> grown = new TreeMap<>();
        held.keySet().stream()
                .filter(slot -> letThrough.of(slot) > held.get(slot))
                .forEach(slot -> grown.put(slot, letThrough.of(slot)));
        tallies.save(grown);
        tallies.forget(clock.instant());
        return flags;
    }

    private Optional<Flag> judge(Submitted piece, LetThrough letThrough) {
        Optional<Rule> broken =
                all().filter(rule -> letThrough.full(rule, piece)).findFirst();
        if (broken.isEmpty()) {
            all().forEach(rule -> letThrough.add(rule, piece));
        }
        return broken.map(rule -> new Flag(rule.name(), rule.reason(piece)));
    }

    /** For each interaction the beginning of the earliest window that a piece of it lies in. */
    private Map<UUID, Instant> since(List<Submitted> arrived) {
        Map<UUID, Instant> since = new HashMap<>();
        for (Submitted piece : arrived) {
            ofAnInteraction.stream()
                    .flatMap(rule -> rule.slot(piece).stream())
                    .forEach(slot ->
                            since.merge(piece.interactionId(), slot.windowStart(), (a, b) -> a.isBefore(b) ? a : b));
        }
        return since;
    }

    private TreeSet<Slot> slots(List<Submitted> arrived) {
        TreeSet<Slot> slots = new TreeSet<>();
        for (Submitted piece : arrived) {
            acrossPartitions.forEach(rule -> rule.slot(piece).ifPresent(slots::add));
        }
        return slots;
    }

    private Stream<Rule> all() {
        return Stream.concat(acrossPartitions.stream(), ofAnInteraction.stream());
    }
}
