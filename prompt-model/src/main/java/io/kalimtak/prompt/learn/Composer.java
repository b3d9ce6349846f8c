package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.PromptSection;
import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.template.BaseModel;
import io.kalimtak.prompt.text.StandingLine;
import io.kalimtak.prompt.text.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Composes an answer: one neighbour is the skeleton, whose portable lines are preferred; others' lines come in where they are expected to be
 * more useful; the template fills what is missing. The person's own text always is the objective.
 */
public final class Composer {
    /** With fewer approved pairs of the tool's family there is nothing to vote with. */
    private static final int MIN_NEIGHBOURS = 5;

    private static final Map<Section, Integer> MAX_LINES = new EnumMap<>(
            Map.of(Section.CONTEXT, 1, Section.INSTRUCTIONS, 7, Section.CONSTRAINTS, 4, Section.OUTPUT_FORMAT, 1));
    private static final double MIN_SECTION_SHARE = 0.4;
    private static final double SKELETON_BONUS = 0.06;
    private static final double TOGETHER_BONUS = 0.2;
    private static final double NOVELTY_PENALTY = 0.25;
    private static final double MAX_OVERLAP = 0.5;

    private static final Pattern LENGTH_LIMIT = Pattern.compile(
            "\\p{N}+(?: to \\p{N}+)?[ -](?:words?|characters|pages?|sentences)|\\p{N}+ (?:إلى \\p{N}+ )?(?:كلمة|كلمات|كلمه|صفحة|سطر)");

    private final LanguageModel model;

    public Composer(LanguageModel model) {
        this.model = model;
    }

    /** The answer's sections, and whether any of it was learned. */
    public Composition compose(PromptRequest request, Query query) {
        return compose(request, query, index -> true);
    }

    Composition compose(PromptRequest request, Query query, IntPredicate allowed) {
        Corpus corpus = model.corpus();
        List<PromptSection> template = BaseModel.sections(request, corpus.language());
        List<Neighbour> nearest = model.weights().retrieval().nearest(corpus, query, allowed);
        if (nearest.size() < MIN_NEIGHBOURS) {
            return new Composition(template, false);
        }
        Map<Section, List<String>> fallback = new EnumMap<>(Section.class);
        template.forEach(section -> fallback.put(section.section(), section.lines()));
        return new Draft(query, new Neighbourhood(corpus, query, nearest), fallback, request).finish();
    }

    /** An answer's sections. */
    public record Composition(List<PromptSection> sections, boolean learned) {}

    /** One answer in the making. */
    private final class Draft {
        private final Query query;
        private final Neighbourhood neighbourhood;
        private final Map<Section, List<String>> template;
        private final PromptRequest request;
        private final List<Said> said = new ArrayList<>();
        private final Map<Section, List<Candidate>> candidates = new EnumMap<>(Section.class);
        private final List<ExemplarLine> taken = new ArrayList<>();
        private boolean learned;

        Draft(Query query, Neighbourhood neighbourhood, Map<Section, List<String>> template, PromptRequest request) {
            this.query = query;
            this.neighbourhood = neighbourhood;
            this.template = template;
            this.request = request;
            Map<String, Double> penalties = model.rejections().penalties(model.corpus(), query, neighbourhood);
            for (Section section : Section.values()) {
                double bar = model.weights().bars()[section.ordinal()];
                candidates.put(
                        section,
                        model.weights().scorer().candidates(model.corpus(), query, neighbourhood, section).stream()
                                .map(candidate -> candidate.less(
                                        penalties.getOrDefault(candidate.line().key(), 0.0)))
                                .filter(candidate -> candidate.utility() > bar)
                                .sorted(Candidate.BEST_FIRST)
                                .toList());
            }
        }

        Composition finish() {
            int skeleton = skeleton();
            List<PromptSection> sections = new ArrayList<>();
            for (Section section : Section.values()) {
                List<String> lines = switch (section) {
                    case OBJECTIVE -> template.getOrDefault(section, List.of());
                    case ROLE -> role();
                    case TONE -> tone();
                    default -> body(section, skeleton);
                };
                if (!lines.isEmpty()) {
                    sections.add(new PromptSection(section, lines));
                }
            }
            return new Composition(sections, learned);
        }

