package io.kalimtak.kit.problem;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Java's names for what a caller wrote in JSON, turned back into the caller's. */
final class FieldNames {
    private FieldNames() {}

    /** The JSON path of a violation: the method and the parameter that held the body are left out. */
    static String of(Path path) {
        StringBuilder name = new StringBuilder();
        String parameter = "body";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = snakeCase(node.getName());
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                append(name, node);
            }
        }
        return name.isEmpty() ? parameter : name.toString();
    }

    /** A node's index is its place in the list that the node before it names. */
    private static void append(StringBuilder name, Path.Node node) {
        if (node.getIndex() != null) {
            name.append('[').append(node.getIndex()).append(']');
        }
        if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
            name.append(name.isEmpty() ? "" : ".").append(snakeCase(node.getName()));
        }
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** How to say a Java type to somebody who writes JSON. */
    static String jsonType(Class<?> type) {
        if (type == null) {
            return "a JSON object";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time as in 2026-01-31T08:00:00Z";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) ? "an object" : "a JSON object of this call's fields";
    }
}
