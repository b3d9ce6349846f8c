package io.kalimtak.prompt.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.learn.Corpus;
import io.kalimtak.prompt.learn.Exemplar;
import io.kalimtak.prompt.learn.ExemplarLine;
import io.kalimtak.prompt.learn.Vocabulary;
import java.util.List;

/** {@code <language>/corpus.json}: words, pairs and quotable lines; what can be counted again from them is not stored. */
@JsonPropertyOrder(alphabetic = true)
record CorpusJson(
        List<String> words,
        int[] sources,
        List<ExemplarJson> exemplars,
        List<String> rolePhrases,
        List<String> toneWords) {

    @JsonPropertyOrder(alphabetic = true)
    record ExemplarJson(
            ToolFamily family,
            String kind,
            double weight,
            int[] sectionSizes,
            int[] inputWords,
            int[] targetWords,
            int[] rolePhrases,
            int[] toneWords,
            List<LineJson> lines) {}

    @JsonPropertyOrder(alphabetic = true)
    record LineJson(Section section, String text, float position, int sources) {}

    static CorpusJson of(Corpus corpus) {
        Vocabulary vocabulary = corpus.vocabulary();
        int[] sources = new int[vocabulary.size()];
        for (int id = 0; id < sources.length; id++) {
            sources[id] = vocabulary.sources(id);
        }
        return new CorpusJson(
                vocabulary.words(),
                sources,
                corpus.exemplars().stream().map(CorpusJson::exemplar).toList(),
                corpus.rolePhrases(),
                corpus.toneWords());
    }

    Vocabulary vocabulary() {
        return new Vocabulary(words, sources, exemplars.size());
    }

    List<Exemplar> read(Vocabulary vocabulary) {
        return exemplars.stream()
                .map(json -> new Exemplar(
                        json.family(),
                        json.kind(),
                        json.weight(),
                        json.sectionSizes(),
                        json.inputWords(),
                        json.targetWords(),
                        json.rolePhrases(),
                        json.toneWords(),
                        json.lines().stream()
                                .map(line -> ExemplarLine.of(
                                        line.section(), line.text(), line.position(), line.sources(), vocabulary))
                                .toList()))
                .toList();
    }

    private static ExemplarJson exemplar(Exemplar exemplar) {
        return new ExemplarJson(
                exemplar.family(),
                exemplar.kind(),
                exemplar.weight(),
                exemplar.sectionSizes(),
                exemplar.inputWords(),
                exemplar.targetWords(),
                exemplar.rolePhrases(),
                exemplar.toneWords(),
                exemplar.lines().stream()
                        .map(line -> new LineJson(line.section(), line.text(), line.position(), line.sources()))
                        .toList());
    }
}
