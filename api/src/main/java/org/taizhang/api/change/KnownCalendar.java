package org.taizhang.api.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.change.Calendar;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.change.ChangeEvent.Stage;
import org.taizhang.domain.change.ChangeEvent.Window;
import org.taizhang.domain.change.ChangeState.Schedule;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.View;
import org.taizhang.projections.change.ChangeView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

/** The calendar of changes from the read models, once they know all that the ledger does. */
@Component
class KnownCalendar implements Calendar {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How many are named; whoever is refused because of so many need not know all. */
    private static final int MOST = 50;

    private final Model<ChangeEvent, ChangeView> changes;
    private final Model<TargetEvent, TargetView> targets;
    private final CommitLog ledger;

    KnownCalendar(Model<ChangeEvent, ChangeView> changes, Model<TargetEvent, TargetView> targets, CommitLog ledger) {
        this.changes = changes;
        this.targets = targets;
        this.ledger = ledger;
    }

    @Override
    public List<UUID> unknown(List<UUID> asked, String unit) {
        if (asked.isEmpty()) return List.of();
        await(targets, ledger.head() - 1);
        var reader = targets.view().within(unit);
        return asked.stream()
                .filter(target -> reader.get(target)
                        .filter(known -> known.stage() != TargetEvent.Stage.RETIRED)
                        .isEmpty())
                .toList();
    }

    @Override
    public List<UUID> clashes(UUID change, Window window, List<UUID> asked) {
        if (asked.isEmpty()) return List.of();
        return overlapping(reader(ledger.head() - 1), change, window, asked).stream()
                .map(ChangeView::id)
                .limit(MOST)
                .toList();
    }

    @Override
    public List<UUID> earlierClashes(UUID change, long position) {
        var reader = reader(position);
        return reader.get(change).filter(known -> known.state().schedule() != null).stream()
                .flatMap(known -> earlier(reader, known))
                .limit(MOST)
                .toList();
    }

    private static Stream<UUID> earlier(View.Reader<ChangeView> reader, ChangeView change) {
        var schedule = schedule(change);
        var order = Comparator.comparing(KnownCalendar::scheduledAt).thenComparing(ChangeView::id);
        return overlapping(reader, change.id(), schedule.window(), targets(change)).stream()
                .filter(other -> order.compare(other, change) < 0)
                .map(ChangeView::id);
    }

    private static List<ChangeView> overlapping(
            View.Reader<ChangeView> reader, UUID change, Window window, List<UUID> targets) {
        var approved = Query.where(
                Filter.in("state.stage", List.of(Stage.APPROVED, Stage.IMPLEMENTING)),
                Filter.lt("state.schedule.window.opensAt", window.closesAt()),
                Filter.gt("state.schedule.window.closesAt", window.opensAt()));
        var found = new ArrayList<ChangeView>();
        var objects = new HashSet<>(targets);
        reader.each(approved.limit(Query.MOST), other -> {
            if (!other.id().equals(change) && !Collections.disjoint(objects, targets(other))) found.add(other);
        });
        return found;
    }

    private static List<UUID> targets(ChangeView change) {
        return change.state().application().plan().objects().targets();
    }

    private static Instant scheduledAt(ChangeView change) {
        return schedule(change).scheduledAt();
    }

    private static Schedule schedule(ChangeView change) {
        var schedule = change.state().schedule();
        if (schedule == null) throw new IllegalStateException(change.id() + " has no window");
        return schedule;
    }

    private View.Reader<ChangeView> reader(long position) {
        await(changes, position);
        return changes.view().everything();
    }

    private static void await(Model<?, ?> model, long position) {
        if (!model.view().await(position, PATIENCE))
            throw new IllegalStateException(model.projection().name() + " has not come to " + position);
    }
}
