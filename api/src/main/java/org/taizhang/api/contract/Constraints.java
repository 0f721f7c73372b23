package org.taizhang.api.contract;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.List;
import org.taizhang.domain.Within;

/** What Jakarta Validation asks of a value, in the words of JSON Schema. */
final class Constraints {
    private static final String NOT_BLANK = "\\S";

    private Constraints() {}

    static void apply(AnnotatedElement value, Schema<?> schema) {
        apply(List.of(value.getAnnotations()), schema);
    }

    private static void apply(List<Annotation> constraints, Schema<?> schema) {
        for (var constraint : constraints)
            switch (constraint) {
                case Size size -> size(size, schema);
                case NotBlank blank -> least(schema.pattern(NOT_BLANK));
                case NotEmpty empty -> least(schema);
                case Pattern pattern -> schema.pattern(whole(pattern.regexp()));
                case Min min -> schema.minimum(BigDecimal.valueOf(min.value()));
                case Max max -> schema.maximum(BigDecimal.valueOf(max.value()));
                case Positive positive -> schema.setExclusiveMinimumValue(BigDecimal.ZERO);
                case PositiveOrZero positive -> schema.minimum(BigDecimal.ZERO);
                case Within within -> schema.description(between(within, schema.getDescription()));
                default -> {}
            }
    }

    private static void size(Size size, Schema<?> schema) {
        var min = size.min() == 0 ? null : size.min();
        var max = size.max() == Integer.MAX_VALUE ? null : size.max();
        if (isArray(schema)) schema.minItems(min).maxItems(max);
        else {
            if (min != null) schema.minLength(min);
            schema.maxLength(max);
        }
    }

    private static void least(Schema<?> schema) {
        if (isArray(schema)) schema.minItems(1);
        else schema.minLength(1);
    }

    private static boolean isArray(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains("array");
    }

    /** Jakarta matches the whole text, JSON Schema any part of it. */
    private static String whole(String regexp) {
        return regexp.contains("|") ? "^(?:" + regexp + ")$" : "^" + regexp + "$";
    }

    /** JSON Schema does not compare durations, so that the bounds are said in words. */
    private static String between(Within within, String description) {
        return "%s（%s–%s）".formatted(description == null ? "" : description, within.min(), within.max());
    }
}
