package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write me a mail to my boss                                   | en
            اكتبلي ايميل لمديري عن الاجازة                                | ar
            اشرح لي كيف أستخدم useEffect في React مع مثال                | ar
            لطفاً یک نامه برای همکارم بنویس و بگو پروژه چگونه پیش می‌رود   | fa
            Schreibe einen Brief an meinen Vermieter wegen der Heizung   | de
            напиши письмо начальнику                                     | ru
            上司にメールを書いてください                                     | ja
            12345 !!                                                     | und
            """)
    void aTextsLanguageIsTold(String text, String language) {
        assertThat(LanguageDetector.detect(text)).isEqualTo(language);
    }

    @Test
    void tokensAreCountedAsTheEncodingDoes() {
        assertThat(TokenCounter.count("hello world")).isEqualTo(2);
        assertThat(TokenCounter.count("")).isZero();
        assertThat(TokenCounter.count("<|endoftext|>")).isGreaterThan(1);
    }
}
