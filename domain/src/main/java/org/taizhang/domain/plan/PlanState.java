package org.taizhang.domain.plan;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.plan.PlanEvent.*;

/**
 * How an emergency plan stands.
 *
 * @param version the newest
 * @param author who wrote it
 * @param content of the newest version
 * @param inForce the version that holds, with its content; null before the first approval and after the end
 * @param filed the newest version that was filed; 0 where none was
 * @param owed what is owed of it, by when
 * @param lapses how often something was not done in time
 * @param asked the emergencies that asked for a revision
 */
public record PlanState(
        Stage stage,
        int version,
        String author,
        Content content,
        boolean major,
        @Nullable InForce inForce,
        int filed,
        Map<Duty, Instant> owed,
        int lapses,
        Set<UUID> asked) {
    /** A version that holds. */
    public record InForce(int version, Content content, Instant since) {}

    public static PlanState after(@Nullable PlanState was, PlanEvent event, Told told) {
        if (event instanceof Drafted e)
            return new PlanState(Stage.DRAFTED, 1, told.by().id(), e.content(), true, null, 0, Map.of(), 0, Set.of());
        var state = Objects.requireNonNull(was, "an event before the first draft");
        return switch (event) {
            case Drafted e -> state;
            case Revised e -> state.revised(e, told.by().id());
            case Approved e -> state.approved(e, told.at());
            case Rejected e -> state.at(Stage.DRAFTED);
            case Filed e -> state.filed(e.version());
            case Drilled e -> state.owe(Duty.EVALUATION, earlier(state.owed.get(Duty.EVALUATION), e.evaluateBy()));
            case Evaluated e -> state.owe(Duty.EVALUATION, e.evaluateBy()).owe(Duty.REVISION, e.reviseBy());
            case RevisionAsked e -> state.askedBy(e.emergency()).owe(Duty.REVISION, e.reviseBy());
            case FellOverdue e -> state.lapsed().owe(e.duty(), e.again());
            case Retired e -> state.retired();
        };
    }

    private PlanState revised(Revised e, String author) {
        var revision = e.revision();
        return new PlanState(
                        Stage.DRAFTED,
                        e.version(),
                        author,
                        revision.content(),
                        revision.major(),
                        inForce,
                        filed,
                        owed,
                        lapses,
                        asked)
                .owe(Duty.REVISION, null);
    }

    private PlanState approved(Approved e, Instant at) {
        return new PlanState(
                        Stage.APPROVED,
                        version,
                        author,
                        content,
                        major,
                        new InForce(version, content, at),
                        filed,
                        owed,
                        lapses,
                        asked)
                .owe(Duty.EVALUATION, e.evaluateBy())
                .owe(Duty.FILING, e.fileBy());
    }

    private PlanState filed(int version) {
        return new PlanState(stage, this.version, author, content, major, inForce, version, owed, lapses, asked)
                .owe(Duty.FILING, null);
    }

    private PlanState at(Stage stage) {
        return new PlanState(stage, version, author, content, major, inForce, filed, owed, lapses, asked);
    }

    private PlanState lapsed() {
        return new PlanState(stage, version, author, content, major, inForce, filed, owed, lapses + 1, asked);
    }

    private PlanState askedBy(UUID emergency) {
        var all = new LinkedHashSet<>(asked);
        all.add(emergency);
        return new PlanState(stage, version, author, content, major, inForce, filed, owed, lapses, all);
    }

    private PlanState retired() {
        return new PlanState(Stage.RETIRED, version, author, content, major, null, filed, Map.of(), lapses, asked);
    }

    private PlanState owe(Duty duty, @Nullable Instant by) {
        var all = new EnumMap<Duty, Instant>(Duty.class);
        all.putAll(owed);
        if (by == null) all.remove(duty);
        else all.put(duty, by);
        return new PlanState(stage, version, author, content, major, inForce, filed, all, lapses, asked);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
