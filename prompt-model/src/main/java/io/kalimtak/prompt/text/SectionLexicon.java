package io.kalimtak.prompt.text;

import io.kalimtak.prompt.Section;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which section a heading names, and which section a sentence without a heading belongs to by how it starts. */
final class SectionLexicon {
    private static final Map<Section, Pattern> HEADINGS = new LinkedHashMap<>();
    private static final Map<Section, Pattern> STARTS = new LinkedHashMap<>();

    static {
        // The first that matches wins, so the narrow ones stand first: "output instructions" is about the output.
        heading(
                Section.OUTPUT_FORMAT,
                "output|format|response structure|deliverable|structure of|"
                        + "صيغة|المخرج|مخرجات|الإخراج|تنسيق|شكل الإجابة|هيكل");
        heading(Section.TONE, "tone|style|voice|النبرة|نبرة|الأسلوب|أسلوب|الاسلوب");
        heading(
                Section.CONSTRAINTS,
                "constraint|rule|limit|restriction|requirement|guideline|avoid|important|note|warning|"
                        + "do not|don't|must|negative|principle|"
                        + "القيود|قيود|الضوابط|قواعد|القواعد|شروط|الشروط|المتطلبات|متطلبات|تنبيه|ملاحظ|محظور|تجنب|الإرشادات|إرشادات|حدود");
        heading(
                Section.ROLE,
                "role|identity|persona|character|who you are|you are|expertise|profile|"
                        + "الدور|دورك|الشخصية|الهوية|من أنت|الملف الشخصي|دور|شخصية|وصف الدور");
        heading(
                Section.OBJECTIVE,
                "objective|goal|purpose|mission|aim|your task\\b|task\\b|"
                        + "الهدف|هدف|الأهداف|أهداف|الغرض|المهمة|مهمتك|الغاية");
        heading(
                Section.CONTEXT,
                "context|background|audience|input|information|variable|scenario|situation|example|about|"
                        + "السياق|سياق|الخلفية|خلفية|الجمهور|المدخل|معلومات|مثال|أمثلة|نبذة");
        heading(
                Section.INSTRUCTIONS,
                "instruction|step|task|skill|workflow|process|method|procedure|approach|action|responsib|capabilit|"
                        + "feature|duties|how|initiali|"
                        + "التعليمات|تعليمات|الخطوات|خطوات|المهارات|مهارات|المهام|مهام|سير العمل|القدرات|قدرات|طريقة|المطلوب|العملية|مهارة");

        start(
                Section.ROLE,
                "you are |you're an? |you will (?:act|be|play|serve)|act (?:as|like)|as an? [^,]{3,60}, |i want you to act|"
                        + "assume the role|your role is|pretend|imagine you are|take on the role|you act as|you serve as|play the role|"
                        + "أنت |انت |بصفتك|تصرف ك|تقمص|أنتَ |كن |تخيل أنك|ستعمل ك|ستلعب دور|أريدك أن ت");
        start(
                Section.TONE,
                "(?:use|adopt|maintain|keep|write in|employ|speak in) an? [^.]{0,50}(?:tone|voice|style|language)|the tone|tone:|"
                        + "your tone|استخدم أسلوب|حافظ على نبرة|النبرة|بأسلوب");
        start(
                Section.CONSTRAINTS,
                "do not|don't|never|avoid|must not|only |you must|you should not|limit |use only|stick to|no more than|"
                        + "keep (?:it|the|your)[^.]{0,40}(?:under|below|short|brief|concise|within)|ensure (?:that )?no|without|refrain|make sure not|"
                        + "لا |تجنب|تجنّب|يجب ألا|يجب أن لا|ممنوع|عدم |التزم|يُمنع|يمنع|فقط ");
        start(
                Section.OUTPUT_FORMAT,
                "output|format |return |present (?:the|your)|respond (?:in|with|only)|reply |the (?:output|response|answer|final)|"
                        + "your (?:output|response|answer|reply|final)|structure (?:the|your)|display |one [a-z]+ prompt|deliver |"
                        + "اعرض النتي|قدم الإجابة|يجب أن تكون الإجابة|أخرج |صيغة|نسّق|الإخراج|اكتب الإجابة");
        start(
                Section.CONTEXT,
                "context|background|the (?:user|audience|client|target audience|reader|customer)s? |i(?:'m| am| have|'ve) |my |we |"
                        + "given |here (?:is|are)|imagine |assume |consider that|this (?:is|prompt)|السياق|الجمهور|لدي |سأ|المستخدم|أنا ");
    }

    private SectionLexicon() {}

    /** The section that a heading names, if it names one. */
    static Optional<Section> ofHeading(String heading) {
        return find(HEADINGS, heading);
    }

    /** The section of a sentence by its start; instructions when nothing speaks for another. */
    static Section ofSentence(String sentence) {
        return find(STARTS, sentence).orElse(Section.INSTRUCTIONS);
    }

    private static Optional<Section> find(Map<Section, Pattern> patterns, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return patterns.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(lower).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void heading(Section section, String words) {
        HEADINGS.put(section, Pattern.compile("(?<![\\p{L}])(?:" + words + ")"));
    }

    private static void start(Section section, String words) {
        STARTS.put(section, Pattern.compile("^[\"'“(\\[]?(?:" + words + ")"));
    }
}
