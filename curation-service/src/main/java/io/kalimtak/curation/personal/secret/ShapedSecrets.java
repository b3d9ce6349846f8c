package io.kalimtak.curation.personal.secret;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Detector;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.personal.find.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** Keys and tokens that their issuer's prefix gives away, as {@link SecretShape} lists them. */
public final class ShapedSecrets implements Detector {
    @Override
    public DataType type() {
        return DataType.SECRET;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        String text = passage.text();
        for (SecretShape shape : SecretShape.values()) {
            for (MatchResult place : shape.allIn(text)) {
                passage.spend(1);
                String secret = place.group("secret");
                if (shape.holds(secret) && !Dummies.isDummy(shape.random(secret))) {
                    found.add(passage.finding(place.start(), place.end(), DataType.SECRET, secret));
                }
            }
        }
        return found;
    }
}
