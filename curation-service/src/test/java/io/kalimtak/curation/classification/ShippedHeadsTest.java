package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The heads that come with the service are what its trainer makes of its seeds. With {@code -Dkalimtak.heads.write=true} it
 * writes them anew instead, which a change of seeds, keywords, features or encoder demands.
 */
class ShippedHeadsTest {
    private static final Path RESOURCE = Path.of("src/main/resources/classification/heads.json");

    /** Another processor rounds the encoder's numbers otherwise. */
    private static final double ROUNDING = 0.05;

    private static Heads trained;

    @BeforeAll
    static void train() throws IOException {
        trained = new HeadTrainer(Labelled.KEYWORDS).train(Labelled.SEEDS, List.of());
        if (Boolean.getBoolean("kalimtak.heads.write")) {
            Files.write(RESOURCE, trained.bytes());
        }
    }

    @Test
    void shouldBeTrainedOnTheSeedsAndKeywordsThatTheyComeWith() throws IOException {
        assertThat(Heads.read(Files.readAllBytes(RESOURCE)).basis()).isEqualTo(trained.basis());
    }

    @Test
    void shouldHaveTheTrainersWeightsAndTemperatures() throws IOException {
        Heads shipped = Heads.read(Files.readAllBytes(RESOURCE));

        for (VectorSpace space : VectorSpace.values()) {
            for (Function<Heads.Pair, Head> of :
                    List.<Function<Heads.Pair, Head>>of(Heads.Pair::domain, Heads.Pair::useCase)) {
                Head is = of.apply(shipped.pairs().get(space));
                Head should = of.apply(trained.pairs().get(space));
                assertThat(is.labels()).isEqualTo(should.labels());
                assertThat(is.temperature()).isCloseTo(should.temperature(), within(ROUNDING));
                for (int row = 0; row < is.weights().length; row++) {
                    for (int i = 0; i < is.weights()[row].length; i++) {
                        assertThat((double) is.weights()[row][i]).isCloseTo(should.weights()[row][i], within(ROUNDING));
                    }
                }
            }
        }
    }
}
