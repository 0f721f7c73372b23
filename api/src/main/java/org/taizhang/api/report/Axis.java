package org.taizhang.api.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The values along the side of a chart, from one round number to another. */
record Axis(BigDecimal from, BigDecimal to, BigDecimal step) {
    private static final int STEPS = 5;
    private static final BigDecimal NARROW = new BigDecimal("0.5");

    /** @param zero whether it begins with nothing, as bars must; lines may show a narrow band of values more closely */
    static Axis of(List<BigDecimal> values, boolean zero) {
        var least = values.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        var most = values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        if (zero || (least.signum() > 0 && least.compareTo(most.multiply(NARROW)) < 0)) {
            least = least.min(BigDecimal.ZERO);
            most = most.max(BigDecimal.ZERO);
        }
        if (least.compareTo(most) == 0) {
            if (zero || most.signum() == 0) most = least.add(BigDecimal.ONE);
            else least = most.subtract(most.abs().movePointLeft(2));
        }
        var step = step(most.subtract(least));
        return new Axis(round(least, step, RoundingMode.FLOOR), round(most, step, RoundingMode.CEILING), step);
    }

    /** 1, 2 or 5 times a power of ten. */
    private static BigDecimal step(BigDecimal range) {
        var rough = range.divide(BigDecimal.valueOf(STEPS), range.scale() + 12, RoundingMode.CEILING);
        var power = BigDecimal.ONE.scaleByPowerOfTen(rough.precision() - rough.scale() - 1);
        for (var factor : new int[] {1, 2, 5}) {
            var step = power.multiply(BigDecimal.valueOf(factor));
            if (step.compareTo(rough) >= 0) return step;
        }
        return power.multiply(BigDecimal.TEN);
    }

    private static BigDecimal round(BigDecimal value, BigDecimal step, RoundingMode mode) {
        return value.divide(step, 0, mode).multiply(step);
    }

    List<BigDecimal> ticks() {
        var ticks = new ArrayList<BigDecimal>();
        for (var tick = from; tick.compareTo(to) <= 0; tick = tick.add(step)) ticks.add(tick);
        return ticks;
    }

    /** Where a value is between the ends, from 0 to 1. */
    float place(BigDecimal value) {
        return value.subtract(from).floatValue() / to.subtract(from).floatValue();
    }

    String label(BigDecimal tick, Kind kind) {
        var decimals = Math.max(0, step.stripTrailingZeros().scale() - (kind == Kind.PERCENT ? 2 : 0));
        return kind == Kind.PERCENT ? Figures.percent(tick, decimals) : Figures.number(tick, decimals);
    }
}
