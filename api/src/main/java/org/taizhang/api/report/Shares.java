package org.taizhang.api.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A ring whose parts are the parts of a whole, and beside it what each stands for. */
final class Shares {
    private static final float X = 120;
    private static final float Y = Plot.HEIGHT / 2;
    private static final float OUTER = 84;
    private static final float INNER = 50;
    private static final float SIZE = 8.5f;
    private static final double STEP = Math.PI / 90;

    private final Chart chart;
    private final Drawing drawing;
    private final List<BigDecimal> values;
    private final BigDecimal whole;

    private Shares(Chart chart, Glyphs glyphs) {
        this.chart = chart;
        drawing = new Drawing(glyphs, Plot.WIDTH, Plot.HEIGHT);
        values = chart.series().getFirst().known();
        whole = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Drawing of(Chart chart, Glyphs glyphs) {
        var shares = new Shares(chart, glyphs);
        shares.ring();
        shares.legend();
        return shares.drawing;
    }

    private void ring() {
        if (whole.signum() == 0) {
            drawing.area(part(0, 2 * Math.PI), Colours.SHADE);
            drawing.centred(
                    X, Y + 3, 9, false, Colours.GREY, Phrases.of("empty").zh());
            return;
        }
        var from = 0.0;
        for (int i = 0; i < values.size(); i++) {
            var to = from + share(values.get(i)).doubleValue() * 2 * Math.PI;
            if (to > from) drawing.area(part(from, to), Colours.series(i));
            from = to;
        }
        from = 0.0;
        for (var value : values) {
            if (value.compareTo(whole) < 0)
                drawing.line(
                        List.of(x(from, INNER), y(from, INNER), x(from, OUTER), y(from, OUTER)), 1.2f, Colours.WHITE);
            from += share(value).doubleValue() * 2 * Math.PI;
        }
        drawing.centred(X, Y + 2, 14, true, Colours.INK, chart.text(whole));
        drawing.centred(X, Y + 15, 8, false, Colours.GREY, chart.measure().both(" "));
    }

    private void legend() {
        var high = 16f;
        var y = Y - values.size() * high / 2 + SIZE + 3;
        for (int i = 0; i < values.size(); i++, y += high) {
            drawing.box(240, y - 7.5f, 9, 9, Colours.series(i));
            var label = Lines.of(drawing.glyphs(), chart.labels().get(i).both(" "), 130, SIZE)
                    .getFirst();
            drawing.left(255, y, SIZE, Colours.INK, label);
            drawing.right(415, y, SIZE, Colours.INK, chart.text(values.get(i)));
            if (whole.signum() > 0)
                drawing.right(Plot.WIDTH, y, SIZE, Colours.GREY, Figures.percent(share(values.get(i)), 1));
        }
    }

    private BigDecimal share(BigDecimal value) {
        return value.divide(whole, 12, RoundingMode.HALF_UP);
    }

    private static List<Float> part(double from, double to) {
        var points = new ArrayList<Float>();
        var steps = Math.max(1, (int) Math.ceil((to - from) / STEP));
        for (int i = 0; i <= steps; i++) add(points, from + (to - from) * i / steps, OUTER);
        for (int i = steps; i >= 0; i--) add(points, from + (to - from) * i / steps, INNER);
        return points;
    }

    private static void add(List<Float> points, double angle, float radius) {
        points.add(x(angle, radius));
        points.add(y(angle, radius));
    }

    /** Clockwise from the top. */
    private static float x(double angle, float radius) {
        return X + radius * (float) StrictMath.sin(angle);
    }

    private static float y(double angle, float radius) {
        return Y - radius * (float) StrictMath.cos(angle);
    }
}
