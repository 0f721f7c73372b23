package org.taizhang.domain.analysis;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.analysis.AnalysisCommand.Compile;
import org.taizhang.domain.analysis.AnalysisCommand.Sign;
import org.taizhang.domain.analysis.AnalysisEvent.Compilation;
import org.taizhang.domain.analysis.AnalysisEvent.Compiled;
import org.taizhang.domain.analysis.AnalysisEvent.Recompiled;
import org.taizhang.domain.analysis.AnalysisEvent.Scope;
import org.taizhang.domain.analysis.AnalysisEvent.Signature;
import org.taizhang.domain.analysis.AnalysisEvent.Signed;

class AnalysisTest extends SubjectTest<Analysis> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SEEN = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);
    private static final Statement AGREED = new Statement("agreed", List.of());
    private static final Scope MONTH = new Scope(UNIT, "2026-10");
    private static final UUID ID = AnalysisEvent.id(MONTH);
    private static final Instant OVER = Instant.parse("2026-10-31T16:00:00Z");

    /** What the ledger gives in these tests. */
    private static final AtomicReference<String> FOUND = new AtomicReference<>(SEEN);

    AnalysisTest() {
        super(Analysis.class, new Compiler() {
            @Override
            public ZoneId zone() {
                return ZONE;
            }

            @Override
            public Compilation compile(Scope scope) {
                return compilation(FOUND.get());
            }
        });
        FOUND.set(SEEN);
    }

    @Test
    void isCompiledOnceTheMonthHasBegun() {
        var begin = Instant.parse("2026-09-30T16:00:00Z");
        givenNothing().at(begin).when(OPERATOR, new Compile(ID, MONTH)).expect(compiled(SEEN));
        givenNothing()
                .at(begin.minusMillis(1))
                .when(OPERATOR, new Compile(ID, MONTH))
                .expectRefusal("analysis.month-to-come");
        givenNothing().at(OVER).when(APPROVER, new Compile(ID, MONTH)).expect(Forbidden.class);
        var elsewhere = new Scope("110000", "2026-10");
        givenNothing()
                .at(OVER)
                .when(OPERATOR, new Compile(AnalysisEvent.id(elsewhere), elsewhere))
                .expect(Forbidden.class);
    }

    @Test
    void isCompiledAnewWhereTheFiguresAreOthersUntilItIsSigned() {
        given(byOperator()).at(OVER).when(OPERATOR, new Compile(ID, MONTH)).expectNothing();
        FOUND.set(OTHER);
        given(byOperator()).at(OVER).when(OPERATOR, new Compile(ID, MONTH)).expect(recompiled(OTHER));
        given(byOperator(), signed())
                .at(OVER)
                .when(OPERATOR, new Compile(ID, MONTH))
                .expectRefusal("analysis.signed");
    }

    @Test
    void isSignedByAnotherWhoSawTheseFigures() {
        var sign = new Sign(ID, new Signature(SEEN, AGREED));
        given(byOperator()).at(OVER).when(APPROVER, sign).expect(signed());
        given(byOperator())
                .at(OVER)
                .when(APPROVER, new Sign(ID, new Signature(OTHER, AGREED)))
                .expectRefusal("analysis.other-figures");
        given(byOperator()).at(OVER).when(OPERATOR, sign).expect(Forbidden.class);
        given(byOperator())
                .at(OVER)
                .when(person(OPERATOR.id(), Role.OPERATOR, Role.APPROVER), sign)
                .expectRefusal("subject.own-work");
        given(byOperator(), signed()).at(OVER).when(APPROVER, sign).expectRefusal("analysis.signed");
        givenNothing().at(OVER).when(APPROVER, sign).expect(Unknown.class);
    }

    @Test
    void whoCompiledLastIsTheOneWhoMayNotSign() {
        var other = person("other", Role.OPERATOR, Role.APPROVER);
        given(byOperator(), by(other, recompiled(OTHER)))
                .at(OVER)
                .when(other, new Sign(ID, new Signature(OTHER, AGREED)))
                .expectRefusal("subject.own-work");
    }

    @Test
    void aMonthThatWasNotOverIsCompiledAnewBeforeItIsSigned() {
        var current = new Scope(UNIT, "2099-01");
        var id = AnalysisEvent.id(current);
        var early = by(OPERATOR, new Compiled(id, current, compilation(SEEN)));
        given(early).when(APPROVER, new Sign(id, new Signature(SEEN, AGREED))).expectRefusal("analysis.month-not-over");
        given(early)
                .at(Instant.parse("2099-01-31T16:00:00Z").plus(Duration.ofDays(1)))
                .when(OPERATOR, new Compile(id, current))
                .expect(new Recompiled(id, current, compilation(SEEN)));
    }

    private static Object byOperator() {
        return by(OPERATOR, compiled(SEEN));
    }

    private static Compiled compiled(String sha256) {
        return new Compiled(ID, MONTH, compilation(sha256));
    }

    private static Recompiled recompiled(String sha256) {
        return new Recompiled(ID, MONTH, compilation(sha256));
    }

    private static Signed signed() {
        return new Signed(ID, MONTH, SEEN, AGREED);
    }

    private static Compilation compilation(String sha256) {
        return new Compilation(ZONE.getId(), 7, sha256, EmptyFigures.NONE);
    }
}
