package io.kalimtak.prompt.learn;

/** Everything learned for one language. */
public record LanguageModel(Corpus corpus, LearnedWeights weights, Rejections rejections) {}
