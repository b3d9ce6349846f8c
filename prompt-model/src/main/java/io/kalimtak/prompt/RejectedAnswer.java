package io.kalimtak.prompt;

import java.util.Objects;

/**
 * An answer that a person refused: its lines are pushed away for like requests. Nothing of its text is kept that approved pairs do not hold.
 *
 * @param id id of the source interaction; kept in the artifact so that an erasure finds it. It may be a training pair's: that person corrected the
 *     answer, and the lines that the correction keeps are not held against it
 * @param subject pseudonym of the person, or null; one person pushes a line away once, however often
 * @param input the rough request
 * @param answer the refused prompt
 * @param language BCP 47 tag, or null to have it detected
 * @param targetTool the tool the prompt was for, or null
 */
public record RejectedAnswer(
        String id, String subject, String input, String answer, String language, String targetTool) {
    public RejectedAnswer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(answer, "answer");
    }

    /** Who refused it: the person, else the interaction. */
    public String source() {
        return subject != null ? "s:" + subject : "p:" + id;
    }
}
