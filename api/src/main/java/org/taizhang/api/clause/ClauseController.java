package org.taizhang.api.clause;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.taizhang.api.ledger.Exports;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;

@RestController
@RequestMapping("/api/v1/clauses")
class ClauseController {
    private static final int LONGEST_DAYS = 400;

    private final Clauses clauses;
    private final Compliance compliance;
    private final Proofs proofs;
    private final Dossier dossier;

    ClauseController(Clauses clauses, Compliance compliance, Proofs proofs, Dossier dossier) {
        this.clauses = clauses;
        this.compliance = compliance;
        this.proofs = proofs;
        this.dossier = dossier;
    }

    @GetMapping
    @Summary(zh = "逐条对照标准：已落实、待落实、逾期、尚无证据", en = "Every requirement of the standard and how it stands")
    List<Standing> all(
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until) {
        var days = days(from, until);
        return compliance.of(within(unit), days.from(), days.until());
    }

    @GetMapping("/{clause}")
    @Summary(zh = "一条要求及其各期落实情况", en = "A requirement, period by period")
    Standing get(
            @PathVariable String clause,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until) {
        var days = days(from, until);
        return compliance.of(clauses.get(clause), within(unit), days.from(), days.until());
    }

    @GetMapping("/{clause}/evidence")
    @Summary(zh = "一条要求的证据：台账条目及其证明", en = "The evidence of a requirement, entry by entry, each with its proof")
    Slice<Evidence> listEvidence(
            @PathVariable String clause,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var days = days(from, until);
        var zone = compliance.zone();
        return proofs.of(
                clauses.get(clause),
                within(unit),
                days.from().atStartOfDay(zone).toInstant(),
                days.until().atStartOfDay(zone).toInstant(),
                cursor,
                limit);
    }

    @GetMapping(path = "/export", produces = Exports.ZIP)
    @PreAuthorize("hasAnyRole('AUDITOR', 'AUDIT_ADMINISTRATOR')")
    @Summary(
            zh = "导出一段时间的逐条对照，连同作为证据的条目及其证明",
            en = "Export how the standard was kept, with the entries that prove it and their proofs")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until) {
        var days = days(from, until);
        return dossier.of(within(unit), days.from(), days.until());
    }

    private record Days(LocalDate from, LocalDate until) {}

    /** This month up to and with today where nothing is said. */
    private Days days(@Nullable LocalDate from, @Nullable LocalDate until) {
        var today = compliance.today();
        var first = Objects.requireNonNullElse(from, today.withDayOfMonth(1));
        var end = Objects.requireNonNullElse(until, today.plusDays(1));
        if (!first.isBefore(end)) throw new Problem(HttpStatus.BAD_REQUEST, "bad-period", first, end);
        if (ChronoUnit.DAYS.between(first, end) > LONGEST_DAYS)
            throw new Problem(HttpStatus.BAD_REQUEST, "long-period", LONGEST_DAYS);
        return new Days(first, end);
    }

    private static String within(@Nullable String unit) {
        if (unit == null) return Caller.current().unit();
        if (!Caller.sees(unit)) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        return unit;
    }
}
