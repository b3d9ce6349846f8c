package io.kalimtak.curation.personal.secret;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Detector;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.personal.find.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

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
            int from = text.indexOf(shape.sign());
            if (from < 0) {
                continue;
            }
            Matcher matcher = shape.pattern().matcher(text);
            while (matcher.find()) {
                passage.spend(1);
                String secret = matcher.group("secret");
                if (shape.holds(secret) && !Dummies.isDummy(shape.random(secret))) {
                    found.add(passage.finding(matcher.start("secret"), matcher.end("secret"), DataType.SECRET, secret));
                }
            }
        }
        return found;
    }
}
