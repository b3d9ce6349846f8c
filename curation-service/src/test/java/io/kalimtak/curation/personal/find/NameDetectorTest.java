package io.kalimtak.curation.personal.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a model that is trained here on invented sentences: what is tested is the use of a model, not a model. */
class NameDetectorTest {
    @TempDir
    static Path folder;

    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        List<NameSample> samples = new ArrayList<>();
        for (String verb : List.of("asked", "told", "met", "called", "helped", "thanked")) {
            for (String name : List.of("Zorblat", "Quimbly", "Fendrik", "Mirnova", "Tolbek")) {
                String[] tokens = {"Yesterday", "Mr", name, "Vandoo", verb, "the", "office", "about", "rain", "."};
                samples.add(new NameSample(tokens, new Span[] {new Span(2, 4, "person")}, true));
                String[] place = {"the", "office", verb, "about", "rain", "in", "winter", "."};
                samples.add(new NameSample(place, new Span[0], true));
            }
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        model = folder.resolve("names.bin");
        NameFinderME.train(
                        "en",
                        "person",
                        ObjectStreamUtils.createObjectStream(samples),
                        parameters,
                        new TokenNameFinderFactory())
                .serialize(model);
    }

    @Test
    void shouldFindNamesWhenTheLanguageHasAModel() {
        NameDetector detector = new NameDetector(Map.of("en", model));
        Passage passage = Passage.of("Yesterday Mr Zorblat  Vandoo asked the office about rain.", "en", 1);

        assertThat(detector.find(passage)).containsExactly(new Finding(13, 28, DataType.NAME, "zorblat vandoo"));
        assertThat(detector.find(passage)).hasSize(1);
    }

    @Test
    void shouldFindNothingWhenTheLanguageHasNoModel() {
        assertThat(new NameDetector(Map.of("en", model)).find(Passage.of("Mr Zorblat Vandoo asked", "fr", 1)))
                .isEmpty();
    }

    @Test
    void shouldRefuseToStartWhenAFileIsNoModel() throws IOException {
        Path text = Files.writeString(folder.resolve("no-model.bin"), "text");

        assertThatThrownBy(() -> new NameDetector(Map.of("en", folder.resolve("absent.bin"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no file at the path of the name model for en");
        assertThatThrownBy(() -> new NameDetector(Map.of("ar", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no OpenNLP name model in the file for ar");
    }
}
