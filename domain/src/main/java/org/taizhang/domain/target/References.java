package org.taizhang.domain.target;

import jakarta.validation.constraints.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the references of credentials in a record and the records it holds, by the pattern that validates them. */
final class References {
    private References() {}

    static Set<String> of(Record value) {
        var found = new LinkedHashSet<String>();
        look(value, found);
        return found;
    }

    private static void look(Record value, Set<String> found) {
        for (var component : value.getClass().getRecordComponents()) {
            switch (read(component, value)) {
                case String text when isReference(component) -> found.add(text);
                case Record inner -> look(inner, found);
                case Collection<?> many ->
                    many.forEach(one -> {
                        if (one instanceof Record inner) look(inner, found);
                    });
                case null, default -> {}
            }
        }
    }

    private static boolean isReference(RecordComponent component) {
        var pattern = component.getAccessor().getAnnotation(Pattern.class);
        return pattern != null && pattern.regexp().equals(Check.REFERENCE);
    }

    private static Object read(RecordComponent component, Record from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
