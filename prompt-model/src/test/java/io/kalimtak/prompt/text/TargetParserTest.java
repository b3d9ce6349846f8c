package io.kalimtak.prompt.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.Section;
import org.junit.jupiter.api.Test;

/** Prompts as people write them, cut into sections and lines. */
class TargetParserTest {
    @Test
    void headingsOfEveryKindOpenASection() {
        assertThat(TargetParser.parse("# Role\nYou are a cook.\n**Instructions**\n1. List the dishes.\n"
                        + "<constraints>\n- No nuts.\n</constraints>\nOUTPUT FORMAT\nA table.\nTone:\nWarm."))
                .containsExactly(
                        new TargetLine(Section.ROLE, "You are a cook."),
                        new TargetLine(Section.INSTRUCTIONS, "List the dishes."),
                        new TargetLine(Section.CONSTRAINTS, "No nuts."),
                        new TargetLine(Section.OUTPUT_FORMAT, "A table."),
                        new TargetLine(Section.TONE, "Warm."));
    }

    @Test
    void arabicHeadingsToo() {
        assertThat(TargetParser.parse("## الدور\nأنت طباخ.\n## التعليمات\n- اذكر الأطباق."))
                .containsExactly(
                        new TargetLine(Section.ROLE, "أنت طباخ."),
                        new TargetLine(Section.INSTRUCTIONS, "اذكر الأطباق."));
    }

    @Test
    void withoutHeadingsTheSentenceTells() {
        assertThat(TargetParser.sections("You are a cook. Write a menu for six."))
                .contains(Section.ROLE)
                .hasSizeGreaterThan(1);
    }

    @Test
    void codeAndTablesAreNoLines() {
        assertThat(TargetParser.parse("## Instructions\n```\nrm -rf /\n```\n| a | b |\n- Run it."))
                .containsExactly(new TargetLine(Section.INSTRUCTIONS, "Run it."));
    }

    @Test
    void abbreviationsDoNotEndASentence() {
        assertThat(Sentences.of("Use spices, e.g. Cumin is fine. Ask Dr. Who? \"Yes.\" Then go."))
                .containsExactly("Use spices, e.g. Cumin is fine.", "Ask Dr. Who?", "\"Yes.\"", "Then go.");
    }

    @Test
    void spellingsOfOneArabicWordMeet() {
        assertThat(Words.of("الرسالة")).isEqualTo(Words.of("رِسَالَه"));
        assertThat(Words.of("إلى المدرسة")).isEqualTo(Words.of("الي مدرسه"));
        assertThat(Words.key("- Ideas, for Parties!")).isEqualTo(Words.key("idea for party"));
    }
}
