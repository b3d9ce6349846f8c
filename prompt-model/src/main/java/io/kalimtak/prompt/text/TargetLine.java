package io.kalimtak.prompt.text;

import io.kalimtak.prompt.Section;

/** A line of a structured prompt with the section it stands in; no bullet, no heading. */
public record TargetLine(Section section, String text) {}
