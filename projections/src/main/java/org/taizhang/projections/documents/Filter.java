package org.taizhang.projections.documents;

import java.util.Collection;
import java.util.List;

/** What a field must be; where a document has no value, only {@code exists(field, false)} holds. */
public record Filter(String field, Op op, List<Object> values) {
    /** How a field stands to the values. */
    public enum Op {
        EQ,
        IN,
        GE,
        GT,
        LE,
        LT,
        PREFIX,
        CONTAINS,
        EXISTS,
        UNDER
    }

    public Filter {
        values = List.copyOf(values);
    }

    public static Filter eq(String field, Object value) {
        return new Filter(field, Op.EQ, List.of(value));
    }

    /** Any of these; nothing where there is none. */
    public static Filter in(String field, Collection<?> values) {
        return new Filter(field, Op.IN, List.copyOf(values));
    }

    public static Filter ge(String field, Object value) {
        return new Filter(field, Op.GE, List.of(value));
    }

    public static Filter gt(String field, Object value) {
        return new Filter(field, Op.GT, List.of(value));
    }

    public static Filter le(String field, Object value) {
        return new Filter(field, Op.LE, List.of(value));
    }

    public static Filter lt(String field, Object value) {
        return new Filter(field, Op.LT, List.of(value));
    }

    /** Text that starts so, exactly. */
    public static Filter prefix(String field, String value) {
        return new Filter(field, Op.PREFIX, List.of(value));
    }

    /** Text that holds this part, whatever its case and width; only of searchable fields. */
    public static Filter contains(String field, String value) {
        return new Filter(field, Op.CONTAINS, List.of(value));
    }

    public static Filter exists(String field, boolean exists) {
        return new Filter(field, Op.EXISTS, List.of(exists));
    }

    /** Documents of the unit and of those below it. */
    public static Filter under(String unit) {
        return new Filter("unit", Op.UNDER, List.of(unit));
    }

    /** Refuses what makes no sense for the schema, and gives the values as engines hold them. */
    Filter in(Schema schema) {
        var field = schema.field(this.field);
        if (op == Op.EXISTS) return this;
        if (op == Op.CONTAINS && !field.searchable())
            throw new IllegalArgumentException(this.field + " is not searchable");
        if ((op == Op.PREFIX || op == Op.UNDER) && field.type() != Field.Type.TEXT)
            throw new IllegalArgumentException(this.field + " is not text");
        return new Filter(this.field, op, values.stream().map(field::plain).toList());
    }

    Object value() {
        return values.getFirst();
    }

    String text() {
        return (String) value();
    }
}
