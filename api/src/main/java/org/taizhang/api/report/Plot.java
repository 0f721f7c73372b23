package org.taizhang.api.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The frame of a chart: its legend, its axes and its labels; bars and lines stand inside of it. */
final class Plot {
    static final float WIDTH = 470;
    static final float HEIGHT = 210;
    private static final float SIZE = 8;
    private static final float GAP = 10;
    private static final float BOTTOM = HEIGHT - 20;

    private final Chart chart;
    private final Drawing drawing;
    private final Axis axis;
    private final float left;
    private final float top;

    private Plot(Chart chart, Glyphs glyphs) {
        this.chart = chart;
        drawing = new Drawing(glyphs, WIDTH, HEIGHT);
        var values =
                chart.series().stream().flatMap(one -> one.known().stream()).toList();
        axis = Axis.of(values, chart.form() == Chart.Form.BARS);
        top = legend() + 16;
        left = 8
                + (float) axis.ticks().stream()
                        .mapToDouble(tick -> glyphs.width(axis.label(tick, chart.kind()), SIZE))
                        .max()
                        .orElse(0);
    }

    static Drawing of(Chart chart, Glyphs glyphs) {
        if (chart.form() == Chart.Form.SHARES) return Shares.of(chart, glyphs);
        var plot = new Plot(chart, glyphs);
        plot.frame();
        if (chart.form() == Chart.Form.BARS) plot.bars();
        else plot.lines();
        return plot.drawing;
    }

    /** One row of names to the right, as many rows as they need; where the last of them ends. */
    private float legend() {
        var glyphs = drawing.glyphs();
        drawing.left(0, SIZE + 2, SIZE, Colours.GREY, measure(chart));
        var x = 90f;
        var y = SIZE + 2;
        for (int i = 0; i < chart.series().size(); i++) {
            var name = Lines.of(glyphs, chart.series().get(i).name().both(" "), WIDTH - 110, SIZE)
                    .getFirst();
            var wide = glyphs.width(name, SIZE) + 14 + GAP;
            if (x + wide > WIDTH && x > 90) {
                x = 90;
                y += SIZE + 5;
            }
            drawing.box(x, y - SIZE + 2, 9, 6, Colours.series(i));
            drawing.left(x + 13, y, SIZE, Colours.INK, name);
            x += wide;
        }
        return y;
    }

    static String measure(Chart chart) {
        return "（" + chart.measure().both(" ") + "）";
    }

    private void frame() {
        for (var tick : axis.ticks()) {
            var y = y(axis.place(tick));
            drawing.line(left, y, WIDTH, y, 0.5f, tick.signum() == 0 ? Colours.GREY : Colours.PALE);
            drawing.right(left - 5, y + 3, SIZE, Colours.GREY, axis.label(tick, chart.kind()));
        }
        drawing.line(left, BOTTOM, WIDTH, BOTTOM, 0.8f, Colours.GREY);
        labels();
    }

    /** As many labels as there is room for, at even distances. */
    private void labels() {
        var texts = chart.labels().stream()
                .map(label -> Lines.of(drawing.glyphs(), label.zh(), 90, SIZE).getFirst())
                .toList();
        if (texts.isEmpty()) {
            drawing.centred(
                    (left + WIDTH) / 2,
                    (top + BOTTOM) / 2,
                    9,
                    false,
                    Colours.GREY,
                    Phrases.of("empty").both(" "));
            return;
        }
        var widest = texts.stream()
                        .mapToDouble(text -> drawing.glyphs().width(text, SIZE))
                        .max()
                        .orElse(0)
                + 6;
        var every = (int) Math.max(1, Math.ceil(widest / slot()));
        for (int i = 0; i < texts.size(); i += every) {
            var half = drawing.glyphs().width(texts.get(i), SIZE) / 2;
            var x = Math.clamp(x(i), left + half - 20, WIDTH - half);
            drawing.centred(x, BOTTOM + 12, SIZE, false, Colours.GREY, texts.get(i));
        }
    }

    private void bars() {
        var count = chart.series().size();
        var group = Math.min(slot() * 0.7f, count * 36f);
        var wide = group / count;
        var nothing = y(axis.place(BigDecimal.ZERO));
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < chart.labels().size(); i++) {
                var value = chart.series().get(s).values().get(i);
                if (value == null) continue;
                var x = x(i) - group / 2 + s * wide;
                var y = y(axis.place(value));
                drawing.box(x, Math.min(y, nothing), wide * 0.92f, Math.abs(nothing - y), Colours.series(s));
                if (count * chart.labels().size() <= 16)
                    drawing.centred(
                            x + wide * 0.46f, Math.min(y, nothing) - 3, 7, false, Colours.INK, chart.text(value));
            }
        }
    }

    private void lines() {
        for (int s = 0; s < chart.series().size(); s++) {
            var values = chart.series().get(s).values();
            var points = new ArrayList<Float>();
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i);
                if (value == null) {
                    stroke(points, s);
                    continue;
                }
                points.addAll(List.of(x(i), y(axis.place(value))));
                var alone =
                        (i == 0 || values.get(i - 1) == null) && (i == values.size() - 1 || values.get(i + 1) == null);
                if (alone || values.size() <= 31)
                    drawing.area(disc(x(i), y(axis.place(value)), 1.8f), Colours.series(s));
            }
            stroke(points, s);
        }
    }

    private void stroke(List<Float> points, int series) {
        if (points.size() > 2) drawing.line(points, 1.4f, Colours.series(series));
        points.clear();
    }

    static List<Float> disc(float x, float y, float radius) {
        return IntStream.range(0, 16)
                .boxed()
                .flatMap(i -> {
                    var angle = Math.PI * i / 8;
                    return List.of(
                            x + radius * (float) StrictMath.cos(angle), y + radius * (float) StrictMath.sin(angle))
                            .stream();
                })
                .toList();
    }

    private float slot() {
        return (WIDTH - left) / Math.max(1, chart.labels().size());
    }

    private float x(int index) {
        return left + slot() * (index + 0.5f);
    }

    private float y(float place) {
        return BOTTOM - place * (BOTTOM - top);
    }
}
