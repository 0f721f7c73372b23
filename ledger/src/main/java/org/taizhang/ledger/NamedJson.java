package org.taizhang.ledger;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import tools.jackson.databind.ObjectReader;

/**
 * JSON in which events go by their stable names, everything else (snapshots, tokens) by its class; a type it cannot
 * find is an {@link UnknownName}, never skipped.
 */
public final class NamedJson extends Jackson3Serializer {
    private final Names names;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public NamedJson(Names names, Jackson3SerializerCustomizer customizer) {
        super(builder().jsonMapperBuilderCustomizer(mapper -> {
            mapper.addModule(new RecordConstructors());
            customizer.accept(mapper);
        }));
        this.names = names;
    }

    public Names names() {
        return names;
    }

    /** Name and revision as entries have them, such as {@code change.approved/1}. */
    public String nameOf(Class<?> event) {
        return Envelope.typeName(typeForClass(event));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in Serializer
    public SerializedType typeForClass(Class type) {
        var known = (Class<?>) type;
        return names.typeOf(known).orElseGet(() -> {
            var plain = super.typeForClass(type);
            return plain.getRevision() == null ? new SimpleSerializedType(plain.getName(), shape(known)) : plain;
        });
    }

    /** Kept, for making one costs about as much as reading a small event. */
    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    /** Lets only snapshots through whose class still has the fields it had; any other costs reading the events. */
    public SnapshotFilter sameShape() {
        return snapshot -> {
            var type = snapshot.getPayload().getType();
            return Objects.equals(type.getRevision(), shape(classForType(type)));
        };
    }

    /** The fields of a class and of those above it, in a few letters. */
    private static String shape(Class<?> type) {
        var fields = new StringJoiner(";");
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass())
            Stream.of(at.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(field -> field.getName() + ":" + field.getGenericType().getTypeName())
                    .sorted()
                    .forEach(fields::add);
        return Integer.toHexString(fields.toString().hashCode());
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())) return MetaData.class;
        var event = names.classOf(type);
        if (event.isPresent()) return event.get();
        var found = names.knows(type.getName()) ? UnknownSerializedType.class : super.classForType(type);
        if (found == UnknownSerializedType.class) throw new UnknownName(Envelope.typeName(type));
        return found;
    }
}
