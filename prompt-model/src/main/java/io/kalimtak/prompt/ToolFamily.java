package io.kalimtak.prompt;

import java.util.List;
import java.util.Locale;

/** Kinds of target tools. Each is a pool of its own: what people approved for a picture is never offered for a chat. */
public enum ToolFamily {
    CHAT(List.of()),
    IMAGE(List.of(
            "midjourney",
            "dall",
            "stable diffusion",
            "stablediffusion",
            "sdxl",
            "firefly",
            "imagen",
            "flux",
            "leonardo",
            "ideogram")),
    CODE(List.of(
            "copilot", "cursor", "codex", "claude code", "codewhisperer", "windsurf", "replit", "tabnine", "cody"));

    private final List<String> names;

    ToolFamily(List<String> names) {
        this.names = names;
    }

    /** The family of a tool by its name; unknown and null are chat. */
    public static ToolFamily of(String targetTool) {
        if (targetTool == null) {
            return CHAT;
        }
        String name = targetTool.toLowerCase(Locale.ROOT);
        for (ToolFamily family : values()) {
            if (family.names.stream().anyMatch(name::contains)) {
                return family;
            }
        }
        return CHAT;
    }
}
