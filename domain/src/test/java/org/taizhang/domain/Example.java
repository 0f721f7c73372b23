package org.taizhang.domain;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up instances of records, always the same ones for the same seed. */
final class Example {
    private final Random random;
    private final Object wanted;
    private final boolean full;

    private Example(long seed, Object wanted, boolean full) {
        this.random = new Random(seed);
        this.wanted = wanted;
        this.full = full;
    }

    /** With every component said, and {@code wanted}, a record or a constant, wherever there is the choice. */
    static Object full(Class<?> type, Object wanted) {
        return new Example(type.getName().hashCode(), wanted, true).of(type);
    }

    /** With nothing said that need not be. */
    static Object sparse(Class<?> type) {
        return new Example(type.getName().hashCode(), type, false).of(type);
    }

    /** Every record and constant that an instance of that type may hold, itself included. */
    static Set<Object> reachable(Class<?> type) {
        var found = new LinkedHashSet<Object>();
        reach(type, found);
        return found;
    }

    /** Every record and constant that this instance does hold, itself included; it holds whatever must not be null. */
    static Set<Object> held(Object value) {
        var found = new LinkedHashSet<Object>();
        hold(value, found);
        return found;
    }

    private Object of(Class<?> type) {
        if (type == UUID.class) return new UUID(random.nextLong(), random.nextLong());
        if (type == String.class) return "text " + random.nextInt(1000);
        if (type == int.class || type == Integer.class) return random.nextInt(1, 4);
        if (type == long.class || type == Long.class) return random.nextLong(1_000_000);
        if (type == double.class || type == Double.class) return random.nextInt(1, 10_000) / 100.0;
        if (type == boolean.class || type == Boolean.class) return random.nextBoolean();
        if (type == Instant.class) return Instant.ofEpochMilli(1_790_000_000_000L + random.nextInt());
        if (type == LocalDate.class) return LocalDate.ofEpochDay(20_000 + random.nextInt(1000));
        if (type == LocalTime.class) return LocalTime.of(random.nextInt(24), random.nextInt(60));
        if (type == Duration.class) return Duration.ofMillis(random.nextInt(1, 10_000_000));
        if (type.isEnum()) return chosen(type.getEnumConstants());
        if (type.isSealed()) return of(leading(type.getPermittedSubclasses()));
        if (type.isRecord()) return record(type);
        throw new IllegalArgumentException("No example of " + type + " is known: say here how to make one up");
    }

    /** The kind that is wanted, or one that can hold what is. */
    private Class<?> leading(Class<?>[] kinds) {
        return Stream.of(kinds)
                .filter(kind -> kind == wanted)
                .findFirst()
                .or(() -> Stream.of(kinds)
                        .filter(kind -> reachable(kind).contains(wanted))
                        .findFirst())
                .orElseGet(() -> kinds[random.nextInt(kinds.length)]);
    }

    private Object chosen(Object... kinds) {
        return Stream.of(kinds)
                .filter(kind -> kind == wanted
                        || (kind instanceof Class<?> type && reachable(type).contains(wanted)))
                .findFirst()
                .orElse(kinds[random.nextInt(kinds.length)]);
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> of(component.getAnnotatedType()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot make up a " + type, e);
        }
    }

    private Object of(AnnotatedType type) {
        if (!full && type.isAnnotationPresent(Nullable.class)) return null;
        if (type instanceof AnnotatedParameterizedType many) {
            var element = many.getAnnotatedActualTypeArguments()[0];
            if (many.getType() instanceof ParameterizedType map && map.getRawType() == Map.class)
                return full ? Map.of(of(element), of(many.getAnnotatedActualTypeArguments()[1])) : Map.of();
            return full ? List.of(of(element), of(element)) : List.of();
        }
        return of((Class<?>) type.getType());
    }

    private static void reach(Class<?> type, Set<Object> found) {
        if (type.isEnum()) found.addAll(Arrays.asList(type.getEnumConstants()));
        if (type.isSealed()) for (var kind : type.getPermittedSubclasses()) reach(kind, found);
        if (!type.isRecord() || !found.add(type)) return;
        for (var component : type.getRecordComponents())
            if (component.getAnnotatedType() instanceof AnnotatedParameterizedType many)
                for (var element : many.getAnnotatedActualTypeArguments()) reach((Class<?>) element.getType(), found);
            else reach(component.getType(), found);
    }

    private static void hold(Object value, Set<Object> found) {
        if (value instanceof Collection<?> many) many.forEach(one -> hold(one, found));
        if (value instanceof Map<?, ?> map) {
            hold(map.keySet(), found);
            hold(map.values(), found);
        }
        if (value instanceof Enum<?>) found.add(value);
        if (!(value instanceof Record)) return;
        found.add(value.getClass());
        for (var component : value.getClass().getRecordComponents())
            try {
                var part = component.getAccessor().invoke(value);
                if (part == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    throw new AssertionError(component + " of " + value + " is null, which it does not say it can be");
                hold(part, found);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("Cannot read " + component, e);
            }
    }
}
