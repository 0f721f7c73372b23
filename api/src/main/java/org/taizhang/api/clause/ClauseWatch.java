package org.taizhang.api.clause;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.clause.Clause.Duty;
import org.taizhang.api.clause.Standing.Term;
import org.taizhang.api.clause.Standing.Verdict;
import org.taizhang.api.due.Recurring;
import org.taizhang.api.web.Commands;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertCommand.Clear;
import org.taizhang.domain.alert.AlertCommand.Raise;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Sample;

/**
 * Raises an alert for what the standard asks for again and again and was not done in its last period, until it is done: one for
 * each requirement, for the unit that runs the platform.
 */
@Component
class ClauseWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ClauseWatch.class);

    /** The rule of these alerts. */
    static final String RULE = "clause-overdue";

    private static final String KIND = "clause";
    private static final String METRIC = "clause_evidence";
    private static final int MINOR = 3;

    private final Clauses clauses;
    private final Compliance compliance;
    private final Commands commands;
    private final Clock clock;
    private final String unit;
    private final Actor self;
    private final Recurring recurring;

    ClauseWatch(Clauses clauses, Compliance compliance, Commands commands, Clock clock, Settings settings) {
        this.clauses = clauses;
        this.compliance = compliance;
        this.commands = commands;
        this.clock = clock;
        this.unit = settings.unit();
        this.self = Actor.system("ClauseWatch", unit);
        this.recurring = new Recurring("clauses", settings.clauses().look(), this::look);
    }

    /** Looks through what is owed, and says what is missing and what is there again. */
    void look() {
        var now = clock.instant();
        for (var clause : clauses.all()) {
            if (clause.duties().isEmpty() || clause.evidence().isEmpty()) continue;
            var missed = clause.duties().stream()
                    .flatMap(duty -> missed(clause, duty).stream())
                    .findFirst();
            var subject = Ids.of("clause", clause.id(), unit);
            var alert = AlertEvent.id(subject, RULE);
            var command = missed.isEmpty()
                    ? new Clear(alert, new End(now, Sample.of(METRIC, 1), null))
                    : new Raise(alert, subject, unit, firing(clause, missed.get()), now, null);
            tell(alert, command);
        }
    }

    /** The last period, where nothing was done in it nor since. */
    private Optional<Term> missed(Clause clause, Duty duty) {
        var current = duty.every().of(compliance.today());
        var last = duty.every().of(current.from().minusDays(1));
        var terms = compliance.terms(clause, duty, unit, new Period(last.from(), current.until()));
        return terms.stream().anyMatch(term -> term.verdict() == Verdict.MET)
                ? Optional.empty()
                : terms.stream()
                        .filter(term -> term.verdict() == Verdict.OVERDUE)
                        .findFirst();
    }

    private void tell(UUID alert, Object command) {
        try {
            commands.tell(alert, command, self, "clauses");
        } catch (Unknown neverRaised) {
            log.debug("{} was never raised, so that there is nothing to clear", alert);
        }
    }

    private static Firing firing(Clause clause, Term missed) {
        var days = missed.from() + " / " + missed.until().minusDays(1);
        return new Firing(
                RULE,
                clause.id(),
                KIND,
                Sample.of(METRIC, 0),
                Comparison.BELOW,
                1.0,
                MINOR,
                "标准 " + clause.id() + " 在 " + days + " 内没有落实的证据：" + clause.zh(),
                List.of("role:OPERATOR"),
                null,
                null,
                "No evidence for " + clause.id() + " of the standard in " + days + ": " + clause.en(),
                null);
    }

    @Override
    public void start() {
        recurring.start();
    }

    @Override
    public void stop() {
        recurring.stop();
    }

    @Override
    public boolean isRunning() {
        return recurring.isRunning();
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
