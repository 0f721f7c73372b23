package org.taizhang.domain.medium;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.medium.MediumEvent.*;

/**
 * How a medium stands.
 *
 * @param place where it is kept; null before it was stored
 * @param altered whether what is on it was found not to be what was sealed
 * @param release for what it is wanted or lent; null where it is not
 * @param backBy until when it is to be brought back; null where it is not out
 * @param destruction why and how it is to be destroyed; null where it is not
 * @param applicant who asked for the release or the destruction
 * @param executor who destroyed it
 * @param lapses how often it was not brought back in time
 */
public record MediumState(
        Stage stage,
        Label label,
        @Nullable Place place,
        boolean altered,
        @Nullable Release release,
        @Nullable Instant backBy,
        @Nullable Destruction destruction,
        @Nullable String applicant,
        @Nullable String executor,
        int lapses) {

    /** How it stands after an event, the same for the aggregate and its read model. */
    public static MediumState after(@Nullable MediumState was, MediumEvent event, Told told) {
        if (event instanceof Labelled e)
            return new MediumState(Stage.LABELLED, e.label(), null, false, null, null, null, null, null, 0);
        var it = Objects.requireNonNull(was, "an event before the label");
        var who = told.by().id();
        return switch (event) {
            case Labelled e -> it;
            case TakenOutOfDrive e -> it.at(Stage.OUT_OF_DRIVE);
            case Stored e -> it.kept(e.place());
            case SealChecked e -> it;
            case FoundAltered e ->
                new MediumState(
                        it.stage,
                        it.label,
                        it.place,
                        true,
                        it.release,
                        it.backBy,
                        it.destruction,
                        it.applicant,
                        it.executor,
                        it.lapses);
            case ReleaseRequested e -> it.asked(Stage.RELEASE_REQUESTED, e.release(), null, who);
            case ReleaseApproved e -> it.at(Stage.RELEASE_APPROVED);
            case ReleaseDeclined e -> it.asked(Stage.IN_STORE, null, null, null);
            case HandedOut e -> it.out(e.release().until(), it.lapses);
            case Returned e -> it.kept(e.back().place());
            case Lapsed e -> it.out(e.again(), it.lapses + 1);
            case DestructionRequested e -> it.asked(Stage.DESTRUCTION_REQUESTED, null, e.destruction(), who);
            case DestructionApproved e -> it.at(Stage.DESTRUCTION_APPROVED);
            case DestructionDeclined e -> it.asked(Stage.IN_STORE, null, null, null);
            case DestructionCarriedOut e -> it.executed(who);
            case Destroyed e -> it.at(Stage.DESTROYED);
        };
    }

    private MediumState at(Stage anew) {
        return new MediumState(anew, label, place, altered, release, backBy, destruction, applicant, executor, lapses);
    }

    private MediumState kept(Place where) {
        return new MediumState(Stage.IN_STORE, label, where, altered, null, null, null, null, null, lapses);
    }

    private MediumState asked(Stage anew, @Nullable Release forWhat, @Nullable Destruction how, @Nullable String who) {
        return new MediumState(anew, label, place, altered, forWhat, null, how, who, null, lapses);
    }

    private MediumState out(Instant by, int late) {
        return new MediumState(
                Stage.HANDED_OUT, label, place, altered, release, by, destruction, applicant, executor, late);
    }

    private MediumState executed(String who) {
        return new MediumState(
                Stage.DESTRUCTION_CARRIED_OUT,
                label,
                place,
                altered,
                release,
                backBy,
                destruction,
                applicant,
                who,
                lapses);
    }
}
