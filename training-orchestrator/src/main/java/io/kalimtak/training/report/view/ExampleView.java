package io.kalimtak.training.report.view;

import java.util.List;

/**
 * A row that the report quotes.
 *
 * @param answers the prompt that people accepted and what the versions made of the request
 */
public record ExampleView(int number, String request, List<Answer> answers) {
    /** One text with who wrote it; parts that the other version lacks are marked. */
    public record Answer(String heading, String style, List<Part> parts) {}

    /** A piece of a text. */
    public record Part(String text, boolean marked) {}
}
