package io.kalimtak.gateway;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that every store behind the gateway takes as it is: no NUL, which PostgreSQL refuses, and no half of a surrogate
 * pair, which UTF-8 cannot carry. Refused at the door rather than lost or changed later.
 */
@Constraint(validatedBy = StorableText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface StorableText {
    String message() default "must not contain the character U+0000 or half of a surrogate pair";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is valid: presence is another constraint's business. */
    class Validator implements ConstraintValidator<StorableText, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || (text.indexOf('\0') < 0 && wellFormed(text));
        }

        private static boolean wellFormed(String text) {
            for (int i = 0; i < text.length(); i++) {
                char unit = text.charAt(i);
                if (Character.isHighSurrogate(unit)) {
                    i++;
                    if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                        return false;
                    }
                } else if (Character.isLowSurrogate(unit)) {
                    return false;
                }
            }
            return true;
        }
    }
}
