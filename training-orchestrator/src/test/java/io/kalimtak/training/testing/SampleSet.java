package io.kalimtak.training.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.prompt.PromptRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A training set as curation writes it: four kinds of request, each with the lines that a house has agreed on, so that
 * there is something to learn; or with the base version's own answers held out, so that nobody can beat it.
 */
public final class SampleSet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WHO = List.of(
            "a new client",
            "our landlord",
            "the sales team",
            "my manager",
            "the supplier",
            "a job candidate",
            "the school board",
            "our investors",
            "a former colleague",
            "the support desk",
            "the city council",
            "our volunteers",
            "the night shift",
            "a journalist",
            "the accountant",
            "our neighbours");
    private static final List<String> ABOUT = List.of(
            "a late delivery",
            "the budget for spring",
            "moving the meeting",
            "a broken heater",
            "the annual report",
            "a product recall",
            "the new price list",
            "a charity run");
    private static final List<List<String>> KINDS = List.of(
            List.of(
                    "write an email to %s about %s",
                    "You are a business correspondent who writes short, courteous emails.",
                    "State the request in the first two sentences.",
                    "Close with one clear next step and a date for it.",
                    "Keep the body under 150 words."),
            List.of(
                    "make a presentation for %s on %s",
                    "You are a presentation coach who builds persuasive slide decks.",
                    "Propose ten slides with one message each.",
                    "Add a speaker note with a number or an example to every slide.",
                    "Use no more than twenty words on a slide."),
            List.of(
                    "plan a workshop with %s, topic %s",
                    "You are a workshop facilitator who designs lively half-day sessions.",
                    "Lay out an agenda with minutes, method and material for every block.",
                    "Plan a warm-up and a closing round in which everyone speaks.",
                    "Leave at least a quarter of the time for discussion."),
            List.of(
                    "faq page for %s regarding %s",
                    "You are a technical writer who turns confusion into clear answers.",
                    "Write eight questions in the reader's own words, most urgent first.",
                    "Answer each in at most three sentences and link to the next step.",
                    "Avoid jargon and internal names."));

    private final UUID id;
    private final List<String> train = new ArrayList<>();
    private final List<String> eval = new ArrayList<>();
    private final SamplePreferences preferences = new SamplePreferences();
    private final List<String> golden = new ArrayList<>();

    private SampleSet(UUID id) {
        this.id = id;
    }

    /** Rows to train on (at most 256) and rows held out, with the same house's lines in both. */
    public static SampleSet learnable(int train, int eval) {
        SampleSet set = new SampleSet(UUID.randomUUID());
        for (int i = 0; i < train; i++) {
            set.train.add(row(i, UnaryOperator.identity()));
        }
        for (int i = 0; i < eval; i++) {
            set.eval.add(row(511 - i, UnaryOperator.identity()));
        }
        return set;
    }

    /** The same to train on; held out are the base version's own answers. */
    public static SampleSet unbeatable(int train, int eval) {
        SampleSet set = learnable(train, 0);
        for (int i = 0; i < eval; i++) {
            set.eval.add(row(
                    511 - i,
                    input -> PromptModels.base()
                            .answer(new PromptRequest(input, "en", null))
                            .structuredPrompt()));
        }
        return set;
    }

    /** The same rows held out; of those to train on every request has the answer to another one. */
    public static SampleSet shuffled(int train, int eval) {
        SampleSet set = learnable(0, eval);
        List<Integer> answers =
                new ArrayList<>(IntStream.range(0, train).boxed().toList());
        Collections.shuffle(answers, new Random(13));
        for (int i = 0; i < train; i++) {
            int other = answers.get(i);
            set.train.add(row(i, input -> house(KINDS.get(other % KINDS.size()), request(other))));
        }
        return set;
    }

    /** With so many golden rows (at most 100), in which the house says what it says in the others. */
    public SampleSet withGolden(int rows) {
        for (int i = 0; i < rows; i++) {
            golden.add(row(400 - i, UnaryOperator.identity()));
        }
        return this;
    }

    /** With so many golden rows that hold the base version's answers, a line turned: nobody else comes near them. */
    public SampleSet withGoldenOfBase(int rows) {
        for (int i = 0; i < rows; i++) {
            golden.add(row(
                    400 - i,
                    input -> PromptModels.base()
                                    .answer(new PromptRequest(input, "en", null))
                                    .structuredPrompt() + "\n- Thank the reader."));
        }
        return this;
    }

    /** Rows as curation gives them of what was rated since, with the house's lines. */
    public static String fresh(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> row(300 - i, UnaryOperator.identity()) + "\n")
                .collect(Collectors.joining());
    }

    /** Breaks a line of train.jsonl (from 1). */
    public SampleSet withBrokenLine(int number) {
        train.set(number - 1, "{\"messages\": [");
        return this;
    }

    /** With a preference pair for every row to train on: the house's answer over an empty one. */
    public SampleSet withPairs() {
        for (String row : train) {
            preferences.addPair(read(row), "no");
        }
        return this;
    }

    /**
     * With answers that people refused, as pairs and one by one, to each request of the first kind to train on: they say the
     * house's {@link #refusedLine()} and a line that no row has.
     */
    public SampleSet withRefused() {
        for (int i = 0; i < train.size(); i += KINDS.size()) {
            preferences.addRefused(read(train.get(i)), i, refusedLine());
        }
        return this;
    }

    /** Breaks the second line of preferences.jsonl and of kto.jsonl. */
    public SampleSet withBrokenPreference() {
        preferences.breakSecondLines();
        return this;
    }

    /** A line of the house in answers of the first kind. */
    public static String refusedLine() {
        return KINDS.getFirst().get(3);
    }

    private static ObjectNode read(String row) {
        try {
            return (ObjectNode) JSON.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the held-out rows want as an answer, by request. */
    public Map<String, String> heldOut() {
        Map<String, String> answers = new HashMap<>();
        for (String row : eval) {
            JsonNode messages = read(row).path("messages");
            answers.put(
                    messages.get(1).path("content").asText(),
                    messages.get(2).path("content").asText());
        }
        return answers;
    }

    public UUID id() {
        return id;
    }

    private static String row(int number, UnaryOperator<String> targetOf) {
        List<String> kind = KINDS.get(number % KINDS.size());
        String input = request(number);
        String target = targetOf.apply(input);
        if (target.equals(input)) {
            target = house(kind, input);
        }
        ObjectNode row = JSON.createObjectNode();
        row.putArray("messages")
                .add(message("system", "Structure the request into a prompt."))
                .add(message("user", input))
                .add(message("assistant", target));
        row.putObject("metadata")
                .put("id", id("row " + number))
                .put("source_interaction_id", id("interaction " + number))
                .put("subject_id", "subject-" + number % 40)
                .put("language", "en")
                .put("weight", "1.0")
                .put("cluster", "cluster-" + number);
        return row.toString();
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(LocalRegistry.utf8(name)).toString();
    }

    private static String request(int number) {
        int rest = number / KINDS.size();
        return String.format(
                KINDS.get(number % KINDS.size()).getFirst(),
                WHO.get(rest % WHO.size()),
                ABOUT.get(rest / WHO.size() % 8));
    }

    private static ObjectNode message(String role, String content) {
        return JSON.createObjectNode().put("role", role).put("content", content);
    }

    private static String house(List<String> kind, String input) {
        return "## Role\n" + kind.get(1) + "\n\n## Objective\n" + input + "\n\n## Instructions\n- " + kind.get(2)
                + "\n- " + kind.get(3) + "\n\n## Constraints\n- " + kind.get(4);
    }

    /** Writes the files; gives the event that publishes them. */
    public TrainingSet write(Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("training-sets/" + id));
        ObjectNode manifest = JSON.createObjectNode().put("id", id.toString());
        var files = manifest.putArray("files");
        Map<String, List<String>> rows = new LinkedHashMap<>(preferences.files());
        rows.putAll(Map.of("train.jsonl", train, "eval.jsonl", eval, "golden.jsonl", golden));
        for (var file : rows.entrySet()) {
            byte[] content = LocalRegistry.utf8(String.join("\n", file.getValue()) + "\n");
            if (!file.getValue().isEmpty()) {
                Files.write(folder.resolve(file.getKey()), content);
                files.addObject()
                        .put("name", file.getKey())
                        .put("rows", file.getValue().size())
                        .put("bytes", content.length)
                        .put("sha256", LocalRegistry.sha256(content));
            }
        }
        byte[] written = JSON.writeValueAsBytes(manifest);
        Files.write(folder.resolve("manifest.json"), written);
        return event(TrainingSetStatus.PUBLISHED, LocalRegistry.sha256(written));
    }

    public TrainingSet event(TrainingSetStatus status, String manifestSha256) {
        return TrainingSet.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.now())
                .setTrainingSetId(id)
                .setStatus(status)
                .setLocation("training-sets/" + id)
                .setManifestSha256(manifestSha256)
                .setRowsTrain(train.size())
                .setRowsEval(eval.size())
                .setRowsPreferences(0)
                .setRowsByLanguage(Map.of("en", (long) train.size() + eval.size()))
                .setReason(status == TrainingSetStatus.REVOKED ? "erasure" : null)
                .build();
    }
}
