package org.taizhang.ledger;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * The stable names of events, which outlive class and package: {@code change.approved} at revision {@code 1} is the
 * record {@code Approved} permitted by the sealed interface in package {@code …change}.
 */
public final class Names {
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]*");

    private final Map<Class<?>, SerializedType> types = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();

    private Names() {}

    /** The names of every record the sealed interfaces permit; refuses what has no unambiguous, final name. */
    public static Names of(Collection<? extends Class<?>> sealedEventInterfaces) {
        var names = new Names();
        for (var sealed : sealedEventInterfaces) {
            if (!sealed.isSealed()) throw new IllegalArgumentException(sealed.getName() + " is not sealed");
            var capability =
                    sealed.getPackageName().substring(sealed.getPackageName().lastIndexOf('.') + 1);
            leaves(sealed).distinct().forEach(event -> names.add(capability, event));
        }
        return names;
    }

    /** Name and revision of an event class, or nothing for any other class. */
    public Optional<SerializedType> typeOf(Class<?> event) {
        return Optional.ofNullable(types.get(event));
    }

    /** The class that has this name at this revision. */
    public Optional<Class<?>> classOf(SerializedType type) {
        return Optional.<Class<?>>ofNullable(classes.get(type.getName()))
                .filter(event -> type.equals(types.get(event)));
    }

    /** Whether any revision of the name is known. */
    boolean knows(String name) {
        return classes.containsKey(name);
    }

    /** Every class that has a name. */
    Collection<Class<?>> classes() {
        return types.keySet();
    }

    /** Every name with its revision, such as {@code change.approved/1}, in order. */
    public List<String> all() {
        return types.values().stream()
                .map(type -> type.getName() + "/" + type.getRevision())
                .sorted()
                .toList();
    }

    private void add(String capability, Class<?> event) {
        var annotated = event.getAnnotation(Revision.class);
        var revision = annotated == null ? "1" : annotated.value();
        if (!REVISION.matcher(revision).matches())
            throw new IllegalArgumentException(event.getName() + " has revision " + revision + ", not 1, 2, 3, …");
        var name = capability + "."
                + String.join("-", WORDS.split(event.getSimpleName())).toLowerCase(Locale.ROOT);
        var other = classes.put(name, event);
        if (other != null)
            throw new IllegalArgumentException(
                    event.getName() + " and " + other.getName() + " would both be named " + name);
        types.put(event, new SimpleSerializedType(name, revision));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        if (type.isSealed()) return Stream.of(type.getPermittedSubclasses()).flatMap(Names::leaves);
        if (!Modifier.isFinal(type.getModifiers()))
            throw new IllegalArgumentException(type.getName() + " is open: events are records");
        return Stream.of(type);
    }
}
