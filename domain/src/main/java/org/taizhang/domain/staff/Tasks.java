package org.taizhang.domain.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.staff.StaffEvent.Owing;
import org.taizhang.domain.staff.StaffEvent.Task;

/**
 * What an operations body owes in each period, and what of it was done or missed.
 *
 * @param owed of each task the period in which it is owed next; nothing once the body was dissolved
 * @param ahead done already for periods after that
 * @param missed and not made up for, the newest four hundred
 * @param lapses how often something was overdue
 */
public record Tasks(List<Owing> owed, List<Turn> ahead, List<Turn> missed, int lapses) {
    private static final int MOST = 400;

    /** A task in the period that begins on that day. */
    public record Turn(Task task, LocalDate from) {}

    static Tasks owing(List<Owing> first) {
        return new Tasks(List.copyOf(first), List.of(), List.of(), 0);
    }

    Owing next(Task task) {
        return owed.stream().filter(owing -> owing.task() == task).findFirst().orElseThrow();
    }

    /** Whether it was done for that period. */
    boolean isDone(Task task, LocalDate period) {
        var turn = new Turn(task, period);
        return ahead.contains(turn) || (period.isBefore(next(task).from()) && !missed.contains(turn));
    }

    /** The first period from there on for which it was not done. */
    Owing open(Owing from, Rhythms rhythms) {
        var next = from;
        while (ahead.contains(new Turn(next.task(), next.from()))) next = rhythms.after(next);
        return next;
    }

    Tasks done(Task task, LocalDate period, @Nullable Owing next) {
        var turn = new Turn(task, period);
        if (next != null) return moved(next, missed, lapses);
        if (period.isBefore(next(task).from())) return new Tasks(owed, ahead, without(missed, turn), lapses);
        return new Tasks(owed, ahead.contains(turn) ? ahead : with(ahead, turn), missed, lapses);
    }

    Tasks lapsed(Task task, LocalDate period, Owing next) {
        var all = with(missed, new Turn(task, period));
        return moved(next, all.subList(Math.max(0, all.size() - MOST), all.size()), lapses + 1);
    }

    Tasks over() {
        return new Tasks(List.of(), List.of(), missed, lapses);
    }

    private Tasks moved(Owing next, List<Turn> lost, int lapsed) {
        var now = owed.stream()
                .map(owing -> owing.task() == next.task() ? next : owing)
                .toList();
        var still = ahead.stream()
                .filter(turn -> turn.task != next.task() || turn.from.isAfter(next.from()))
                .toList();
        return new Tasks(now, still, List.copyOf(lost), lapsed);
    }

    private static List<Turn> with(List<Turn> turns, Turn one) {
        return Stream.concat(turns.stream(), Stream.of(one)).toList();
    }

    private static List<Turn> without(List<Turn> turns, Turn one) {
        var all = new ArrayList<>(turns);
        all.remove(one);
        return List.copyOf(all);
    }
}
