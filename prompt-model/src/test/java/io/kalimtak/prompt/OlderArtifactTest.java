package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * An artifact that the build before refused answers were learned from wrote: eight short Arabic pairs, whose vectors are sparse and pack well. When
 * the format or the encoder must change, decide here what becomes of the artifacts that people have.
 */
class OlderArtifactTest {
    @Test
    void shouldLoadAndAnswerAsItDidThen() throws Exception {
        Path artifact = Path.of(
                OlderArtifactTest.class.getResource("artifact-format-1.zip").toURI());

        assertThat(PromptModels.describe(artifact))
                .returns("older-release", ArtifactInfo::version)
                .returns(1, ArtifactInfo::format)
                .returns(8, info -> info.pairIds().size());
        PromptAnswer answer = PromptModels.load(artifact).answer(new PromptRequest("اكتب رسالة قصيرة", "ar", null));
        assertThat(answer.learned()).isTrue();
        assertThat(answer.structuredPrompt()).isEqualTo("""
                        ## الدور
                        أنت كاتب محترف.

                        ## الهدف
                        اكتب رسالة قصيرة

                        ## التعليمات
                        - ابدأ بجملة قصيرة.
                        - استخدم كلمات سهلة.
                        - اختم بجملة سهلة.""");
    }
}
