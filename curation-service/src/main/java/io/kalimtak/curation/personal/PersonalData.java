package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.CardDetector;
import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Detector;
import io.kalimtak.curation.personal.find.EmailDetector;
import io.kalimtak.curation.personal.find.IbanDetector;
import io.kalimtak.curation.personal.find.IpDetector;
import io.kalimtak.curation.personal.find.NameDetector;
import io.kalimtak.curation.personal.find.NationalIdDetector;
import io.kalimtak.curation.personal.find.PhoneDetector;
import io.kalimtak.curation.personal.secret.AssignedSecrets;
import io.kalimtak.curation.personal.secret.Entropy;
import io.kalimtak.curation.personal.secret.RandomTokens;
import io.kalimtak.curation.personal.secret.ShapedSecrets;
import io.kalimtak.prompt.phrase.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules and the redactor that a configuration asks for.
 *
 * @param redactor for whatever is written or compared: personal data and secrets alike
 */
public record PersonalData(PersonalDataRule rule, SecretsRule secrets, Redactor redactor) {
    /** @throws IllegalArgumentException if a region has no phones or a model cannot be read */
    public static PersonalData of(PersonalDataConfig personal, SecretsConfig secrets) {
        List<Detector> people = new ArrayList<>(List.of(
                new IbanDetector(),
                new CardDetector(),
                new NationalIdDetector(),
                new EmailDetector(),
                new PhoneDetector(personal.phoneRegions()),
                new IpDetector()));
        if (!personal.nameModels().isEmpty()) {
            people.add(new NameDetector(personal.nameModels()));
        }
        Entropy entropy = new Entropy(secrets.base64Entropy(), secrets.hexEntropy());
        List<Detector> keys = List.of(new ShapedSecrets(), new AssignedSecrets(entropy), new RandomTokens(entropy));
        List<Detector> all = new ArrayList<>(keys);
        all.addAll(people);
        Map<DataType, Policy> policies = policies(personal.policy());
        Set<DataType> dropped = policies.entrySet().stream()
                .filter(entry -> entry.getValue() == Policy.DROP)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new PersonalData(
                new PersonalDataRule(redactor(people, personal), dropped, settings(personal, policies)),
                new SecretsRule(redactor(keys, personal), secrets.policy(), settings(personal, secrets)),
                redactor(all, personal));
    }

    private static Redactor redactor(List<Detector> detectors, PersonalDataConfig limits) {
        return new Redactor(detectors, limits.maxCharacters(), limits.maxCandidates());
    }

    private static Map<DataType, Policy> policies(PersonalDataConfig.Policies config) {
        Map<DataType, Policy> policies = new EnumMap<>(DataType.class);
        policies.put(DataType.IBAN, config.iban());
        policies.put(DataType.CARD, config.card());
        policies.put(DataType.NATIONAL_ID, config.nationalId());
        policies.put(DataType.EMAIL, config.email());
        policies.put(DataType.PHONE, config.phone());
        policies.put(DataType.IP, config.ip());
        policies.put(DataType.NAME, config.name());
        return policies;
    }

    private static Map<String, String> settings(PersonalDataConfig config, Map<DataType, Policy> policies) {
        Map<String, String> settings = limits(config);
        settings.put("phone_regions", String.join(",", config.phoneRegions()));
        settings.put("name_models", models(config.nameModels()));
        policies.forEach((type, policy) -> settings.put("policy_" + type.key(), policy.key()));
        return settings;
    }

    private static Map<String, String> settings(PersonalDataConfig limits, SecretsConfig config) {
        Map<String, String> settings = limits(limits);
        settings.put("policy", config.policy().key());
        settings.put("base64_entropy", Double.toString(config.base64Entropy()));
        settings.put("hex_entropy", Double.toString(config.hexEntropy()));
        return settings;
    }

    private static Map<String, String> limits(PersonalDataConfig config) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("max_characters", Integer.toString(config.maxCharacters()));
        settings.put("max_candidates", Integer.toString(config.maxCandidates()));
        return settings;
    }

    /** Language and SHA-256 of each model, since a path says nothing of what is in the file; {@code none} without any. */
    private static String models(Map<String, Path> files) {
        if (files.isEmpty()) {
            return "none";
        }
        return new TreeMap<>(files)
                .entrySet().stream()
                        .map(model -> model.getKey() + ":" + sha256(model.getValue()))
                        .collect(Collectors.joining(","));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(Hashes.digest().digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
