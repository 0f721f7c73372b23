package org.taizhang.domain.duty;

import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.duty.DutyEvent.Absence;
import org.taizhang.domain.duty.DutyEvent.Parting;
import org.taizhang.domain.duty.DutyEvent.Reason;
import org.taizhang.domain.duty.DutyEvent.Roster;
import org.taizhang.domain.duty.DutyEvent.Substitution;
import org.taizhang.domain.duty.DutyEvent.Takeover;

/** What can be asked of a duty roster. */
public sealed interface DutyCommand {
    @TargetAggregateIdentifier
    UUID duty();

    @Needs(OPERATOR)
    record Plan(UUID duty, Roster roster) implements DutyCommand {}

    @Needs(OPERATOR)
    record Replan(UUID duty, Roster roster) implements DutyCommand {}

    @Needs({WATCH, OPERATOR})
    record NoteAbsence(UUID duty, Absence absence) implements DutyCommand {}

    @Needs({WATCH, OPERATOR})
    record Substitute(UUID duty, Substitution substitution) implements DutyCommand {}

    @Needs({WATCH, OPERATOR})
    record HandOver(UUID duty, Parting parting) implements DutyCommand {}

    @Needs({WATCH, OPERATOR})
    record TakeOver(UUID duty, Takeover takeover) implements DutyCommand {}

    /** Says that the time to take over may have passed. */
    @Needs(SYSTEM)
    record NoteMissed(UUID duty) implements DutyCommand {}

    /** Says that it is time to look through the roster ahead. */
    @Needs({OPERATOR, SYSTEM})
    record Check(UUID duty) implements DutyCommand {}

    @Needs(OPERATOR)
    record Dissolve(UUID duty, Reason reason) implements DutyCommand {}
}