        /** The neighbour whose own lines promise most, all sections together. */
        private int skeleton() {
            Map<Integer, Double> promise = new HashMap<>();
            candidates.forEach((section, list) -> list.stream()
                    .limit(20)
                    .forEach(candidate -> promise.merge(
                            candidate.neighbour().exemplar(),
                            candidate.utility() - model.weights().bars()[section.ordinal()],
                            Double::sum)));
            return promise.entrySet().stream()
                    .max(Map.Entry.<Integer, Double>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse(-1);
        }

        private List<String> role() {
            Voices voices = new Voices(model.corpus(), neighbourhood);
            List<String> fallback = template.getOrDefault(Section.ROLE, List.of());
            if (RoleChoice.isOwnTitle(request.text())) {
                return fallback;
            }
            Optional<Candidate> line = candidates.get(Section.ROLE).stream()
                    .filter(candidate -> RoleChoice.opensWell(candidate.line().text()))
                    .findFirst();
            Optional<String> phrase = voices.role(query);
            if (line.isPresent()) {
                return List.of(taken(line.get()));
            }
            learned |= phrase.isPresent();
            return phrase.map(List::of).orElse(fallback);
        }

        private List<String> tone() {
            if (neighbourhood.sectionShare(Section.TONE) < MIN_SECTION_SHARE) {
                return List.of();
            }
            Optional<String> words = new Voices(model.corpus(), neighbourhood).tone();
            if (words.isPresent()) {
                learned = true;
                return List.of(words.get());
            }
            return candidates.get(Section.TONE).stream()
                    .findFirst()
                    .map(candidate -> List.of(taken(candidate)))
                    .orElseGet(() -> template.getOrDefault(Section.TONE, List.of()));
        }

        private List<String> body(Section section, int skeleton) {
            if (section != Section.INSTRUCTIONS && neighbourhood.sectionShare(section) < MIN_SECTION_SHARE) {
                return List.of();
            }
            int wanted = Math.clamp(
                    Math.round(neighbourhood.sectionLength(section)),
                    section == Section.INSTRUCTIONS ? 3 : 1,
                    MAX_LINES.get(section));
            List<Placed> placed = new ArrayList<>();
            List<Standing> left = new ArrayList<>();
            candidates.get(section).forEach(candidate -> left.add(new Standing(candidate, skeleton)));
            while (placed.size() < wanted && !left.isEmpty()) {
                left.forEach(Standing::update);
                Standing best = Collections.max(left, Standing.BY_VALUE);
                left.remove(best);
                ExemplarLine line = best.candidate.line();
                if (best.overlap <= MAX_OVERLAP && !limitsAgain(line.text())) {
                    placed.add(new Placed(taken(best.candidate), line.position()));
                }
            }
            if (section != Section.CONTEXT) {
                fill(placed, template.getOrDefault(section, List.of()), wanted);
            }
            placed.sort(Comparator.comparingDouble(Placed::position));
            return placed.stream().map(Placed::text).toList();
        }

        private void fill(List<Placed> placed, List<String> lines, int wanted) {
            for (int i = 0; i < lines.size() && placed.size() < wanted; i++) {
                int[] ids = model.corpus().vocabulary().ids(lines.get(i));
                Said words = new Said(ids, model.corpus().vocabulary().mass(ids));
                if (said.stream().allMatch(other -> likeness(words, other) <= MAX_OVERLAP)) {
                    said.add(words);
                    placed.add(new Placed(lines.get(i), (i + 0.5) / lines.size()));
                }
            }
        }

        private String taken(Candidate candidate) {
            learned = true;
            said.add(Said.of(candidate.line()));
            taken.add(candidate.line());
            return StandingLine.polished(
                    Topic.filled(candidate.line().text(), query.topic().orElse("")));
        }

        /** A second limit on the length, or one beside the person's own, would contradict the first. */
        private boolean limitsAgain(String line) {
            if (!LENGTH_LIMIT.matcher(line).find()) {
                return false;
            }
            return LENGTH_LIMIT.matcher(request.text()).find()
                    || taken.stream()
                            .anyMatch(
                                    other -> LENGTH_LIMIT.matcher(other.text()).find());
        }

        private double likeness(Said words, Said other) {
            return model.corpus().vocabulary().dice(words.words(), words.mass(), other.words(), other.mass());
        }

        /** What a candidate is worth beside what was said so far; only what came since is compared anew. */
        private final class Standing {
            static final Comparator<Standing> BY_VALUE = Comparator.comparingDouble((Standing one) -> one.value)
                    .thenComparing(one -> one.candidate.line().key());

            private final Candidate candidate;
            private final Said words;
            private final double bonus;
            private final List<Double> together = new ArrayList<>();
            private int compared;
            private double overlap;
            private double value;

            Standing(Candidate candidate, int skeleton) {
                this.candidate = candidate;
                this.words = Said.of(candidate.line());
                this.bonus = candidate.neighbour().exemplar() == skeleton ? SKELETON_BONUS : 0;
            }

            void update() {
                for (; compared < said.size(); compared++) {
                    overlap = Math.max(overlap, likeness(words, said.get(compared)));
                }
                while (together.size() < taken.size()) {
                    together.add(model.corpus().together(taken.get(together.size()), candidate.line()));
                }
                double mean = together.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0);
                value = candidate.utility() + bonus + TOGETHER_BONUS * mean - NOVELTY_PENALTY * overlap;
            }
        }
    }

    /** Words that the answer has, by id, and the sum of their idf. */
    private record Said(int[] words, double mass) {
        static Said of(ExemplarLine line) {
            return new Said(line.words(), line.mass());
        }
    }

    private record Placed(String text, double position) {}
}
