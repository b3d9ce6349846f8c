package io.kalimtak.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String STATE = "vendor=a b,other=1";

    @Test
    void shouldReadWhatIsSentAndWriteItAsItCame() {
        TraceContext read = TraceContext.read(Map.of("traceparent", PARENT, "tracestate", STATE)::get);

        assertThat(read).isEqualTo(new TraceContext(PARENT, STATE));
        Map<String, String> headers = new HashMap<>();
        read.writeTo(headers::put);
        assertThat(headers).containsOnly(Map.entry("traceparent", PARENT), Map.entry("tracestate", STATE));
        assertThat(Span.fromContext(read.context()).getSpanContext().isRemote()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "a person's words"
            })
    void shouldTakeWhatIsNotInTheStandardsFormForNone(String parent) {
        Map<String, String> headers = new HashMap<>();
        headers.put("traceparent", parent);

        assertThat(TraceContext.read(headers::get)).isEqualTo(TraceContext.NONE);
        assertThat(TraceContext.context(headers::get)).isSameAs(Context.root());
    }

    @Test
    void shouldDropAStateThatIsLongerThanTheStandardAsksFor() {
        String longest = "v=" + "x".repeat(600);

        TraceContext read = TraceContext.read(Map.of("traceparent", PARENT, "tracestate", longest)::get);

        assertThat(read.traceparent()).isEqualTo(PARENT);
        assertThat(read.stored()).isEqualTo(PARENT);
    }

    @Test
    void shouldComeBackFromAColumn() {
        for (TraceContext one :
                new TraceContext[] {new TraceContext(PARENT, STATE), new TraceContext(PARENT, null), TraceContext.NONE
                }) {
            assertThat(TraceContext.ofStored(one.stored())).isEqualTo(one);
        }
        assertThat(TraceContext.NONE.stored()).isNull();
    }

    @Test
    void shouldFindTheRecordOfTheSameKeyAndElseWhatIsUnderWay() {
        Context batch = new TraceContext(PARENT, null).context();
        String ofRecord = "00-11111111111111111111111111111111-2222222222222222-00";
        Map<String, Context> byKey = Map.of("known", new TraceContext(ofRecord, null).context());
        Causes.in(batch, byKey)
                .wrap(() -> {
                    assertThat(Causes.of("known").traceparent()).isEqualTo(ofRecord);
                    assertThat(Causes.of("other").traceparent()).isEqualTo(PARENT);
                    assertThat(Causes.of(null).traceparent()).isEqualTo(PARENT);
                })
                .run();
        assertThat(Causes.of("known")).isEqualTo(TraceContext.NONE);
    }
}
