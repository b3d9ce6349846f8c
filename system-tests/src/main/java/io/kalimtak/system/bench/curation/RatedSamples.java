package io.kalimtak.system.bench.curation;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.system.bench.ingest.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Interactions about real requests, each with one rating. Number n is the same whenever it is asked for. */
final class RatedSamples {
    private static final int PEOPLE = 10_000;
    /** One rating in so many each is 1, 2 and 3; the others are 4 and 5. */
    private static final int SCORES = 20;

    private final Texts texts;
    private final long seed;
    private final Instant start;

    RatedSamples(Texts texts, long seed, Instant start) {
        this.texts = texts;
        this.seed = seed;
        this.start = start.truncatedTo(ChronoUnit.MILLIS);
    }

    Interaction interaction(int number) {
        String request = texts.lines().get(number % texts.lines().size());
        Instant at = at(number);
        return Interaction.newBuilder()
                .setEventId(id("event", number))
                .setOccurredAt(at)
                .setInteractionId(interactionId(number))
                .setSubjectId(String.format("%032x", number % PEOPLE + 1))
                .setSessionId(id("session", number))
                .setInputText(request)
                .setStructuredPrompt(prompt(request))
                .setModelOutput("An answer.")
                .setTokensInput(request.length() / 4)
                .setTokensOutput(3)
                .setTokensTotal(request.length() / 4 + 3)
                .setTokensCounted(true)
                .setProcessingTimeMs(20)
                .setModelVersion("embedded-base-1")
                .setTargetTool("ChatGPT")
                .setLanguage(language(request))
                .setRoute("default")
                .setArm("live")
                .setAssignmentProbability(1)
                .setTrainingAllowed(true)
                .setMetadata(Map.of())
                .setCreatedAt(at)
                .build();
    }

    Feedback rating(int number) {
        Instant at = at(number).plusSeconds(60);
        return Feedback.newBuilder()
                .setEventId(id("rating-event", number))
                .setOccurredAt(at)
                .setFeedbackId(id("rating", number))
                .setInteractionId(interactionId(number))
                .setRaterId(String.format("%032x", number % PEOPLE + 1))
                .setState(FeedbackState.ACCEPTED)
                .setFeedbackScore(score(number))
                .setSubmittedAt(at)
                .build();
    }

    UUID interactionId(int number) {
        return id("interaction", number);
    }

    /** Whether the rating is good enough for a candidate. */
    boolean liked(int number) {
        return score(number) >= 4;
    }

    private int score(int number) {
        int drawn = new SplittableRandom(seed * 1_000_003 + number).nextInt(SCORES);
        return drawn < 3 ? drawn + 1 : 4 + drawn % 2;
    }

    private Instant at(int number) {
        return start.plusMillis(number);
    }

    private UUID id(String kind, int number) {
        return UUID.nameUUIDFromBytes((kind + ':' + seed + ':' + number).getBytes(StandardCharsets.UTF_8));
    }

    static String language(String text) {
        boolean arabic = text.codePoints()
                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.ARABIC);
        return arabic ? "ar" : "en";
    }

    /** Enough around the request that the refusal rule does not take the prompt for the request over again. */
    static String prompt(String request) {
        return language(request).equals("ar")
                ? "# الدور\nأنت خبير في هذا المجال وتكتب لقارئ لا يعرفه.\n\n# المهمة\n" + opening(request)
                        + "\n\n# السياق\nاذكر ما تفترضه، وما ينقصك من معلومات، ولمن تكتب.\n\n# الشكل\nأجب بخطوات مرقمة"
                        + " وواضحة، وأنهِ بخلاصة من جملة واحدة."
                : "# Role\nYou are an expert in the subject and write for a reader who is new to it.\n\n# Task\n"
                        + opening(request)
                        + "\n\n# Context\nName what you assume, what is missing, and whom the answer is for.\n\n# Format\n"
                        + "Answer in clear, numbered steps and close with a summary of one sentence.";
    }

    /** The first half of the request's words, at least three. */
    private static String opening(String request) {
        String[] words = request.strip().split("\\s+");
        return String.join(" ", Arrays.copyOf(words, Math.min(words.length, Math.max(3, words.length / 2))));
    }
}
