package org.taizhang.domain.rule;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Role;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Rules;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.domain.rule.RuleCommand.*;
import org.taizhang.domain.rule.RuleEvent.*;

class RuleTest extends SubjectTest<Rule> {
    private static final UUID ID = RuleEvent.id(UNIT, "website");
    private static final Rules SLOW = new Rules(List.of(slow(3, 2.0)), List.of(silent("silent")), List.of("expired"));
    private static final Configured CONFIGURED = new Configured(ID, "website", SLOW);

    RuleTest() {
        super(Rule.class);
    }

    @Test
    void isConfiguredAndSaidOnce() {
        givenNothing().when(OPERATOR, configure(SLOW)).expect(CONFIGURED);
        given(CONFIGURED).when(OPERATOR, configure(SLOW)).expectNothing();
    }

    @Test
    void isConfiguredAnew() {
        var none = new Rules(List.of(), List.of(), List.of());
        given(CONFIGURED).when(OPERATOR, configure(none)).expect(new Configured(ID, "website", none));
    }

    @Test
    void isWithdrawnOnceAndMayBeSaidAgain() {
        var withdrawn = new Withdrawn(ID, "website");
        given(CONFIGURED).when(OPERATOR, new Withdraw(ID)).expect(withdrawn);
        given(CONFIGURED, withdrawn).when(OPERATOR, new Withdraw(ID)).expectNothing();
        given(CONFIGURED, withdrawn).when(OPERATOR, configure(SLOW)).expect(CONFIGURED);
        givenNothing().when(OPERATOR, new Withdraw(ID)).expect(Unknown.class);
    }

    @Test
    void refusesUnsoundRules() {
        var twice = new Rules(List.of(slow(3, 2.0)), List.of(silent("slow")), List.of());
        givenNothing().when(OPERATOR, configure(twice)).expectRefusal("target.rule-twice");
        var wrongSide = new Rules(List.of(slow(3, 4.0)), List.of(), List.of());
        givenNothing().when(OPERATOR, configure(wrongSide)).expectRefusal("target.clear-at");
    }

    @Test
    void isTheAffairOfOperatorsOfTheUnitOrAboveIt() {
        givenNothing().when(WATCH, configure(SLOW)).expect(Forbidden.class);
        var elsewhere = new Actor("he", "he", Set.of(Role.OPERATOR), "230000/230200", "127.0.0.1");
        givenNothing().when(elsewhere, configure(SLOW)).expect(Forbidden.class);
        given(CONFIGURED).when(elsewhere, new Withdraw(ID)).expect(Forbidden.class);
    }

    private static Configure configure(Rules rules) {
        return new Configure(ID, UNIT, "website", rules);
    }

    private static Threshold slow(double value, double clearAt) {
        return Threshold.of("slow", "http_total_seconds", Comparison.ABOVE, value, null, clearAt, 3, "slow", null);
    }

    private static Absence silent(String rule) {
        return new Absence(rule, "probe_success", 3, 2, "silent", null, null);
    }
}
