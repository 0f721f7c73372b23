package org.taizhang.domain.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.problem.ProblemEvent.*;

/** A problem while one event is folded into it. */
final class ProblemDraft {
    private final Finding finding;
    private final List<UUID> incidents;
    private final String identifiedBy;
    private Stage stage = Stage.IDENTIFIED;
    private Library library = Library.RECORDED;
    private @Nullable String handler;
    private int escalations;
    private @Nullable Analysis analysis;
    private @Nullable Handling handling;
    private @Nullable Exemption exemption;
    private @Nullable Statement outcome;
    private @Nullable Entry entry;
    private @Nullable String submittedBy;
    private @Nullable String analysedBy;
    private @Nullable String solvedBy;
    private @Nullable String closedBy;
    private @Nullable Instant closedAt;
    private @Nullable Pledge owed;
    private int lapses;

    private ProblemDraft(Identified first, String by) {
        finding = first.finding();
        incidents = new ArrayList<>(finding.incidents().stream().distinct().toList());
        identifiedBy = by;
        owed = new Pledge(Task.SUBMISSION, first.submitBy());
    }

    private ProblemDraft(ProblemState was) {
        finding = was.finding();
        incidents = new ArrayList<>(was.incidents());
        stage = was.stage();
        library = was.library();
        handler = was.handler();
        escalations = was.escalations();
        analysis = was.analysis();
        handling = was.handling();
        exemption = was.exemption();
        outcome = was.outcome();
        entry = was.entry();
        identifiedBy = was.parts().identifiedBy();
        submittedBy = was.parts().submittedBy();
        analysedBy = was.parts().analysedBy();
        solvedBy = was.parts().solvedBy();
        closedBy = was.parts().closedBy();
        closedAt = was.parts().closedAt();
        owed = was.owed();
        lapses = was.lapses();
    }

    static ProblemDraft of(@Nullable ProblemState was, ProblemEvent event, Told told) {
        if (was == null) {
            if (event instanceof Identified first)
                return new ProblemDraft(first, told.by().id());
            throw new IllegalStateException("An event before the problem was identified: " + event);
        }
        var draft = new ProblemDraft(was);
        draft.take(event, told);
        return draft;
    }

    private void take(ProblemEvent event, Told told) {
        var by = told.by().id();
        switch (event) {
            case Identified e -> {}
            case IncidentLinked e -> incidents.add(e.incident());
            case Dismissed e -> {
                stage = Stage.DISMISSED;
                owed = null;
            }
            case Submitted e -> {
                stage = Stage.SUBMITTED;
                handler = e.submission().handler();
                submittedBy = by;
                owed = new Pledge(Task.ANALYSIS, e.analyseBy());
            }
            case Analysed e -> {
                analysed(e.analysis(), by);
                owed = new Pledge(Task.SOLUTION, e.solveBy());
            }
            case Handled e -> {
                stage = Stage.HANDLED;
                handling = e.handling();
                exemption = null;
            }
            case Escalated e -> {
                escalations = e.step();
                handler = e.escalation().to();
            }
            case ExemptionAsked e -> exemption = new Exemption(e.why(), by, null, false);
            case ExemptionGranted e -> decided(by, true);
            case ExemptionRefused e -> decided(by, false);
            case Solved e -> {
                stage = Stage.SOLVED;
                outcome = e.outcome();
                solvedBy = by;
                owed = new Pledge(Task.CLOSURE, e.closeBy());
            }
            case Filed e -> {
                entry = e.entry();
                library = Library.SOLUTION;
            }
            case Closed e -> {
                stage = Stage.CLOSED;
                closedBy = by;
                closedAt = told.at();
                owed = null;
            }
            case Reopened e -> reopened(e.analyseBy());
            case Overdue e -> {
                lapses = e.lapse().occurrence();
                if (owed != null) owed = new Pledge(owed.task(), e.again());
            }
        }
    }

    /** A new analysis asks for a new solution. */
    private void analysed(Analysis anew, String by) {
        stage = Stage.ANALYSED;
        analysis = anew;
        analysedBy = by;
        handling = null;
        exemption = null;
        library = anew.workaround() == null ? Library.RECORDED : Library.KNOWN_ERROR;
    }

    private void decided(String by, boolean granted) {
        if (exemption != null) exemption = new Exemption(exemption.why(), exemption.askedBy(), by, granted);
    }

    private void reopened(Instant analyseBy) {
        stage = Stage.SUBMITTED;
        handling = null;
        exemption = null;
        outcome = null;
        entry = null;
        solvedBy = null;
        closedBy = null;
        closedAt = null;
        library = analysis == null || analysis.workaround() == null ? Library.RECORDED : Library.KNOWN_ERROR;
        owed = new Pledge(Task.ANALYSIS, analyseBy);
    }

    ProblemState state() {
        return new ProblemState(
                stage,
                finding,
                List.copyOf(incidents),
                library,
                handler,
                escalations,
                analysis,
                handling,
                exemption,
                outcome,
                entry,
                new ProblemState.Parts(identifiedBy, submittedBy, analysedBy, solvedBy, closedBy, closedAt),
                owed,
                lapses);
    }
}
