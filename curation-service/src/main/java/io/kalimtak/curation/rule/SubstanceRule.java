package io.kalimtak.curation.rule;

/** Request and target each have at least one letter or digit. */
public record SubstanceRule() implements TextRule {
    @Override
    public String name() {
        return "not-empty";
    }

    @Override
    public Verdict verdict(Content content) {
        if (isEmpty(content.input())) {
            return Verdict.drop("the request has no letter or digit");
        }
        return Verdict.dropIf(isEmpty(content.target()), "the target has no letter or digit");
    }

    private static boolean isEmpty(String text) {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
