package org.taizhang.api.contract;

import com.fasterxml.jackson.databind.JavaType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.taizhang.api.web.Slice;
import org.taizhang.projections.Step;

/** Names of schemas: a nested type is called after what it is nested in, and no two types are called the same. */
final class Names {
    private static final List<String> LAYERS = List.of("Event", "View", "Controller");
    /** As many equal letters make {@code Session} in a session's controller a repetition. */
    private static final int REPETITION = 5;

    /** What happened to a subject, one after the other; the steps of a transaction had the name before. */
    private static final Map<Class<?>, String> OTHERWISE = Map.of(Step.class, "TimelineStep");

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    /** {@code TargetEvent.Definition} is TargetDefinition, {@code TargetView} Target, a slice of it TargetSlice. */
    String of(JavaType type) {
        if (type.hasRawClass(Slice.class)) return of(type.containedType(0)) + "Slice";
        var name = of(type.getRawClass());
        var other = taken.putIfAbsent(name, type.getRawClass());
        if (other != null && !other.getName().equals(type.getRawClass().getName()))
            throw new IllegalStateException(other + " and " + type.getRawClass() + " would both be called " + name);
        return name;
    }

    private static String of(Class<?> type) {
        var otherwise = OTHERWISE.get(type);
        if (otherwise != null) return otherwise;
        var outer = type.getEnclosingClass();
        if (outer == null) return bare(type.getSimpleName());
        var prefix = bare(outer.getSimpleName());
        var name = type.getSimpleName();
        var repeats = name.contains(prefix) || prefix.regionMatches(0, name, 0, Math.min(REPETITION, name.length()));
        return repeats ? name : prefix + name;
    }

    /** Without the layer it belongs to. */
    private static String bare(String name) {
        for (var layer : LAYERS)
            if (name.endsWith(layer) && !name.equals(layer)) return name.substring(0, name.length() - layer.length());
        return name;
    }
}
