package io.kalimtak.prompt.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.learn.Rejections;
import io.kalimtak.prompt.vector.ByteMatrix;
import java.util.List;

/** {@code <language>/rejections.json}: refused lines by key and the refused answers that held them. Absent where nobody refused anything. */
@JsonPropertyOrder(alphabetic = true)
record RejectionsJson(List<String> lines, List<RejectionJson> rejections) {
    @JsonPropertyOrder(alphabetic = true)
    record RejectionJson(ToolFamily family, int source, int[] lines) {}

    static RejectionsJson of(Rejections rejections) {
        return new RejectionsJson(
                rejections.lines(),
                rejections.rejections().stream()
                        .map(rejection -> new RejectionJson(rejection.family(), rejection.source(), rejection.lines()))
                        .toList());
    }

    Rejections read(ByteMatrix requests) {
        return new Rejections(
                lines,
                rejections.stream()
                        .map(json -> new Rejections.Rejection(json.family(), json.source(), json.lines()))
                        .toList(),
                requests);
    }
}
