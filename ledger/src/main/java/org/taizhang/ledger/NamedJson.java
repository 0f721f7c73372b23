package org.taizhang.ledger;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;

/**
 * JSON in which events go by their stable names, everything else (snapshots, tokens) by its class; a type it cannot
 * find is an {@link UnknownName}, never skipped.
 */
public final class NamedJson extends Jackson3Serializer {
    private final Names names;

    public NamedJson(Names names, Jackson3SerializerCustomizer customizer) {
        super(builder().jsonMapperBuilderCustomizer(customizer));
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
        return names.typeOf((Class<?>) type).orElseGet(() -> super.typeForClass(type));
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
