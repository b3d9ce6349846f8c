package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.text.RolePhrase;
import io.kalimtak.prompt.text.ToneWords;
import io.kalimtak.prompt.vector.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Role and tone put together from what several people say, word by word, where no line as a whole may be quoted. */
final class Voices {
    private static final double MIN_ROLE_SHARE = 0.1;
    private static final double MIN_TONE_SHARE = 0.12;
    private static final int MAX_TONE_WORDS = 3;

    private final Corpus corpus;
    private final Neighbourhood neighbourhood;

    Voices(Corpus corpus, Neighbourhood neighbourhood) {
        this.corpus = corpus;
        this.neighbourhood = neighbourhood;
    }

    /** The role that the neighbours vote for; a longer phrase needs fewer votes, and one that leans as the request does counts more. */
    Optional<String> role(Query query) {
        return best(votes(true), query)
                .map(phrase -> RolePhrase.line(corpus.rolePhrases().get(phrase), corpus.language()));
    }

    private Optional<Integer> best(Map<Integer, Double> votes, Query query) {
        int chosen = -1;
        double most = 0;
        for (int phrase = 0; phrase < corpus.rolePhrases().size(); phrase++) {
            double share = votes.getOrDefault(phrase, 0.0);
            if (share < MIN_ROLE_SHARE) {
                continue;
            }
            String text = corpus.rolePhrases().get(phrase);
            int words = text.split(" ").length;
            double leaning = Vectors.dot(corpus.direction(corpus.vocabulary().ids(text)), query.leaning());
            double score = share * (1 + 0.4 * (words - 1)) * (1 + Math.max(-0.9, leaning));
            if (score > most) {
                most = score;
                chosen = phrase;
            }
        }
        return chosen < 0 ? Optional.empty() : Optional.of(chosen);
    }

    /** The tone that the neighbours vote for: at most three words, two at least. */
    Optional<String> tone() {
        Map<Integer, Double> votes = votes(false);
        List<String> words = votes.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_TONE_SHARE)
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_TONE_WORDS)
                .map(entry -> corpus.toneWords().get(entry.getKey()))
                .toList();
        return words.size() < 2 ? Optional.empty() : Optional.of(ToneWords.line(words, corpus.language()));
    }

    private Map<Integer, Double> votes(boolean roles) {
        Map<Integer, Double> votes = new HashMap<>();
        for (Neighbour neighbour : neighbourhood.neighbours()) {
            Exemplar exemplar = corpus.exemplars().get(neighbour.exemplar());
            for (int id : roles ? exemplar.rolePhrases() : exemplar.toneWords()) {
                votes.merge(id, neighbour.share(), Double::sum);
            }
        }
        return votes;
    }
}
