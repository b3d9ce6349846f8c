package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.template.TemplateBook;
import io.kalimtak.prompt.text.Topic;
import io.kalimtak.prompt.text.Words;
import io.kalimtak.prompt.vector.Vectors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A request, read.
 *
 * @param vector its vector
 * @param projected where its prompt's vector is expected
 * @param leaning {@code projected} less the mean prompt, normalised: what is particular about it
 * @param words ids of its words, ascending
 * @param folded all its words
 * @param family its tool's family
 * @param kind the kind of task that the template sees in it
 * @param topic what it is about, where that is plain
 */
public record Query(
        float[] vector,
        float[] projected,
        float[] leaning,
        int[] words,
        Set<String> folded,
        ToolFamily family,
        String kind,
        Optional<String> topic) {

    /** Reads a request whose vector is known. */
    public static Query of(PromptRequest request, float[] vector, Corpus corpus, Projection projection) {
        String text = request.text();
        float[] projected = projection.apply(vector);
        float[] leaning = Vectors.normalise(Vectors.minus(projected, corpus.targetMean()));
        return new Query(
                vector,
                Vectors.normalise(projected.clone()),
                leaning,
                corpus.vocabulary().ids(text),
                new HashSet<>(Words.of(text)),
                ToolFamily.of(request.targetTool()),
                TemplateBook.of(corpus.language())
                        .choose(text, request.targetTool())
                        .kind(),
                Topic.of(text));
    }

    /** Whether the request has the word. */
    public boolean has(int word) {
        return Arrays.binarySearch(words, word) >= 0;
    }
}
