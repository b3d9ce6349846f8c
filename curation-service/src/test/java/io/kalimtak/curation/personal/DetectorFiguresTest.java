package io.kalimtak.curation.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.personal.find.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code -Dkalimtak.write-docs} the tables in docs/detectors.md are written anew. */
class DetectorFiguresTest {
    private static final DetectorFigures KNOWN = DetectorFigures.known();
    private static final DetectorFigures UNSEEN = DetectorFigures.unseen();

    @ParameterizedTest
    @CsvSource({
        "EMAIL, 0.95, 0.9",
        "PHONE, 0.98, 0.9",
        "IBAN, 0.98, 0.98",
        "CARD, 0.98, 0.92",
        "NATIONAL_ID, 0.98, 0.9",
        "IP, 0.98, 0.92",
        "SECRET, 0.98, 0.88",
    })
    void shouldFindAtLeastSoMuchWhenCasesAreLabelled(DataType type, double precision, double recall) {
        assertThat(KNOWN.of(type).cases).isGreaterThanOrEqualTo(40);
        assertThat(KNOWN.of(type).precision()).as("%s", KNOWN.errors()).isGreaterThanOrEqualTo(precision);
        assertThat(KNOWN.of(type).recall()).as("%s", KNOWN.errors()).isGreaterThanOrEqualTo(recall);
    }

    @ParameterizedTest
    @CsvSource({"figures of personal data, false", "figures of unseen texts, true"})
    void shouldStandInTheDocumentationAsMeasured(String name, boolean unseen) throws IOException {
        Path docs = Path.of(System.getProperty("kalimtak.home"), "docs", "detectors.md");
        String text = Files.readString(docs, StandardCharsets.UTF_8);
        String table = "\n" + String.join("\n", (unseen ? UNSEEN : KNOWN).table()) + "\n";
        String begin = "<!-- " + name + ": begin -->";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- " + name + ": end -->");
        if (System.getProperty("kalimtak.write-docs") != null) {
            Files.writeString(docs, text.substring(0, from) + table + text.substring(to), StandardCharsets.UTF_8);
            return;
        }

        assertThat(text.substring(from, to)).isEqualTo(table);
    }

    @Test
    void shouldHaveHardCasesInBothLanguagesWhenATypeIsMeasured() {
        for (DataType type : DetectorFigures.TYPES) {
            List<LabelledCase> cases = LabelledCase.of(type);
            assertThat(cases).anyMatch(labelled -> labelled.language().equals("ar"));
            assertThat(cases.stream()
                            .filter(labelled -> labelled.places().isEmpty())
                            .count())
                    .as("%s without anything to find", type)
                    .isGreaterThanOrEqualTo(10);
        }
    }
}
