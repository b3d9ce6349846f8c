package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.LanguageDetector;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptMarkdown;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.template.BaseModel;
import io.kalimtak.prompt.vector.TextVectors;
import java.util.Map;
import java.util.TreeMap;

/** A trained version: a model a language; what it was not trained for is answered by the template. */
public final class LearnedModel implements PromptModel {
    private final String version;
    private final Map<String, LanguageModel> languages;

    public LearnedModel(String version, Map<String, LanguageModel> languages) {
        this.version = version;
        this.languages = new TreeMap<>(languages);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public PromptAnswer answer(PromptRequest request) {
        String language = BaseModel.languageOf(request);
        LanguageModel model = languages.get(modelLanguage(language, request.text()));
        if (model == null || request.text().isBlank()) {
            return PromptModels.base().answer(request);
        }
        Query query = Query.of(
                request,
                TextVectors.gist(request.text(), model.corpus().language()),
                model.corpus(),
                model.weights().projection());
        Composer.Composition composition = new Composer(model).compose(request, query);
        return new PromptAnswer(
                PromptMarkdown.write(composition.sections(), language),
                language,
                composition.sections(),
                composition.learned());
    }

    /** A text too short to be told apart, in Latin letters, is taken for English: it mostly is a title. */
    private static String modelLanguage(String language, String text) {
        boolean latin = text.codePoints().anyMatch(c -> c < 0x250 && Character.isLetter(c));
        return LanguageDetector.UNDETERMINED.equals(language) && latin ? "en" : language;
    }
}
