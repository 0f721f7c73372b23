package org.taizhang.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.observation.EffectiveRules.Effective;
import org.taizhang.domain.observation.EffectiveRules.Layer;

class EffectiveRulesTest {
    private static final Threshold DOWN = threshold("down", 1);
    private static final Threshold SLOW = threshold("slow", 3);
    private static final Absence SILENT = new Absence("silent", "probe_success", 3, 2, "silent", null, null);
    private static final Layer BROUGHT = layer(RuleOrigin.DEFAULT, "website", List.of(DOWN, SLOW), List.of(SILENT));

    @Test
    void whatTheProductBringsHoldsWhereNobodySaysOtherwise() {
        var rules = EffectiveRules.of(List.of(BROUGHT));
        assertThat(rules.thresholds()).containsExactly(DOWN, SLOW);
        assertThat(rules.absences()).containsExactly(SILENT);
        assertThat(rules.all()).extracting(Effective::origin).containsOnly(RuleOrigin.DEFAULT);
    }

    @Test
    void theNearerPlaceWinsByName() {
        var province = threshold("slow", 4);
        var city = threshold("slow", 2);
        var rules = EffectiveRules.of(List.of(
                BROUGHT,
                layer(RuleOrigin.UNIT, "230000", List.of(province), List.of()),
                layer(RuleOrigin.UNIT, "230000/230100", List.of(city), List.of())));
        assertThat(rules.named("slow")).isEqualTo(city);
        assertThat(rules.named("down")).isEqualTo(DOWN);
        assertThat(rules.all()).contains(new Effective(city, RuleOrigin.UNIT, "230000/230100"));
    }

    @Test
    void aRuleIsSwitchedOffAndMayBeSaidAgainBelow() {
        var off = without("230000", "slow", "silent", "unheard-of");
        assertThat(EffectiveRules.of(List.of(BROUGHT, off)).all())
                .extracting(rule -> rule.rule().rule())
                .containsExactly("down");
        var again = layer(RuleOrigin.TARGET, "230000", List.of(SLOW), List.of());
        assertThat(EffectiveRules.of(List.of(BROUGHT, off, again)).named("slow"))
                .isEqualTo(SLOW);
    }

    @Test
    void aRuleMayBeReplacedByOneOfAnotherKind() {
        var absence = new Absence("slow", "http_total_seconds", 3, 2, "silent", null, null);
        var rules =
                EffectiveRules.of(List.of(BROUGHT, layer(RuleOrigin.TARGET, "230000", List.of(), List.of(absence))));
        assertThat(rules.thresholds()).containsExactly(DOWN);
        assertThat(rules.absences()).containsExactly(absence, SILENT);
    }

    @ParameterizedTest(name = "{0} of severity {1} inhibits {2} of severity {3}: {4}")
    @CsvSource({
        "down, 1, slow, 3, true",
        "down, 1, other, 1, true",
        "down, 2, other, 1, false",
        "slow, 1, other, 3, false",
        "down, 1, down, 3, false",
    })
    void onlyARuleThatIsNotLessSevereInhibits(String a, int severityA, String b, int severityB, boolean inhibits) {
        assertThat(severe(a, severityA, null).inhibits(severe(b, severityB, null)))
                .isEqualTo(inhibits);
    }

    @Test
    void twoThatWouldSilenceEachOtherBothSpeak() {
        var one = severe("one", 1, true);
        var two = severe("two", 1, true);
        assertThat(one.inhibits(two)).isFalse();
        assertThat(two.inhibits(one)).isFalse();
        assertThat(one.inhibits(severe("three", 2, true))).isTrue();
        assertThat(severe("down", 1, false).inhibits(severe("three", 2, null))).isFalse();
    }

    private static Layer layer(RuleOrigin origin, String from, List<Threshold> thresholds, List<Absence> absences) {
        return new Layer(origin, from, new Rules(thresholds, absences, List.of()));
    }

    private static Layer without(String from, String... names) {
        return new Layer(RuleOrigin.UNIT, from, new Rules(List.of(), List.of(), List.of(names)));
    }

    private static Threshold threshold(String rule, double value) {
        return Threshold.of(rule, "http_total_seconds", Comparison.ABOVE, value, null, null, 3, "text", null);
    }

    private static Threshold severe(String rule, int severity, Boolean inhibits) {
        return new Threshold(rule, "m", Comparison.ABOVE, 1, null, null, severity, "text", null, null, inhibits, null);
    }
}
