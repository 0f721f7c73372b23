package org.taizhang.ledger;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/** Where in the JSON of an event the texts stand whose record components are marked. */
final class PersonalPointers {
    private final Class<? extends Annotation> mark;
    private final List<JsonPointer> found = new ArrayList<>();
    private final Set<Class<?>> within = new HashSet<>();

    private PersonalPointers(Class<? extends Annotation> mark) {
        this.mark = mark;
    }

    /** Refuses a mark on what is no text, or stands in a list or in one of several shapes. */
    static List<JsonPointer> of(Class<?> event, Class<? extends Annotation> mark) {
        var pointers = new PersonalPointers(mark);
        pointers.walk(event, JsonPointer.empty());
        return List.copyOf(pointers.found);
    }

    private void walk(Class<?> type, JsonPointer at) {
        if (!type.isRecord() || !within.add(type)) return;
        for (var component : type.getRecordComponents()) {
            var here = at.appendProperty(component.getName());
            if (component.isAnnotationPresent(mark)) found.add(text(type, component, here));
            else if (component.getType().isRecord()) walk(component.getType(), here);
            else shapes(component.getGenericType()).forEach(shape -> refuse(shape, type, component));
        }
        within.remove(type);
    }

    private static JsonPointer text(Class<?> type, RecordComponent component, JsonPointer here) {
        if (component.getType() == String.class) return here;
        throw new IllegalArgumentException(
                type.getName() + "." + component.getName() + " is marked as personal, but is no text");
    }

    private void refuse(Class<?> shape, Class<?> type, RecordComponent component) {
        if (!of(shape, mark).isEmpty())
            throw new IllegalArgumentException(
                    type.getName() + "." + component.getName()
                            + " holds what is marked as personal where it cannot be kept apart: in a list or in one of several shapes");
    }

    /** The records in a list or a map, and those a sealed interface permits. */
    private static Stream<Class<?>> shapes(Type type) {
        if (type instanceof ParameterizedType many)
            return Stream.of(many.getActualTypeArguments()).flatMap(PersonalPointers::shapes);
        if (!(type instanceof Class<?> one)) return Stream.empty();
        return one.isSealed()
                ? Stream.of(one.getPermittedSubclasses()).flatMap(PersonalPointers::shapes)
                : one.isRecord() ? Stream.of(one) : Stream.empty();
    }
}
