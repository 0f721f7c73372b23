package org.taizhang.api.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/**
 * Schemas of our own types: a record is an object with its components, all required but the nullable ones; a sealed
 * interface is one of its records, told apart by a property; an enum is its constants. Types of others than those known
 * here are refused, so that no schema is a guess.
 */
final class Schemas implements ModelConverter {
    private static final String OURS = "org.taizhang.";
    /** ISO 8601; the format called duration (RFC 3339) knows no fraction of a second. */
    private static final String DURATION =
            "^P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?$";

    /** A time of day without zone; RFC 3339 knows none, so that the format {@code time} will not do. */
    private static final String TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";

    private static final String REF = "#/components/schemas/";

    private final Names names = new Names();
    private final Texts texts;

    Schemas(Texts texts) {
        this.texts = texts;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var java = Json31.mapper().constructType(type.getType());
        if (java != null && isOurs(java.getRawClass())) return schema(java, context);
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS)
                && (type.isRecord() || type.isEnum() || type.isAnnotationPresent(JsonTypeInfo.class));
    }

    /** A schema for every use of a type: a reference for what has a name, a new one for everything else. */
    private Schema<?> schema(JavaType type, ModelConverterContext context) {
        var raw = type.getRawClass();
        if (isOurs(raw)) return reference(type, context);
        if (Map.class.isAssignableFrom(raw))
            return of("object").additionalProperties(schema(type.getContentType(), context));
        if (Collection.class.isAssignableFrom(raw)) {
            var array = of("array").items(schema(type.getContentType(), context));
            return Set.class.isAssignableFrom(raw) ? array.uniqueItems(true) : array;
        }
        return simple(raw);
    }

    /** A schema of a type without parts. */
    static Schema<Object> simple(Class<?> type) {
        if (type == String.class) return of("string");
        if (type == boolean.class || type == Boolean.class) return of("boolean");
        if (type == int.class || type == Integer.class) return of("integer", "int32");
        if (type == long.class || type == Long.class) return of("integer", "int64");
        if (type == double.class || type == Double.class) return of("number", "double");
        if (type == UUID.class) return of("string", "uuid");
        if (type == URI.class) return of("string", "uri-reference");
        if (type == Instant.class) return of("string", "date-time");
        if (type == LocalDate.class) return of("string", "date");
        if (type == LocalTime.class) return patterned("08:30", TIME_OF_DAY);
        if (type == Duration.class) return patterned("PT30S", DURATION);
        if (type == JsonNode.class) return new JsonSchema();
        if (type == MultipartFile.class) return bytes();
        throw new IllegalStateException("The contract knows no schema for " + type);
    }

    private static Schema<Object> bytes() {
        var bytes = of("string");
        bytes.setContentMediaType("application/octet-stream");
        return bytes;
    }

    private static Schema<Object> patterned(String example, String pattern) {
        var text = examples(of("string"), example);
        text.setPattern(pattern);
        return text;
    }

    /** A reference to a type among the components; the components of records have been read by then. */
    Schema<?> reference(Class<?> type) {
        return refer(names.of(Json31.mapper().constructType(type)));
    }

    private Schema<?> reference(JavaType type, ModelConverterContext context) {
        var name = names.of(type);
        if (!context.getDefinedModels().containsKey(name)) {
            var schema = new JsonSchema();
            context.defineModel(name, schema);
            texts.under("schemas").schema(name).ifPresent(schema::setDescription);
            if (type.isEnumType()) constants(type.getRawClass(), schema);
            else if (type.getRawClass().isRecord()) components(type, name, schema, context);
            else choice(type, schema, context);
        }
        return refer(name);
    }

    private static void constants(Class<?> type, Schema<Object> schema) {
        schema.typesItem("string");
        for (var constant : type.getEnumConstants()) schema.addEnumItemObject(((Enum<?>) constant).name());
    }

    private void components(JavaType type, String name, Schema<?> schema, ModelConverterContext context) {
        schema.typesItem("object");
        for (var component : type.getRawClass().getRecordComponents()) {
            var part =
                    Json31.mapper().getTypeFactory().resolveMemberType(component.getGenericType(), type.getBindings());
            schema.addProperty(named(component), property(name, component, schema(part, context)));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                schema.addRequiredItem(named(component));
        }
    }

    /** What it is called in JSON. */
    private static String named(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(JsonProperty.class);
        return said == null || said.value().isEmpty() ? component.getName() : said.value();
    }

    private Schema<?> property(String owner, RecordComponent component, Schema<?> schema) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said != null) schema.setDescription(said.description());
        else texts.under("schemas").member(owner, named(component)).ifPresent(schema::setDescription);
        Constraints.apply(component.getAccessor(), schema);
        if (schema.getItems() != null && component.getAnnotatedType() instanceof AnnotatedParameterizedType generic)
            Constraints.apply(generic.getAnnotatedActualTypeArguments()[0], schema.getItems());
        return schema;
    }

    /** One of several records, told apart by the property that says which. */
    private void choice(JavaType type, Schema<?> schema, ModelConverterContext context) {
        var property = type.getRawClass().getAnnotation(JsonTypeInfo.class).property();
        var which = new Discriminator().propertyName(property);
        for (var each : subtypes(type.getRawClass())) {
            var value = each.getAnnotation(JsonTypeName.class).value();
            var reference = reference(Json31.mapper().constructType(each), context);
            var variant = defined(reference, context);
            variant.addProperty(property, of("string")._const(value));
            variant.addRequiredItem(property);
            schema.addOneOfItem(reference);
            which.mapping(value, reference.get$ref());
        }
        schema.setDiscriminator(which);
    }

    private static Schema<?> defined(Schema<?> reference, ModelConverterContext context) {
        return Objects.requireNonNull(
                context.getDefinedModels().get(reference.get$ref().substring(REF.length())), "defined just now");
    }

    private static List<Class<?>> subtypes(Class<?> type) {
        return Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
                .<Class<?>>map(JsonSubTypes.Type::value)
                .toList();
    }

    static Schema<Object> of(String type) {
        var schema = new JsonSchema();
        schema.typesItem(type);
        return schema;
    }

    private static Schema<Object> of(String type, String format) {
        var schema = of(type);
        schema.setFormat(format);
        return schema;
    }

    static Schema<Object> examples(Schema<Object> schema, Object example) {
        schema.setExamples(List.of(example));
        return schema;
    }

    private static Schema<?> refer(String name) {
        return new JsonSchema().$ref(REF + name);
    }
}
