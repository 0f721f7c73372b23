package org.taizhang.domain.medium;

import static org.taizhang.domain.medium.MediumEvent.Stage.*;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.medium.MediumCommand.*;
import org.taizhang.domain.medium.MediumEvent.*;

/** A medium with backups on it, which is never lent, removed or destroyed on one person's word. */
@AggregateRoot
class Medium extends Subject {
    private static final Duration AGAIN = Duration.ofDays(1);
    /** Where the day of the Earth ends last, so that nobody destroys a day too early. */
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private @Nullable MediumState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MediumCommand command, Asked asked) {
        admit(asked);
        var events = decide(command, asked);
        if (command instanceof MediumCommand.Label c) record(events, c.label().unit(), asked);
        else record(events);
    }

    private List<? extends MediumEvent> decide(MediumCommand command, Asked asked) {
        if (command instanceof MediumCommand.Label c) return label(c);
        if (state == null) throw new Unknown(command.medium());
        var it = state;
        var medium = command.medium();
        var now = asked.now();
        return switch (command) {
            case MediumCommand.Label c -> label(c);
            case TakeOutOfDrive c -> {
                during(it.stage(), LABELLED);
                yield List.of(new TakenOutOfDrive(medium, c.statement()));
            }
            case Store c when it.stage() == IN_STORE && c.place().equals(it.place()) -> List.of();
            case Store c -> {
                if (it.stage() == LABELLED && it.label().carrier() != Carrier.REPOSITORY)
                    throw new Refused("medium.in-drive");
                during(it.stage(), LABELLED, OUT_OF_DRIVE, IN_STORE);
                yield List.of(new Stored(medium, c.place()));
            }
            case CheckSeal c -> {
                if (it.label().seal() == null) throw new Refused("medium.not-sealed");
                yield sealed(it, medium, c.sha256());
            }
            case RequestRelease c -> requested(it, c, now);
            case ApproveRelease c -> {
                during(it.stage(), RELEASE_REQUESTED);
                var release = release(it);
                asked.apartFrom(it.applicant(), release.holder());
                yield List.of(new ReleaseApproved(medium, release.leaving(), c.statement()));
            }
            case DeclineRelease c -> {
                during(it.stage(), RELEASE_REQUESTED, RELEASE_APPROVED);
                asked.apartFrom(it.applicant());
                yield List.of(new ReleaseDeclined(medium, c.statement()));
            }
            case HandOut c -> {
                during(it.stage(), RELEASE_APPROVED);
                var release = release(it);
                if (!release.until().isAfter(now)) throw new Refused("medium.release-over", release.until());
                if (it.altered()) throw new Refused("medium.altered");
                yield List.of(new HandedOut(medium, release));
            }
            case TakeBack c -> returned(it, c);
            case RequestDestruction c -> {
                during(it.stage(), IN_STORE);
                var over =
                        it.label().retainUntil().plusDays(1).atStartOfDay(LAST).toInstant();
                if (now.isBefore(over))
                    throw new Refused("medium.retained", it.label().retainUntil());
                yield List.of(new DestructionRequested(medium, c.destruction()));
            }
            case ApproveDestruction c -> {
                during(it.stage(), DESTRUCTION_REQUESTED);
                asked.apartFrom(it.applicant());
                yield List.of(new DestructionApproved(medium, c.statement()));
            }
            case DeclineDestruction c -> {
                during(it.stage(), DESTRUCTION_REQUESTED, DESTRUCTION_APPROVED);
                asked.apartFrom(it.applicant());
                yield List.of(new DestructionDeclined(medium, c.statement()));
            }
            case CarryOutDestruction c -> {
                during(it.stage(), DESTRUCTION_APPROVED);
                yield List.of(new DestructionCarriedOut(medium, c.statement()));
            }
            case WitnessDestruction c -> {
                during(it.stage(), DESTRUCTION_CARRIED_OUT);
                asked.apartFrom(it.executor());
                yield List.of(new Destroyed(medium, c.witness()));
            }
            case NoteLapse c -> lapsed(it, medium, now);
        };
    }

    private List<MediumEvent> label(MediumCommand.Label c) {
        if (state == null) return List.of(new Labelled(c.medium(), c.label()));
        if (c.label().equals(state.label())) return List.of();
        throw new Refused("medium.label-taken", c.label().text());
    }

    private static List<MediumEvent> requested(MediumState it, RequestRelease c, Instant now) {
        during(it.stage(), IN_STORE);
        var release = c.release();
        if (it.altered()) throw new Refused("medium.altered");
        if (!release.until().isAfter(now)) throw new Refused("medium.release-over", release.until());
        if (release.leaving()
                && (release.measures() == null || release.measures().isBlank()))
            throw new Refused("medium.no-measures");
        return List.of(new ReleaseRequested(c.medium(), release));
    }

    private static List<MediumEvent> returned(MediumState it, TakeBack c) {
        during(it.stage(), HANDED_OUT);
        var leaving = release(it).leaving();
        var digest = c.back().sha256();
        var isSealed = it.label().seal() != null;
        if (isSealed && leaving && digest == null) throw new Refused("medium.seal-unchecked");
        var events = new ArrayList<MediumEvent>();
        if (isSealed && digest != null) events.addAll(sealed(it, c.medium(), digest));
        events.add(new Returned(c.medium(), leaving, c.back()));
        return events;
    }

    private static List<MediumEvent> sealed(MediumState it, UUID medium, String sha256) {
        var intact = sha256.equals(it.label().seal());
        var checked = new SealChecked(medium, sha256, intact);
        return intact || it.altered()
                ? List.of(checked)
                : List.of(
                        checked,
                        new FoundAltered(medium, it.label().text(), it.label().keeper()));
    }

    private static Release release(MediumState it) {
        return Objects.requireNonNull(it.release(), "released without a release");
    }

    private static List<MediumEvent> lapsed(MediumState it, UUID medium, Instant now) {
        var due = it.backBy();
        if (due == null || now.isBefore(due)) return List.of();
        var lapse = Notices.owed(it.label(), release(it), due, it.lapses() + 2);
        return List.of(new Lapsed(medium, lapse, now.plus(AGAIN)));
    }

    @EventHandler
    void evolve(MediumEvent event, Told told) {
        told(event.medium(), told);
        state = MediumState.after(state, event, told);
    }
}
