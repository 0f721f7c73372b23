package org.taizhang.projections.target;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Actor;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A target as it stands.
 *
 * @param maintenance why and until when it is paused; null where it is not
 * @param facts what is known of it that is no number, by name; null where nothing is
 * @param declared true where the product registered it because a file declares it; null where not
 */
public record TargetView(
        UUID id,
        String unit,
        Stage stage,
        Definition definition,
        @Nullable Maintenance maintenance,
        @Nullable String retiredBecause,
        @Nullable List<Fact> facts,
        @Nullable Boolean declared,
        Instant registeredAt,
        Instant changedAt) {
    /** The part of the product that registers what a file declares. */
    public static final String DECLARING = "TargetFile";

    /**
     * What is known of a target that is no number, such as a version.
     *
     * @param was what was seen before, or null where it never changed
     * @param since when it was first seen so
     */
    public record Fact(String name, String text, @Nullable String was, Instant since) {}

    public static TargetView evolve(@Nullable TargetView was, Recorded<TargetEvent> recorded) {
        var stage = Stage.after(recorded.event(), was == null ? null : was.stage);
        return switch (recorded.event()) {
            case Registered e ->
                new TargetView(
                        e.target(),
                        recorded.unit(),
                        stage,
                        e.definition(),
                        null,
                        null,
                        null,
                        isDeclared(recorded) ? true : null,
                        recorded.time(),
                        recorded.time());
            case Revised e -> known(was).with(recorded, stage, e.definition(), known(was).maintenance, null);
            case Paused e -> known(was).with(recorded, stage, known(was).definition, e.maintenance(), null);
            case Resumed e -> known(was).with(recorded, stage, known(was).definition, null, null);
            case Retired e -> known(was).with(recorded, stage, known(was).definition, null, e.reason());
            case FactFound e -> known(was).with(new Fact(e.name(), e.text(), null, e.seenAt()));
            case FactChanged e -> known(was).with(new Fact(e.name(), e.text(), e.was(), e.seenAt()));
        };
    }

    /** Whether it is watched and judged as the other is; what was learnt of it does not matter. */
    public boolean isWatchedAs(TargetView other) {
        return unit.equals(other.unit)
                && stage == other.stage
                && definition.equals(other.definition)
                && Objects.equals(maintenance, other.maintenance);
    }

    private TargetView with(
            Recorded<?> recorded,
            Stage stage,
            Definition definition,
            @Nullable Maintenance maintenance,
            @Nullable String retiredBecause) {
        return new TargetView(
                id,
                recorded.unit(),
                stage,
                definition,
                maintenance,
                retiredBecause,
                facts,
                declared,
                registeredAt,
                recorded.time());
    }

    private static boolean isDeclared(Recorded<?> recorded) {
        return recorded.actor()
                .id()
                .equals(Actor.system(DECLARING, recorded.unit()).id());
    }

    /** What is learnt of a target is no change of it. */
    private TargetView with(Fact fact) {
        var others = facts == null ? Stream.<Fact>of() : facts.stream().filter(other -> !other.name.equals(fact.name));
        var known = Stream.concat(others, Stream.of(fact))
                .sorted(Comparator.comparing(Fact::name))
                .toList();
        return new TargetView(
                id, unit, stage, definition, maintenance, retiredBecause, known, declared, registeredAt, changedAt);
    }

    private static TargetView known(@Nullable TargetView was) {
        return Objects.requireNonNull(was, "an event before the registration");
    }
}
