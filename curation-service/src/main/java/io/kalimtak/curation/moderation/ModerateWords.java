package io.kalimtak.curation.moderation;

import io.kalimtak.curation.content.moderation.Moderation;
import io.kalimtak.curation.content.moderation.ModerationRefusedException;
import io.kalimtak.curation.content.moderation.ModerationServer;
import io.kalimtak.curation.content.moderation.ModerationUnavailableException;
import io.kalimtak.curation.content.moderation.OpenAiModerator;
import io.kalimtak.curation.judgement.AnswerStore;
import io.kalimtak.curation.judgement.Judge;
import io.kalimtak.curation.moderation.ModerationStore.NamedRow;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.text.Portions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * Asks the moderation server for the words of judged interactions that it has not answered yet, request and target, without
 * personal data; of a corrected one the first answer too, which preferences may show. Reading, asking and keeping are apart:
 * no transaction waits for the server, and who dies in between has kept every answer but the last request's.
 *
 * <p>The first request that stays unanswered after all its attempts ends the stage: a server that is down would else cost
 * every batch its attempts. What was asked in vain before comes last, so that words which the server cannot cope with hold up
 * no others for longer than a job. Texts that it refuses are asked one by one; those that it refuses alone are left, and asked
 * again by the next job.
 */
@ApplicationScoped
public class ModerateWords {
    private static final Logger LOG = Logger.getLogger(ModerateWords.class);
    private static final int ROWS = 200;
    private static final long BYTES = 2_000_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ModerationServer server;
    private final ModerationStore store;
    private final AnswerStore answers;
    private final Judge judge;
    private final ModerationMetrics metrics;
    private final Clock clock;

    ModerateWords(
            ModerationServer server,
            ModerationStore store,
            AnswerStore answers,
            Judge judge,
            ModerationMetrics metrics,
            Clock clock) {
        this.server = server;
        this.store = store;
        this.answers = answers;
        this.judge = judge;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether a server is set. */
    public boolean isOn() {
        return server.moderator().isPresent();
    }

    /**
     * Asks for everything that this judge has judged, outside of any transaction.
     *
     * @param done told how many rows were gone through, after each batch; what it throws ends the stage
     */
    public void run(String judgeId, LongConsumer done) {
        Round round = new Round(judgeId, server.moderator().orElseThrow(), done);
        try {
            round.ask(true);
            round.ask(false);
        } catch (ModerationUnavailableException e) {
            metrics.givenUp();
            LOG.warnf("moderation given up, rows without an answer are dropped cause=%s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.infof("moderation interrupted");
        }
    }

    /** Request, target and, of a corrected row, the first answer if the rules for words keep it. */
    private List<String> texts(UnmoderatedRow row) {
        Content words = row.words().content();
        Content said = judge.withoutPersonalData(words);
        List<String> texts = new ArrayList<>(List.of(said.input(), said.target()));
        if (row.original() != null) {
            Content first = new Content(words.input(), row.original(), words.language(), words.targetTool());
            if (judge.keeps(first)) {
                texts.add(judge.withoutPersonalData(first).target());
            }
        }
        return texts;
    }

    /** What one job asks. */
    private final class Round {
        private final String judgeId;
        private final OpenAiModerator moderator;
        private final LongConsumer done;
        private final Set<String> refused = new HashSet<>();

        private Round(String judgeId, OpenAiModerator moderator, LongConsumer done) {
            this.judgeId = judgeId;
            this.moderator = moderator;
            this.done = done;
        }

        void ask(boolean fresh) throws ModerationUnavailableException, InterruptedException {
            UUID last = BEFORE_ALL;
            for (List<UnmoderatedRow> next = next(fresh, last); !next.isEmpty(); next = next(fresh, last)) {
                ask(next);
                last = next.getLast().words().interactionId();
                done.accept(next.size());
            }
        }

        private List<UnmoderatedRow> next(boolean fresh, UUID after) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> store.unanswered(judgeId, moderator.id(), fresh, after, ROWS, BYTES));
        }

        private void ask(List<UnmoderatedRow> rows) throws ModerationUnavailableException, InterruptedException {
            Map<String, String> texts = new LinkedHashMap<>();
            List<NamedRow> named = new ArrayList<>();
            for (UnmoderatedRow row : rows) {
                List<String> keys = new ArrayList<>();
                for (String text : texts(row)) {
                    String key = moderator.key(text);
                    texts.put(key, text);
                    keys.add(key);
                }
                named.add(new NamedRow(row.words().interactionId(), row.targetHash(), keys));
            }
            texts.keySet().removeAll(known(named, texts.keySet()));
            texts.keySet().removeAll(refused);
            List<UUID> ids = named.stream().map(NamedRow::interactionId).toList();
            for (List<Map.Entry<String, String>> portion : Portions.of(
                    List.copyOf(texts.entrySet()),
                    text -> text.getValue().length(),
                    server.batch(),
                    server.batchCharacters())) {
                askFor(portion, ids);
                done.accept(0);
            }
        }

        /** Keys that have an answer; on the way puts down which rows they are of, so that an erasure finds them. */
        private Set<String> known(List<NamedRow> named, Set<String> keys) {
            List<UUID> ids = named.stream().map(NamedRow::interactionId).toList();
            return QuarkusTransaction.requiringNew().call(() -> {
                List<String> former = answers.keys(ids);
                store.name(judgeId, moderator.id(), named);
                answers.forget(former);
                return store.answered(keys);
            });
        }

        private void askFor(List<Map.Entry<String, String>> texts, List<UUID> rows)
                throws ModerationUnavailableException, InterruptedException {
            try {
                keep(texts, rows);
            } catch (ModerationRefusedException e) {
                askOneByOne(texts, rows, e);
            }
        }

        private void keep(List<Map.Entry<String, String>> texts, List<UUID> rows)
                throws ModerationUnavailableException, InterruptedException {
            List<Moderation> said =
                    moderator.moderate(texts.stream().map(Map.Entry::getValue).toList());
            Map<String, Moderation> byKey = new LinkedHashMap<>();
            for (int i = 0; i < said.size(); i++) {
                byKey.put(texts.get(i).getKey(), said.get(i));
            }
            QuarkusTransaction.requiringNew().run(() -> store.put(rows, byKey, clock.instant()));
            metrics.answered(said.size());
        }

        /** A batch of which the server takes nothing says that it is the asking that is wrong: it ends the stage. */
        private void askOneByOne(
                List<Map.Entry<String, String>> texts, List<UUID> rows, ModerationRefusedException refusal)
                throws ModerationUnavailableException, InterruptedException {
            if (texts.size() == 1) {
                refused.add(texts.getFirst().getKey());
                return;
            }
            int answered = 0;
            for (Map.Entry<String, String> text : texts) {
                try {
                    keep(List.of(text), rows);
                    answered++;
                } catch (ModerationRefusedException e) {
                    refused.add(text.getKey());
                }
            }
            LOG.infof("moderation refused for some texts texts=%d", texts.size() - answered);
            if (answered == 0) {
                throw refusal;
            }
        }
    }
}
