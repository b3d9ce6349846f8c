package io.kalimtak.training.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    /** A row of the table: names, what they are, scale and direction. */
    private record Documented(List<String> names, String explanation, String scale) {}

    @Test
    void shouldSayWhatTheDocumentationSays() throws IOException {
        List<Documented> table = table();

        assertThat(table.stream().flatMap(row -> row.names().stream()))
                .as("docs/metrics.md and Figures name the same figures; add a missing one to both")
                .containsExactlyInAnyOrderElementsOf(
                        Figures.all().stream().map(Figure::name).toList());
        for (Documented row : table) {
            for (String name : row.names()) {
                Figure figure = Figures.of(name);
                assertThat(row.scale()).as(name).isEqualTo(scale(figure));
                assertThat(row.explanation()).as(name).startsWith(figure.explanation());
            }
        }
    }

    @Test
    void shouldShowAFigureThatItDoesNotKnowByItsName() {
        assertThat(Figures.of("brand_new")).isEqualTo(new Figure("brand_new", "brand_new", "", Better.NEITHER, ""));
        assertThat(Figures.inOrder(List.of("brand_new", "n", "a_new", "chrf")))
                .extracting(Figure::name)
                .containsExactly("chrf", "n", "a_new", "brand_new");
    }

    @Test
    void shouldWriteValuesAsTheirScaleWants() {
        assertThat(Figures.of("chrf").show(0.43218)).isEqualTo("0.432");
        assertThat(Figures.of("latency_p99_ms").show(17.25)).isEqualTo("17.3");
        assertThat(Figures.of("n").show(1412)).isEqualTo("1,412");
        assertThat(Figures.of("chrf").showChange(-0.0125)).isEqualTo("−0.013");
        assertThat(Figures.of("chrf").showChange(0.0001)).isEqualTo("0.000");
    }

    @Test
    void shouldTurnAChangeIntoAGainByTheDirection() {
        assertThat(Better.UP.gain(0.2)).isEqualTo(0.2);
        assertThat(Better.DOWN.gain(0.2)).isEqualTo(-0.2);
        assertThat(Better.NEITHER.gain(0.2)).isZero();
    }

    private static String scale(Figure figure) {
        return switch (figure.better()) {
            case UP -> figure.scale() + ", up";
            case DOWN -> figure.scale() + ", down";
            case NEITHER -> figure.scale();
        };
    }

    private static List<Documented> table() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "metrics.md"));
        String part = text.substring(text.indexOf("## Figures of a version"), text.indexOf("**Rows left out.**"));
        List<Documented> rows = new ArrayList<>();
        part.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String[] cells = line.substring(1, line.length() - 1).split(" \\| ", -1);
            assertThat(cells).as(line).hasSize(3);
            List<String> names = Arrays.stream(cells[0].replace("`", "").split(","))
                    .map(String::strip)
                    .toList();
            rows.add(new Documented(names, cells[1].strip(), cells[2].strip()));
        });
        return rows;
    }
}
