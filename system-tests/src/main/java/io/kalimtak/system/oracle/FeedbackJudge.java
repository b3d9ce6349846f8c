package io.kalimtak.system.oracle;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.schemas.Topic;
import io.kalimtak.system.oracle.Violation.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The judge's part about ratings: accepted, stored by their owner, told to the others, counted. */
final class FeedbackJudge {
    private final Held held;
    private final Topics topics;
    private final Set<UUID> interactions;

    /** For ratings of these interactions. */
    FeedbackJudge(Held held, Topics topics, Set<UUID> interactions) {
        this.held = held;
        this.topics = topics;
        this.interactions = interactions;
    }

    void judge(Book book, List<Violation> found) throws IOException, SQLException {
        Map<UUID, Held.Piece> owners = pieces("feedback");
        Map<UUID, Held.Piece> told = pieces("interaction");
        for (UUID accepted : book.accepted().keySet()) {
            if (!owners.containsKey(accepted)) {
                found.add(new Violation(Kind.LOST, "accepted feedback " + accepted + " is not held"));
            }
        }
        Set<UUID> inTopic = ids(topics.events(Topic.FEEDBACK_SUBMISSIONS, FeedbackSubmission.class));
        Set<UUID> dead = ids(topics.deadLetters(Topic.FEEDBACK_SUBMISSIONS, FeedbackSubmission.class));
        Judge.compare("feedback", inTopic, owners.keySet(), dead, found);
        told(owners, told, found);
        oneIsCurrent(owners, found);
        held.miscounted().forEach(what -> found.add(new Violation(Kind.MISCOUNTED, what)));
    }

    private Map<UUID, Held.Piece> pieces(String schema) throws SQLException {
        return held.pieces(schema).stream()
                .filter(piece -> interactions.contains(piece.interaction()))
                .collect(Collectors.toMap(Held.Piece::id, Function.identity()));
    }

    private Set<UUID> ids(List<FeedbackSubmission> events) {
        return events.stream()
                .filter(event -> interactions.contains(event.getInteractionId()))
                .map(FeedbackSubmission::getFeedbackId)
                .collect(Collectors.toSet());
    }

    private static void told(Map<UUID, Held.Piece> owners, Map<UUID, Held.Piece> told, List<Violation> found) {
        owners.forEach((id, piece) -> {
            Held.Piece copy = told.get(id);
            if (copy == null) {
                found.add(new Violation(Kind.LOST, "feedback " + id + " was told to nobody"));
            } else if (!copy.equals(piece)) {
                found.add(new Violation(Kind.CHANGED, "feedback is " + piece + " and was told as " + copy));
            }
        });
        told.keySet().stream()
                .filter(id -> !owners.containsKey(id))
                .forEach(id -> found.add(new Violation(Kind.UNASKED, "feedback " + id + " has no owner")));
    }

    private static void oneIsCurrent(Map<UUID, Held.Piece> owners, List<Violation> found) {
        owners.values().stream()
                .filter(Held.Piece::current)
                .collect(Collectors.groupingBy(
                        piece -> piece.interaction() + " by " + piece.rater(), Collectors.counting()))
                .forEach((slot, count) -> {
                    if (count > 1) {
                        found.add(new Violation(Kind.DOUBLED, count + " current ratings of " + slot));
                    }
                });
    }
}
