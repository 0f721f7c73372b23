package org.taizhang.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.taizhang.domain.Unknown;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Projection;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.documents.BadCursor;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Page;
import org.taizhang.projections.documents.Query;

/** Reads for the caller: within their unit, one document or a page, now or as of an instant. */
@Component
public class Reads {
    private static final Set<String> PAGING = Set.of("limit", "cursor", "sort");
    private static final int USUAL = 50;

    private final EventStore events;
    private final NamedJson names;

    Reads(EventStore events, NamedJson names) {
        this.events = events;
        this.names = names;
    }

    /** The document with its version as {@code ETag}; folded from its events where an instant is asked for. */
    public <E, V> ResponseEntity<V> get(Model<E, V> model, UUID id, @Nullable Instant asOf) {
        if (asOf != null) return ResponseEntity.ok(asOf(model.projection(), id, asOf));
        var reader = model.view().within(Caller.current().unit());
        var document = reader.document(id).orElseThrow(() -> new Unknown(id));
        return ResponseEntity.ok()
                .eTag("\"" + document.version() + "\"")
                .header(Headers.POSITION, Long.toString(document.position()))
                .body(reader.values(new Page(List.of(document), null)).getFirst());
    }

    public <V> V known(Model<?, V> model, UUID id) {
        return model.view().within(Caller.current().unit()).get(id).orElseThrow(() -> new Unknown(id));
    }

    /** The page that the request's parameters ask for; every parameter but those of paging filters by a field. */
    public <V> Slice<V> list(Model<?, V> model, Filter... always) {
        var reader = model.view().within(Caller.current().unit());
        try {
            var page = reader.find(query(model.projection(), List.of(always)));
            return new Slice<>(reader.values(page), page.next());
        } catch (BadCursor e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-cursor");
        }
    }

    private <E, V> V asOf(Projection<E, V> projection, UUID id, Instant instant) {
        var told = new ArrayList<Recorded<E>>();
        var stream = events.readEvents(id.toString()).asStream();
        try (stream) {
            for (Iterator<? extends DomainEventMessage<?>> all = stream.iterator(); all.hasNext(); ) {
                var event = all.next();
                if (event.getTimestamp().truncatedTo(ChronoUnit.MILLIS).isAfter(instant)) break;
                if (!projection.events().isInstance(event.getPayload())) throw new Unknown(id);
                told.add(Recorded.of(event, projection.events(), names::nameOf));
            }
        }
        if (told.isEmpty() || !Caller.reach().test(told.getLast().unit())) throw new Unknown(id);
        var value = projection.asOf(told);
        if (value == null) throw new Unknown(id);
        return value;
    }

    private static Query query(Projection<?, ?> projection, List<Filter> always) {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        var filters = new ArrayList<>(always);
        request.getParameterMap().forEach((name, values) -> {
            if (!PAGING.contains(name)) filters.add(filter(projection, name, values));
        });
        var query = Query.where(filters.toArray(Filter[]::new))
                .limit(limit(request))
                .after(request.getParameter("cursor"));
        var sort = request.getParameter("sort");
        if (sort == null) return query.descending(newest(projection));
        var descending = sort.startsWith("-");
        var field = descending ? sort.substring(1) : sort;
        if (field(projection, field) == null) throw new Problem(HttpStatus.BAD_REQUEST, "bad-sort", field);
        return descending ? query.descending(field) : query.ascending(field);
    }

    /** {@code field=a}, {@code field=a,b}, {@code field.ge=}, {@code .gt}, {@code .le}, {@code .lt}, {@code .like}. */
    private static Filter filter(Projection<?, ?> projection, String name, String[] values) {
        var field = field(projection, name);
        try {
            if (field != null) {
                var all = Arrays.stream(values)
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .map(value -> typed(field, value))
                        .toList();
                return name.equals("unit") ? Filter.under(values[0]) : Filter.in(name, all);
            }
            var dot = name.lastIndexOf('.');
            var base = dot < 0 ? null : field(projection, name.substring(0, dot));
            if (base == null) throw new Problem(HttpStatus.BAD_REQUEST, "bad-filter", name);
            return switch (name.substring(dot + 1)) {
                case "ge" -> Filter.ge(base.path(), typed(base, values[0]));
                case "gt" -> Filter.gt(base.path(), typed(base, values[0]));
                case "le" -> Filter.le(base.path(), typed(base, values[0]));
                case "lt" -> Filter.lt(base.path(), typed(base, values[0]));
                case "like" -> like(base, name, values[0]);
                default -> throw new Problem(HttpStatus.BAD_REQUEST, "bad-filter", name);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-filter-value", name, String.join(",", values));
        }
    }

    private static Filter like(Field field, String name, String part) {
        if (!field.searchable()) throw new Problem(HttpStatus.BAD_REQUEST, "bad-filter", name);
        return Filter.contains(field.path(), part);
    }

    private static Object typed(Field field, String value) {
        return switch (field.type()) {
            case NUMBER -> new BigDecimal(value);
            case FLAG -> flag(value);
            case TEXT -> isTime(field) ? Field.text(Instant.parse(value)) : value;
        };
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException(value);
        };
    }

    /** Times are filtered as instants, in whatever precision they are asked for. */
    private static boolean isTime(Field field) {
        return field.path().equals("at")
                || field.path().endsWith("At")
                || field.path().endsWith("By");
    }

    private static @Nullable Field field(Projection<?, ?> projection, String path) {
        return switch (path) {
            case "id" -> Field.text("id");
            case "unit" -> Field.text("unit");
            case "position" -> Field.number("position");
            default ->
                projection.fields().stream()
                        .filter(field -> field.path().equals(path))
                        .findFirst()
                        .orElse(null);
        };
    }

    private static String newest(Projection<?, ?> projection) {
        return Stream.of("raisedAt", "reportedAt", "registeredAt", "createdAt", "storedAt", "openedAt")
                .filter(path -> field(projection, path) != null)
                .findFirst()
                .orElse("position");
    }

    private static int limit(HttpServletRequest request) {
        var asked = request.getParameter("limit");
        try {
            var limit = asked == null ? USUAL : Integer.parseInt(asked);
            if (limit >= 1 && limit <= Query.MOST) return limit;
        } catch (NumberFormatException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-limit", asked, Query.MOST);
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "bad-limit", asked == null ? "" : asked, Query.MOST);
    }
}
