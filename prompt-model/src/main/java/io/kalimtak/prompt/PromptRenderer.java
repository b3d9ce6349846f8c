package io.kalimtak.prompt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes an answer the way its target tool takes it: chat messages (JSON) for ChatGPT and its like, XML tags for Claude, one line with
 * parameters for image generators, Markdown for everything else.
 */
public final class PromptRenderer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHAT_MESSAGES = Pattern.compile("chatgpt|gpt-|openai|mistral|deepseek|llama|grok");
    private static final Pattern OUR_TAGS = Pattern.compile(
            "<(/?)(role|objective|context|instructions|constraints|output_format|tone)>", Pattern.CASE_INSENSITIVE);

    private PromptRenderer() {}

    /** The answer as the tool's input; {@code targetTool} may be null. */
    public static String render(PromptAnswer answer, String targetTool) {
        if (ToolFamily.of(targetTool) == ToolFamily.IMAGE) {
            return ImagePrompt.write(answer, targetTool);
        }
        String tool = targetTool == null ? "" : targetTool.toLowerCase(Locale.ROOT);
        if (tool.contains("claude") || tool.contains("anthropic")) {
            return xml(answer);
        }
        return CHAT_MESSAGES.matcher(tool).find() ? chatMessages(answer) : answer.structuredPrompt();
    }

    private static String chatMessages(PromptAnswer answer) {
        List<PromptSection> system = answer.sections().stream()
                .filter(section -> section.section() != Section.OBJECTIVE)
                .toList();
        String user = answer.sections().stream()
                .filter(section -> section.section() == Section.OBJECTIVE)
                .flatMap(section -> section.lines().stream())
                .collect(Collectors.joining("\n"));
        ObjectNode root = JSON.createObjectNode();
        ArrayNode messages = root.putArray("messages");
        if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", PromptMarkdown.write(system, answer.language()));
        }
        messages.addObject().put("role", "user").put("content", user);
        return root.toPrettyString();
    }

    /** A tag of ours inside the person's text is disarmed, so that nothing typed can close a section. */
    private static String xml(PromptAnswer answer) {
        StringBuilder out = new StringBuilder();
        for (PromptSection section : answer.sections()) {
            String tag = section.section().name().toLowerCase(Locale.ROOT);
            out.append(out.isEmpty() ? "" : "\n").append('<').append(tag).append(">\n");
            for (String line : section.lines()) {
                out.append(section.section().isList() ? "- " : "")
                        .append(OUR_TAGS.matcher(line).replaceAll("&lt;$1$2&gt;"))
                        .append('\n');
            }
            out.append("</").append(tag).append('>');
        }
        return out.toString();
    }
}
