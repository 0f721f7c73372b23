package org.taizhang.api.clause;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.clause.Clause.Duty;
import org.taizhang.api.clause.Standing.Term;
import org.taizhang.api.clause.Standing.Verdict;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.projections.audit.AuditView;

/** Answers the requirements of the standard from the ledger. */
@Component
class Compliance {
    private final Clauses clauses;
    private final Model<Object, AuditView> audit;
    private final Clock clock;
    private final ZoneId zone;

    Compliance(Clauses clauses, Model<Object, AuditView> audit, Clock clock, Settings settings) {
        this.clauses = clauses;
        this.audit = audit;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** Every requirement, for the days from {@code from} until before {@code until}. */
    List<Standing> of(String unit, LocalDate from, LocalDate until) {
        return of(unit, from, until, Long.MAX_VALUE);
    }

    /** Every requirement, as the events before a position of the ledger answer it. */
    List<Standing> of(String unit, LocalDate from, LocalDate until, long before) {
        var question = question(unit, from, until, before);
        return clauses.all().stream().map(question::answer).toList();
    }

    /** Every requirement by what the tally knows, as it stood at {@code now}. */
    List<Standing> of(Tally tally, Period span, Instant now) {
        var question = new Question(tally, span, now);
        return clauses.all().stream().map(question::answer).toList();
    }

    Standing of(Clause clause, String unit, LocalDate from, LocalDate until) {
        return question(unit, from, until, Long.MAX_VALUE).answer(clause);
    }

    /** The periods of one duty that touch the span. */
    List<Term> terms(Clause clause, Duty duty, String unit, Period span) {
        return question(unit, span.from(), span.until(), Long.MAX_VALUE).terms(clause, duty);
    }

    ZoneId zone() {
        return zone;
    }

    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private Question question(String unit, LocalDate from, LocalDate until, long before) {
        return new Question(
                new AuditTally(audit.view().everything(), unit, before), new Period(from, until), clock.instant());
    }

    /** What is asked once, of many requirements. */
    private final class Question {
        private final Tally tally;
        private final Period span;
        private final Instant now;
        private final Instant began;

        Question(Tally tally, Period span, Instant now) {
            this.tally = tally;
            this.span = span;
            this.now = now;
            this.began = tally.began().orElse(now);
        }

        Standing answer(Clause clause) {
            var periods = clause.duties().stream()
                    .flatMap(duty -> terms(clause, duty).stream())
                    .toList();
            var evidence = switch (clause.owed()) {
                case STANDING -> tally.of(clause.evidence(), null, span.end(zone));
                case ON_EVENT, RECURRING -> tally.of(clause.evidence(), span.begin(zone), span.end(zone));
            };
            var breaches = tally.of(clause.breaches(), span.begin(zone), span.end(zone));
            var last = evidence == 0 && periods.isEmpty()
                    ? null
                    : tally.last(clause.evidence(), span.end(zone)).orElse(null);
            var verdict = switch (clause.owed()) {
                case STANDING, ON_EVENT -> proven(clause, evidence, last);
                case RECURRING -> periods.stream().map(Term::verdict).reduce(Verdict.NONE, Verdict::and);
            };
            return new Standing(clause, verdict, evidence, breaches, last, periods);
        }

        /** Proven as long as nothing has shown the contrary since. */
        private Verdict proven(Clause clause, long evidence, @Nullable Instant last) {
            var breached = tally.last(clause.breaches(), span.end(zone))
                    .filter(at -> clause.owed() == Clause.Owed.STANDING || !at.isBefore(span.begin(zone)));
            if (breached.isPresent() && (last == null || !breached.get().isBefore(last))) return Verdict.OVERDUE;
            return evidence == 0 ? Verdict.NONE : Verdict.MET;
        }

        /** The periods that touch the span and have begun; the one that the ledger began in is owed as far as it is there. */
        private List<Term> terms(Clause clause, Duty duty) {
            var terms = new ArrayList<Term>();
            for (var period = duty.every().of(span.from());
                    period.from().isBefore(span.until()) && !period.begin(zone).isAfter(now);
                    period = duty.every().after(period)) {
                var evidence = tally.of(clause.by(duty), period.begin(zone), period.end(zone));
                terms.add(new Term(period.from(), period.until(), verdict(period, evidence), evidence));
            }
            return terms;
        }

        private Verdict verdict(Period period, long evidence) {
            if (evidence > 0) return Verdict.MET;
            if (now.isBefore(period.end(zone))) return Verdict.DUE;
            return period.begin(zone).isBefore(began) ? Verdict.NONE : Verdict.OVERDUE;
        }
    }
}
