package io.kalimtak.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveArmTest {
    @Test
    void shouldTakeTheArmNamedLiveWhenACanaryHasTheLargerShare() throws Exception {
        assertThat(read("""
                        {"arms":[{"name":"canary","version":"b","engine":"embedded","share":0.9,"artifact_sha256":"bb"},
                                 {"name":"live","version":"a","engine":"embedded","share":0.1,"artifact_sha256":null}]}""")).contains(new LiveVersion("a", "embedded", null));
    }

    @Test
    void shouldTakeTheLargestShareWhenNoArmIsNamedLive() throws Exception {
        assertThat(read("""
                        {"arms":[{"name":"x","version":"a","engine":"embedded","share":0.3,"artifact_sha256":"aa"},
                                 {"name":"y","version":"b","engine":"gpt","share":0.7,"artifact_sha256":null}]}""")).contains(new LiveVersion("b", "gpt", null));
    }

    @Test
    void shouldFindNoneWhenTheTableHasNoArm() throws Exception {
        assertThat(read("{\"arms\":[]}")).isEmpty();
    }

    private static Optional<LiveVersion> read(String table) throws JsonProcessingException {
        return ModelRegistry.LiveArm.of(new ObjectMapper().readTree(table));
    }
}
