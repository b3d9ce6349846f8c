package io.kalimtak.system.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static final Map<String, Integer> DEFAULTS = Map.of("rows", 5);

    @Test
    void shouldKeepTheDefaultWhenAnOptionIsNotGiven() {
        assertThat(Options.parse(DEFAULTS).of("rows")).isEqualTo(5);
    }

    @Test
    void shouldTakeTheGivenNumber() {
        Options options = Options.parse(DEFAULTS, "--rows", "0");

        assertThat(options.of("rows")).isZero();
        assertThat(options).hasToString("--rows 0");
        assertThatThrownBy(() -> options.positive("rows")).hasMessage("the option --rows must be at least 1");
    }

    @ParameterizedTest
    @CsvSource({
        "--lines 3,there is no option \"--lines\"; the options are --rows",
        "rows 3,there is no option \"rows\"; the options are --rows",
        "--rows,the option --rows needs a number behind it",
        "--rows -1,'the option --rows takes a whole number, not \"-1\"'",
        "--rows 2k,'the option --rows takes a whole number, not \"2k\"'"
    })
    void shouldSayWhatIsWrong(String arguments, String message) {
        assertThatThrownBy(() -> Options.parse(DEFAULTS, arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
