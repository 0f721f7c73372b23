package org.taizhang.api.contract;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.taizhang.domain.Units;
import org.taizhang.projections.Projection;
import org.taizhang.projections.documents.Field;

/** The query parameters of a list: its order, and filters for each field its read model is found by. */
record Filters(Schemas schemas, Texts texts) {
    private static final List<String> BOUNDS = List.of("ge", "gt", "le", "lt");

    List<Parameter> of(Projection<?, ?> projection) {
        var fields = Stream.concat(
                        Stream.of(Field.text("id"), Field.text("unit"), Field.number("position")),
                        projection.fields().stream())
                .toList();
        var parameters = new ArrayList<Parameter>();
        parameters.add(query("sort", texts.get("sort"), order(fields)));
        for (var field : fields) parameters.addAll(of(projection, field));
        return parameters;
    }

    private List<Parameter> of(Projection<?, ?> projection, Field field) {
        var path = field.path();
        if (path.equals("unit")) return List.of(query(path, texts.get("unit"), unit()));
        var type =
                type(projection.document(), path).orElse(field.type() == Field.Type.NUMBER ? long.class : String.class);
        if (field.type() == Field.Type.FLAG) return List.of(query(path, texts.get("is"), value(type)));
        var filters = new ArrayList<Parameter>();
        filters.add(query(
                        path,
                        texts.get("in"),
                        Schemas.of("array").items(value(type)).minItems(1))
                .style(Parameter.StyleEnum.FORM)
                .explode(false));
        if (field.type() == Field.Type.NUMBER || type == Instant.class)
            for (var bound : BOUNDS)
                filters.add(query(
                        path + "." + bound, texts.get(type == Instant.class ? bound + "-time" : bound), value(type)));
        if (field.searchable()) filters.add(query(path + ".like", texts.get("like"), Schemas.of("string")));
        return filters;
    }

    private static Schema<?> order(List<Field> fields) {
        var order = Schemas.of("string");
        for (var sign : List.of("", "-")) for (var field : fields) order.addEnumItemObject(sign + field.path());
        return order;
    }

    private static Schema<?> unit() {
        return Schemas.of("string").pattern("^" + Units.PATTERN + "$");
    }

    private Schema<?> value(Class<?> type) {
        return type.isEnum() ? schemas.reference(type) : Schemas.simple(type);
    }

    /** The type at a dot path of record components. */
    private static Optional<Class<?>> type(Class<?> document, String path) {
        Optional<Class<?>> type = Optional.of(document);
        for (var step : path.split("\\.", -1)) type = type.flatMap(record -> component(record, step));
        return type;
    }

    private static Optional<Class<?>> component(Class<?> record, String name) {
        return Optional.ofNullable(record.getRecordComponents()).stream()
                .flatMap(Arrays::stream)
                .filter(component -> component.getName().equals(name))
                .<Class<?>>map(RecordComponent::getType)
                .findFirst();
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new Parameter().name(name).in("query").description(description).schema(schema);
    }
}
