package io.kalimtak.system.oracle;

import io.kalimtak.events.v1.Identity;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.schemas.Topic;
import io.kalimtak.system.oracle.Violation.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Holds a ledger against tables and topics once nothing is on its way any more. */
final class Judge {
    private final Held held;
    private final Topics topics;

    Judge(Held held, Topics topics) {
        this.held = held;
        this.topics = topics;
    }

    /**
     * What is wrong about the requests of a ledger.
     *
     * @param earlier sessions of ledgers before it, which are not judged and not strange either
     */
    List<Violation> judge(Book book, Set<UUID> earlier) throws IOException, SQLException {
        List<Violation> found = new ArrayList<>();
        List<Held.Content> content = held.content();
        Map<UUID, UUID> inTopic = sessions(topics.events(Topic.INTERACTIONS, Interaction.class), book);
        content(book, content, found);
        strangers(content, book, earlier, found);
        interactions(book, inTopic, content, found);
        identities(book, inTopic.keySet(), found);
        new FeedbackJudge(held, topics, inTopic.keySet()).judge(book, found);
        return found;
    }

    /** The session of each interaction of this ledger. */
    private static Map<UUID, UUID> sessions(List<Interaction> events, Book book) {
        return events.stream()
                .filter(event -> book.sent().contains(event.getSessionId()))
                .collect(Collectors.toMap(
                        Interaction::getInteractionId, Interaction::getSessionId, (first, again) -> first));
    }

    private static void content(Book book, List<Held.Content> content, List<Violation> found) {
        Map<UUID, List<Held.Content>> bySession =
                content.stream().collect(Collectors.groupingBy(Held.Content::session));
        for (UUID session : book.sent()) {
            List<Held.Content> rows = bySession.getOrDefault(session, List.of());
            if (rows.size() > 1) {
                found.add(new Violation(Kind.DOUBLED, "session " + session + " has the rows " + rows));
            }
            Book.Answer answer = book.answered().get(session);
            if (answer == null) {
                continue;
            }
            Held.Content row = rows.stream()
                    .filter(one -> one.id().equals(answer.interaction()))
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                found.add(new Violation(Kind.LOST, "answered interaction " + answer.interaction() + " is not held"));
            } else if (!row.outputMd5().equals(answer.outputMd5())) {
                found.add(new Violation(Kind.CHANGED, "interaction " + row.id() + " is not as it was answered"));
            }
        }
    }

    private static void strangers(List<Held.Content> content, Book book, Set<UUID> earlier, List<Violation> found) {
        content.stream()
                .filter(row -> !book.sent().contains(row.session()) && !earlier.contains(row.session()))
                .forEach(row -> found.add(new Violation(Kind.UNASKED, "interaction " + row.id())));
    }

    /** Table and dead letters together are the topic, and nothing is in both. */
    private void interactions(Book book, Map<UUID, UUID> inTopic, List<Held.Content> content, List<Violation> found)
            throws IOException {
        Set<UUID> stored = content.stream()
                .filter(row -> book.sent().contains(row.session()))
                .map(Held.Content::id)
                .collect(Collectors.toSet());
        Set<UUID> dead = sessions(topics.deadLetters(Topic.INTERACTIONS, Interaction.class), book)
                .keySet();
        compare("interaction", inTopic.keySet(), stored, dead, found);
    }

    private void identities(Book book, Set<UUID> interactions, List<Violation> found) throws IOException, SQLException {
        Set<UUID> inTopic = own(topics.events(Topic.IDENTITIES, Identity.class), interactions);
        Set<UUID> dead = own(topics.deadLetters(Topic.IDENTITIES, Identity.class), interactions);
        Set<UUID> stored = new HashSet<>(held.identities());
        stored.retainAll(interactions);
        compare("identity of interaction", inTopic, stored, dead, found);
        // A gateway that dies between the two records of a request has answered nobody: that one may have no identity.
        book.answered().values().stream()
                .map(Book.Answer::interaction)
                .filter(id -> !stored.contains(id) && !dead.contains(id))
                .forEach(id -> found.add(new Violation(Kind.LOST, "answered interaction " + id + " has no identity")));
    }

    private static Set<UUID> own(List<Identity> events, Set<UUID> interactions) {
        return events.stream()
                .map(Identity::getInteractionId)
                .filter(interactions::contains)
                .collect(Collectors.toSet());
    }

    static void compare(String what, Set<UUID> inTopic, Set<UUID> stored, Set<UUID> dead, List<Violation> found) {
        Map<UUID, Kind> wrong = new HashMap<>();
        inTopic.stream()
                .filter(id -> !stored.contains(id) && !dead.contains(id))
                .forEach(id -> wrong.put(id, Kind.LOST));
        stored.stream().filter(id -> !inTopic.contains(id)).forEach(id -> wrong.put(id, Kind.UNASKED));
        dead.forEach(id -> wrong.put(id, Kind.DEAD_LETTER));
        wrong.forEach((id, kind) -> found.add(new Violation(
                kind,
                what + " " + id + ": " + in("topic", inTopic, id) + ", " + in("table", stored, id) + ", "
                        + in("dead letters", dead, id))));
    }

    private static String in(String place, Set<UUID> ids, UUID id) {
        return (ids.contains(id) ? "in the " : "not in the ") + place;
    }
}
