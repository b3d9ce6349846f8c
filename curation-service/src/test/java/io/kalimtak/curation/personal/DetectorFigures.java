package io.kalimtak.curation.personal;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.personal.LabelledCase.Place;
import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts what all detectors together find in the labelled cases of every type, to the character. */
final class DetectorFigures {
    static final List<DataType> TYPES = List.of(
            DataType.EMAIL,
            DataType.PHONE,
            DataType.IBAN,
            DataType.CARD,
            DataType.NATIONAL_ID,
            DataType.IP,
            DataType.SECRET);

    private static final Redactor REDACTOR = PersonalData.of(
                    TestConfig.of(PersonalDataConfig.class), TestConfig.of(SecretsConfig.class))
            .redactor();

    /** Of one type: texts in its file, places that were found, found where none is, and not found. */
    static final class Figures {
        int cases;
        int right;
        int wrong;
        int missed;

        double precision() {
            return (double) right / (right + wrong);
        }

        double recall() {
            return (double) right / (right + missed);
        }
    }

    private final Map<DataType, Figures> figures = new EnumMap<>(DataType.class);
    private final List<String> errors = new ArrayList<>();

    /** On the texts of every type; {@link Figures#cases} counts those of the type's own file. */
    static DetectorFigures known() {
        DetectorFigures all = new DetectorFigures();
        for (DataType type : TYPES) {
            List<LabelledCase> cases = LabelledCase.of(type);
            all.figures.get(type).cases = cases.size();
            cases.forEach(all::count);
        }
        LabelledCase.mixed().forEach(all::count);
        return all;
    }

    /** On the texts that the detectors were not improved on; {@link Figures#cases} counts those with the type in them. */
    static DetectorFigures unseen() {
        DetectorFigures all = new DetectorFigures();
        for (LabelledCase labelled : LabelledCase.unseen()) {
            labelled.places().stream().map(Place::type).distinct().forEach(type -> all.figures.get(type).cases++);
            all.count(labelled);
        }
        return all;
    }

    private DetectorFigures() {
        TYPES.forEach(type -> figures.put(type, new Figures()));
    }

    Figures of(DataType type) {
        return figures.get(type);
    }

    /** Each miss and each wrong finding, for whoever improves a detector. */
    List<String> errors() {
        return errors;
    }

    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| type | texts | places | precision | recall |");
        lines.add("| --- | --- | --- | --- | --- |");
        figures.forEach((type, of) -> lines.add(String.format(
                Locale.ROOT,
                "| `%s` | %d | %d | %.3f | %.3f |",
                type.key(),
                of.cases,
                of.right + of.missed,
                of.precision(),
                of.recall())));
        return lines;
    }

    private void count(LabelledCase labelled) {
        Set<Place> expected = new HashSet<>(labelled.places());
        for (Finding finding : REDACTOR.find(labelled.text(), labelled.language())) {
            Place place = new Place(finding.type(), finding.start(), finding.end());
            if (expected.remove(place)) {
                figures.get(finding.type()).right++;
            } else {
                figures.get(finding.type()).wrong++;
                errors.add("wrong " + finding.type() + " <" + labelled.text().substring(finding.start(), finding.end())
                        + "> in " + labelled.text());
            }
        }
        for (Place place : expected) {
            figures.get(place.type()).missed++;
            errors.add("missed " + place.type() + " <" + labelled.text().substring(place.start(), place.end()) + "> in "
                    + labelled.text());
        }
    }
}
