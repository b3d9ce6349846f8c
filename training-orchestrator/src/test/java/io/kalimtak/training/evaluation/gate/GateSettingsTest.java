package io.kalimtak.training.evaluation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.prompt.GateGuard;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.Metric;
import io.kalimtak.training.testing.DefaultConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateSettingsTest {
    private static final String GATE = "kalimtak.training.gate.";

    @Test
    void shouldSetAGuardBesideTheDefaultsWhenOneIsConfigured() {
        GateOptions options = read("guards.section_f1.max-loss", "0.05", "guards.section_f1.by", "interval");

        assertThat(options.guards())
                .containsEntry(Metric.SECTION_F1, new GateGuard(0.05, false, GateGuard.By.INTERVAL))
                .containsAllEntriesOf(GateOptions.defaultGuards())
                .hasSize(4);
    }

    @Test
    void shouldChangeWhatIsSaidOfADefaultGuardAndNoMore() {
        assertThat(read("guards.chrf.by", "interval").guards())
                .containsEntry(Metric.CHRF, new GateGuard(0.005, false, GateGuard.By.INTERVAL));
        assertThat(read("guards.distinct_2.max-loss", "0.2").guards())
                .containsEntry(Metric.DISTINCT_2, new GateGuard(0.2, true, GateGuard.By.MEAN));
        assertThat(read("guards.distinct_2.relative", "false").guards())
                .containsEntry(Metric.DISTINCT_2, new GateGuard(0.1, false, GateGuard.By.MEAN));
        assertThat(read("guards.chrf.enabled", "false").guards()).containsOnlyKeys(Metric.ROUGE_L, Metric.DISTINCT_2);
    }

    @Test
    void shouldBeBetterOnTheChosenMetric() {
        assertThat(read("better-on", "section_f1").betterOn()).isEqualTo(Metric.SECTION_F1);
        assertThat(read("min-golden-rows", "5", "max-golden-loss", "0.1"))
                .extracting(GateOptions::minGoldenRows, GateOptions::maxGoldenLoss)
                .containsExactly(5, 0.1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "better-on|accuracy|names accuracy, which is no metric. There are: accuracy_cosine, chrf, ",
                "better-on|distinct_2|asks for an interval of distinct_2, which is no mean over rows.",
                "guards.bleu.max-loss|0.1|names bleu, which is no metric.",
                "guards.self_bleu.by|mean|is missing: say how far self_bleu may get worse",
                "guards.chrf.max-loss|-0.1|is -0.1: it must be a number from 0.",
                "guards.chrf.max-loss|NaN|is NaN: it must be a number from 0.",
                "guards.distinct_2.by|interval|asks for an interval of distinct_2",
                "guards.chrf.by|median|is median: write mean or interval.",
                "confidence|1|is 1.0: it must be between 0 and 1.",
                "confidence|0|is 0.0: it must be between 0 and 1.",
                "resamples|99|is 99.0: it must be at least 100.",
                "min-eval-rows|0|is 0.0: it must be at least 1.",
                "min-slice-size|0|is 0.0: it must be at least 1.",
                "min-golden-rows|0|is 0.0: it must be at least 1.",
                "max-slice-loss|-1|is -1.0: it must be a number from 0.",
                "max-golden-loss|Infinity|is Infinity: it must be a number from 0.",
                "max-latency-p99-ms|0|is 0.0: it must be above 0.",
                "max-chrf-loss|0.1|was removed: set kalimtak.training.gate.guards.chrf.max-loss instead.",
                "max-rouge-loss|0.1|was removed: set kalimtak.training.gate.guards.rouge_l.max-loss instead.",
                "min-distinct2-share|0.8|was removed: set kalimtak.training.gate.guards.distinct_2.max-loss, the share"
            })
    void shouldStopTheStartAndSayWhyWhenASettingCannotBe(String key, String value, String why) {
        assertThatThrownBy(() -> read(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(GATE + key.replace(".bleu.max-loss", ".bleu").replace("self_bleu.by", "self_bleu.max-loss"))
                .contains(why);
    }

    private static GateOptions read(String... settings) {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            keys.put(GATE + settings[i], settings[i + 1]);
        }
        return new GateSettings(DefaultConfig.readWith(keys)).options();
    }
}
