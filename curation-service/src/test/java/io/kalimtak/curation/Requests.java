package io.kalimtak.curation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Requests that are hardly like one another, the same in every run. */
public final class Requests {
    private static final List<String> ENGLISH = List.of(
            "invoice",
            "garden",
            "violin",
            "passport",
            "tomato",
            "engine",
            "grammar",
            "harbour",
            "sweater",
            "budget",
            "planet",
            "dentist",
            "bicycle",
            "concert",
            "lawyer",
            "kitchen",
            "penguin",
            "battery",
            "museum",
            "thunder",
            "wedding",
            "cactus",
            "library",
            "chimney",
            "glacier",
            "referee",
            "compass",
            "mustard",
            "orchard",
            "printer",
            "saddle",
            "tunnel",
            "volcano",
            "whistle",
            "yoghurt",
            "zipper",
            "anchor",
            "blanket",
            "candle",
            "diploma",
            "eclipse",
            "fortune",
            "gravity",
            "hammock",
            "iceberg",
            "jigsaw",
            "kettle",
            "lantern",
            "mattress",
            "notebook",
            "octopus",
            "pyramid",
            "quartet",
            "rooster",
            "stadium",
            "trumpet",
            "umbrella",
            "vaccine",
            "walnut",
            "xylophone");

    private static final List<String> ARABIC = List.of(
            "رسالة", "تقرير", "مدرسة", "سفر", "مطبخ", "حديقة", "برنامج", "قصيدة", "ميزانية", "طبيب", "سوق", "رياضة",
            "كتاب", "اجتماع", "صورة", "موسيقى", "لغة", "تاريخ", "سيارة", "طقس");

    private Requests() {}

    public static String english(int number) {
        return "write about the " + String.join(", the ", some(ENGLISH, 10, number));
    }

    public static String arabic(int number) {
        return "اكتب عن " + String.join(" و", some(ARABIC, 7, number));
    }

    private static List<String> some(List<String> words, int many, int number) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, new Random(number));
        return shuffled.subList(0, many);
    }
}
