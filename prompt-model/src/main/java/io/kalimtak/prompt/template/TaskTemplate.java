package io.kalimtak.prompt.template;

import io.kalimtak.prompt.Section;
import java.util.List;
import java.util.Map;

/**
 * The lines for one kind of task.
 *
 * @param kind its name
 * @param keywords words and phrases (lower case) that tell it; a trailing {@code *} takes any ending
 * @param lines its lines by section
 */
public record TaskTemplate(String kind, List<String> keywords, Map<Section, List<String>> lines) {}
