package org.taizhang.api.wiring;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.documents.Field;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * What JSON leaves open and the ledger must not: an instant is ISO 8601 text between 1970 and 9999, written with one width
 * so that text order is time order; a number is finite.
 */
final class StrictJson extends SimpleModule {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    StrictJson() {
        super("strict");
        addSerializer(new InstantWriter());
        addDeserializer(Instant.class, new InstantReader());
        addDeserializer(Double.class, new NumberReader(Double.class));
        addDeserializer(Double.TYPE, new NumberReader(Double.TYPE));
    }

    private static final class InstantWriter extends StdScalarSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(Field.text(instant));
        }
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING))
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            var text = json.getString();
            try {
                var instant = Instant.parse(text);
                if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST)) return instant;
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not ISO 8601");
            }
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not between 1970 and 9999");
        }
    }

    private static final class NumberReader extends StdScalarDeserializer<Double> {
        NumberReader(Class<Double> type) {
            super(type);
        }

        @Override
        public @Nullable Double deserialize(JsonParser json, DeserializationContext context) {
            if (!json.currentToken().isNumeric()) return (Double) context.handleUnexpectedToken(handledType(), json);
            var number = json.getDoubleValue();
            return Double.isFinite(number)
                    ? (Double) number
                    : (Double) context.handleWeirdNumberValue(handledType(), number, "not finite");
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return handledType().isPrimitive() ? context.reportInputMismatch(this, "A number is needed") : null;
        }
    }
}
