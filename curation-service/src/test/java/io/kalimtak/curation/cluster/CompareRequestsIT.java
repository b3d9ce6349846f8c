package io.kalimtak.curation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.near.Similarities;
import io.kalimtak.curation.near.SimilarityConfig;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
class CompareRequestsIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final List<String> WORDS = List.of(
            "amber", "bridge", "candle", "desert", "engine", "falcon", "garden", "harbour", "island", "jungle",
            "kettle", "lantern", "meadow", "needle", "orchard", "pepper", "quarry", "ribbon", "saddle", "timber");

    @Inject
    Loop loop;

    @Inject
    CompareRequests compare;

    @Inject
    ClusterStore store;

    @BeforeEach
    void reset() {
        loop.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindTheSameClustersInWhateverOrderRequestsCome(long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 6).boxed().toList());
        Collections.shuffle(order, new Random(seed));

        for (int place : order) {
            loop.rated(chain(place), PROMPT, 5);
            // One by one, so that every order of comparing occurs.
            compareAll();
        }
        loop.rated("something else altogether about the weather in the mountains of the north", PROMPT, 5);
        compareAll();

        assertThat(clusters())
                .containsExactlyInAnyOrder(
                        IntStream.range(0, 6)
                                .mapToObj(CompareRequestsIT::chain)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        Set.of("something else altogether about the weather in the mountains of the north"));
    }

    @Test
    void shouldFindTheSameClustersWhenAllComeAtOnce() {
        IntStream.range(0, 6).forEach(place -> loop.rated(chain(place), PROMPT, 5));
        compareAll();

        assertThat(clusters())
                .hasSize(1)
                .first()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ITERABLE)
                .hasSize(6);
    }

    @Test
    void shouldPartAClusterWhenWhatHeldItTogetherIsErased() {
        List<Interaction> asked = IntStream.range(0, 6)
                .mapToObj(place -> loop.rated(chain(place), PROMPT, 5))
                .toList();
        compareAll();

        erase(asked.get(2).getSubjectId());
        erase(asked.get(3).getSubjectId());
        compareAll();

        assertThat(clusters()).containsExactlyInAnyOrder(Set.of(chain(0), chain(1)), Set.of(chain(4), chain(5)));
        assertThat(loop.rows("SELECT 1 FROM requests")).hasSize(4);
        assertThat(loop.rows("SELECT band, request_no FROM request_bands"))
                .as("keys of what was erased go with it, those of others stay")
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        loop.rows("SELECT DISTINCT unnest(bands) AS band, request_no FROM requests"));
    }

    @Test
    void shouldKeepARequestThatSomebodyElseAsksToo() {
        Interaction one = loop.rated(chain(0), PROMPT, 5);
        loop.rated(chain(0), PROMPT, 4);
        compareAll();

        erase(one.getSubjectId());
        compareAll();

        assertThat(clusters()).containsExactly(Set.of(chain(0)));
    }

    @Test
    void shouldForgetARequestWhenConsentIsTakenBackAndFindItAgainWhenItIsGiven() {
        Interaction one = loop.rated(chain(0), PROMPT, 5);
        loop.awaitConsumed();
        loop.send(loop.consent(one.getSubjectId(), false));
        loop.awaitConsumed();
        assertThat(loop.rows("SELECT 1 FROM requests")).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM judgements")).isEmpty();

        loop.send(loop.consent(one.getSubjectId(), true));
        compareAll();

        assertThat(clusters()).containsExactly(Set.of(chain(0)));
    }

    @Test
    void shouldLeaveNothingOfARequestThatASetHeldWhenConsentIsTakenBackAndThenThePersonIsErased() {
        Interaction one = loop.rated(chain(0), PROMPT, 5);
        compareAll();
        side();

        loop.send(loop.consent(one.getSubjectId(), false));
        loop.awaitConsumed();
        assertThat(loop.rows("SELECT 1 FROM requests"))
                .as("its side is still to be found")
                .hasSize(1);

        erase(one.getSubjectId());
        assertThat(loop.rows("SELECT 1 FROM requests")).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM clusters")).isEmpty();
        assertThat(loop.rows("SELECT 1 FROM judgements")).isEmpty();
    }

    @Test
    void shouldCompareEverythingAgainWhenOtherSettingsHoldAndKeepTheSides() {
        IntStream.range(0, 3).forEach(place -> loop.rated(chain(place), PROMPT, 5));
        compare.begin();
        compareAll();
        assertThat(clusters()).containsExactly(Set.of(chain(0), chain(1), chain(2)));
        side();

        CompareRequests strict = new CompareRequests(
                store,
                Similarities.of(TestConfig.of(
                        SimilarityConfig.class,
                        "kalimtak.curation.similarity.",
                        Map.of("min-jaccard", "1", "min-cosine", "1"))));
        strict.begin();
        assertThat(strict.waiting()).isEqualTo(3);
        // As one that took a job up again would.
        strict.begin();
        assertThat(strict.waiting()).isEqualTo(3);
        compareAll(strict);

        assertThat(clusters()).containsExactlyInAnyOrder(Set.of(chain(0)), Set.of(chain(1)), Set.of(chain(2)));
        assertThat(loop.rows("SELECT split FROM clusters")).hasSize(3);

        compare.begin();
        compareAll();
        assertThat(clusters()).containsExactly(Set.of(chain(0), chain(1), chain(2)));
        compare.begin();
        assertThat(compare.waiting()).isZero();
    }

    /**
     * Each differs from the next in five words of sixty, from the third after it in so many that the two are not alike. Longer
     * than what has a sentence vector: characters alone decide.
     */
    private static String chain(int place) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            words.add(i < 5 * place ? "changed" + i : WORDS.get(i % WORDS.size()) + i);
        }
        return String.join(" ", words);
    }

    /** What a published set leaves. */
    private void side() {
        loop.sql("INSERT INTO training_sets (id, job_id, status, location, manifest_sha256, rows_train, rows_eval,"
                + " rows_preferences, created_at) VALUES ('00000000-0000-4000-8000-000000000001',"
                + " '00000000-0000-4000-8000-000000000002', 'PUBLISHED', 'nowhere', '', 1, 0, 0, now())");
        loop.sql(
                "INSERT INTO clusters SELECT request_key, 'train', '00000000-0000-4000-8000-000000000001' FROM requests");
    }

    private void compareAll() {
        compareAll(compare);
    }

    private void compareAll(CompareRequests by) {
        loop.awaitConsumed();
        while (by.next() > 0) {
            continue;
        }
    }

    private void erase(String subject) {
        PrivacyEvent event = loop.erasure(subject);
        loop.send(event);
        loop.awaitConsumed();
    }

    private List<Set<String>> clusters() {
        Map<String, Set<String>> clusters = new TreeMap<>();
        for (Map<String, String> row : loop.rows("SELECT c.cluster_no, i.input_text FROM request_clusters c"
                + " JOIN requests q USING (request_no) JOIN judgements j USING (request_key)"
                + " JOIN interactions i USING (interaction_id)")) {
            clusters.computeIfAbsent(row.get("cluster_no"), none -> new TreeSet<>())
                    .add(row.get("input_text"));
        }
        return List.copyOf(clusters.values());
    }
}
