package org.taizhang.domain.disclosure;

import static org.taizhang.domain.disclosure.DisclosureEvent.Stage.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.disclosure.DisclosureEvent.*;

/**
 * How something that must be made public stands.
 *
 * @param on when it was formed, or changed last
 * @param due when that must be public
 * @param consulted organs that were asked since
 * @param confirmed organs that have confirmed it since
 * @param owedBy until when the next step is owed; null where none is, or nobody can say yet
 * @param published how often it was published
 * @param late how often that was too late
 * @param lapses how often a step was overdue
 */
public record DisclosureState(
        Stage stage,
        Item item,
        LocalDate on,
        Due due,
        List<String> consulted,
        List<String> confirmed,
        @Nullable Placement placement,
        @Nullable Instant owedBy,
        int published,
        int late,
        int lapses) {

    public static DisclosureState after(@Nullable DisclosureState was, DisclosureEvent event, Told told) {
        if (event instanceof Formed e)
            return new DisclosureState(
                    FORMED,
                    e.item(),
                    e.on(),
                    e.due(),
                    List.of(),
                    List.of(),
                    null,
                    e.due().by(),
                    0,
                    0,
                    0);
        var s = Objects.requireNonNull(was, "an event before it was formed");
        return switch (event) {
            case Formed e -> s;
            case Changed e ->
                new DisclosureState(
                        FORMED,
                        e.item(),
                        e.on(),
                        e.due(),
                        List.of(),
                        List.of(),
                        s.placement,
                        e.due().by(),
                        s.published,
                        s.late,
                        s.lapses);
            case DueComputed e ->
                s.with(s.stage, e.due(), s.consulted, s.confirmed, e.due().by());
            case ConsultationRequested e ->
                s.with(
                        s.stage,
                        s.due,
                        plus(s.consulted, e.consultation().organ()),
                        minus(s.confirmed, e.consultation().organ()),
                        s.owedBy);
            case ConsultationConfirmed e ->
                s.with(
                        s.stage,
                        s.due,
                        s.consulted,
                        plus(s.confirmed, e.confirmation().organ()),
                        s.owedBy);
            case Published e ->
                new DisclosureState(
                        PUBLISHED,
                        s.item,
                        s.on,
                        s.due,
                        s.consulted,
                        s.confirmed,
                        e.placement(),
                        e.reviewBy(),
                        s.published + 1,
                        s.late + (e.late() ? 1 : 0),
                        s.lapses);
            case Reviewed e -> s.with(s.stage, s.due, s.consulted, s.confirmed, e.reviewBy());
            case Withheld e -> s.with(WITHHELD, s.due, s.consulted, s.confirmed, null);
            case Lapsed e ->
                new DisclosureState(
                        s.stage,
                        s.item,
                        s.on,
                        s.due,
                        s.consulted,
                        s.confirmed,
                        s.placement,
                        e.again(),
                        s.published,
                        s.late,
                        e.lapse().occurrence());
        };
    }

    /** Organs that must confirm it and have not. */
    List<String> unconfirmed() {
        var open = new ArrayList<>(item.consult());
        consulted.stream().filter(organ -> !open.contains(organ)).forEach(open::add);
        open.removeAll(confirmed);
        return open;
    }

    private DisclosureState with(Stage next, Due by, List<String> asked, List<String> agreed, @Nullable Instant owed) {
        return new DisclosureState(next, item, on, by, asked, agreed, placement, owed, published, late, lapses);
    }

    private static List<String> plus(List<String> organs, String organ) {
        if (organs.contains(organ)) return organs;
        var more = new ArrayList<>(organs);
        more.add(organ);
        return List.copyOf(more);
    }

    private static List<String> minus(List<String> organs, String organ) {
        return organs.stream().filter(one -> !one.equals(organ)).toList();
    }
}
