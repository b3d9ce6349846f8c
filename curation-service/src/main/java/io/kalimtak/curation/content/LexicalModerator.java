package io.kalimtak.curation.content;

import io.kalimtak.curation.content.moderation.Category;
import io.kalimtak.curation.content.moderation.Moderation;
import io.kalimtak.curation.content.moderation.Moderator;
import io.kalimtak.prompt.phrase.PhraseList;
import io.kalimtak.prompt.phrase.Said;
import java.util.EnumMap;
import java.util.Map;

/**
 * Moderation by phrases that state an intent, in English and Arabic. In code or quotation, after a hedge, or in a text that
 * speaks of preventing or studying harm, a phrase counts for nothing, except for sexual content with minors.
 */
public record LexicalModerator() implements Moderator {
    private static final class Lists {
        private static final PhraseList UNSAFE = PhraseList.resource("unsafe.txt");
        private static final PhraseList TOPICS = PhraseList.resource("about-safety.txt");
    }

    @Override
    public String name() {
        return "lexical";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "unsafe_sha256", Lists.UNSAFE.sha256(),
                "topics_sha256", Lists.TOPICS.sha256(),
                "hedges_sha256", Said.hedgesSha256());
    }

    @Override
    public Moderation moderate(String text, String language) {
        Said said = Said.in(text);
        Map<Category, Integer> severities = new EnumMap<>(Category.class);
        boolean studied = false;
        boolean asked = false;
        for (PhraseList.Match match : Lists.UNSAFE.matches(said.words())) {
            if (!asked) {
                studied = !Lists.TOPICS.matches(said.words()).isEmpty();
                asked = true;
            }
            int gap = match.label().indexOf(' ');
            Category category = Category.of(match.label().substring(0, gap));
            boolean counts = !studied && !said.isHedged(match.start()) || category == Category.SEXUAL_MINORS;
            if (counts) {
                severities.merge(category, Integer.parseInt(match.label().substring(gap + 1)), Math::max);
            }
        }
        return new Moderation(severities);
    }
}
