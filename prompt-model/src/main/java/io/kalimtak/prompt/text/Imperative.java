package io.kalimtak.prompt.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a list item tells the reader what to do. Items that only name a thing ("Dualism", "Soft shadows") lean on the list they came from. */
final class Imperative {
    private static final Set<String> ENGLISH =
            Set.of(("acknowledge act adapt add address adjust aim align allow analyze analyse answer apply approach "
                            + "arrange ask assess assign assist assume avoid balance base be begin break build calculate capture categorize change check "
                            + "choose cite clarify classify close combine communicate compare compile compose conclude conduct confirm connect consider "
                            + "construct convert cover craft create debug define deliver demonstrate describe design detail determine develop discuss "
                            + "display do document draft draw elaborate emphasize encourage end engage enhance ensure establish evaluate examine exclude "
                            + "expand explain explore extract find finish fix focus follow format formulate gather generate give group guide handle "
                            + "help highlight identify illustrate implement improve include incorporate indicate integrate interpret introduce "
                            + "investigate invite justify keep lead let leave limit link list look maintain make mark match measure mention name never note "
                            + "offer omit only open optimize order organize outline perform pick place plan point prefer prepare present preserve "
                            + "prioritize produce promote propose prove provide put quote rank read recommend reduce refer reflect remain remember "
                            + "remove replace reply report represent research respect respond restate return review rewrite say select separate set "
                            + "share show simplify sort specify split stand start state stay stick structure study suggest summarize summarise support "
                            + "tailor take teach tell test think track translate treat turn understand update use validate vary verify wait weigh work "
                            + "write always don't if when whenever no for during before after while once at without must each every all any")
                    .split(" "));
    private static final Pattern ARABIC_NOUN = Pattern.compile(
            "^(?:أنت|انت|مهمتك|مهمتي|هل|خبرة|إجادة|مهارة|معرفة|قدرة|القدرة|لديك|دورك|مسؤول|نعم|شكرا|هو|هي|كما|من فضلك|يرجى)(?![\\p{L}])");

    private Imperative() {}

    static boolean opens(String line) {
        char first = line.charAt(0);
        if (first >= '\u0600' && first <= '\u06FF') {
            return !ARABIC_NOUN.matcher(line).find();
        }
        String word = line.split("[\\s,]", 2)[0].toLowerCase(Locale.ROOT).replace('’', '\'');
        return ENGLISH.contains(word);
    }
}
