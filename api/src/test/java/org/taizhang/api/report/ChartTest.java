package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.taizhang.api.report.Chart.Form;
import org.taizhang.api.report.Chart.Series;

class ChartTest {
    private static final Glyphs GLYPHS = Typeface.bundled().glyphs();

    @AfterAll
    static void close() {
        GLYPHS.close();
    }

    private static Chart chart(Form form, int series, BigDecimal... values) {
        var labels = IntStream.rangeClosed(1, values.length)
                .mapToObj(i -> Wording.of("项" + i))
                .toList();
        return new Chart(
                Wording.of("图"),
                form,
                Kind.NUMBER,
                Wording.of("次"),
                labels,
                Collections.nCopies(series, new Series(Wording.of("数"), Arrays.asList(values))));
    }

    private static BufferedImage picture(Chart chart) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Picture.png(Plot.of(chart, GLYPHS))));
    }

    private static long dots(BufferedImage image, int colour) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(dot -> (dot & 0xFFFFFF) == colour)
                .count();
    }

    @Test
    void aBarIsAsHighAsItsValue() {
        var bars = Plot.of(chart(Form.BARS, 1, new BigDecimal(50), new BigDecimal(100), BigDecimal.ZERO, null), GLYPHS);
        var heights = bars.marks().stream()
                .filter(mark ->
                        mark instanceof Drawing.Box box && box.colour() == Colours.series(0) && box.width() > 10)
                .map(mark -> ((Drawing.Box) mark).height())
                .toList();
        assertThat(heights).hasSize(3);
        assertThat(heights.get(1) / heights.get(0)).isBetween(1.99f, 2.01f);
        assertThat(heights.get(2)).isZero();
    }

    @Test
    void everyFormShowsItsColours() throws IOException {
        for (var form : Form.values()) {
            var image = picture(chart(form, 1, new BigDecimal("3"), new BigDecimal("5"), new BigDecimal("4")));
            assertThat(image.getWidth()).isEqualTo(1_410);
            assertThat(dots(image, Colours.series(0))).as(form.name()).isGreaterThan(1_000);
            assertThat(dots(image, Colours.INK)).as(form.name()).isPositive();
        }
    }

    @Test
    void partsOfAWholeAreAsLargeAsTheirShares() throws IOException {
        var image = picture(chart(Form.SHARES, 1, new BigDecimal(3), new BigDecimal(1)));
        assertThat((double) dots(image, Colours.series(0)) / dots(image, Colours.series(1)))
                .isBetween(2.8, 3.2);
    }

    @Test
    void whatIsNotKnownIsAGap() {
        var one = BigDecimal.ONE;
        var lines = Plot.of(chart(Form.LINES, 1, one, one, null, one, one, null, one), GLYPHS);
        assertThat(lines.marks().stream()
                        .filter(mark -> mark instanceof Drawing.Line line && line.colour() == Colours.series(0)))
                .hasSize(2);
    }

    @Test
    void nothingAtAllIsDrawnToo() throws IOException {
        for (var form : Form.values()) {
            assertThat(dots(picture(chart(form, 1)), Colours.GREY)).isPositive();
            assertThat(dots(picture(chart(form, 1, BigDecimal.ZERO, BigDecimal.ZERO)), Colours.GREY))
                    .isPositive();
        }
        assertThat(dots(picture(chart(Form.LINES, 2, null, null)), Colours.GREY))
                .isPositive();
    }

    @Test
    void whatIsDrawnStaysInsideOfThePicture() {
        var values = IntStream.range(0, 1_000)
                .mapToObj(i -> BigDecimal.valueOf(i % 7 - 3))
                .toArray(BigDecimal[]::new);
        var long62 = Arrays.copyOf(values, 62);
        for (var drawing :
                List.of(Plot.of(chart(Form.LINES, 6, values), GLYPHS), Plot.of(chart(Form.BARS, 6, long62), GLYPHS)))
            assertThat(drawing.marks()).allSatisfy(mark -> {
                switch (mark) {
                    case Drawing.Words w -> {
                        assertThat(w.x()).isBetween(-0.5f, Plot.WIDTH);
                        assertThat(w.x() + GLYPHS.width(w.text(), w.size())).isLessThan(Plot.WIDTH + 0.5f);
                    }
                    case Drawing.Box b -> assertThat(b.y() + b.height()).isLessThan(Plot.HEIGHT);
                    case Drawing.Line l ->
                        assertThat(l.points()).allSatisfy(at -> assertThat(at).isBetween(0f, Plot.WIDTH));
                    case Drawing.Area a ->
                        assertThat(a.points()).allSatisfy(at -> assertThat(at).isBetween(0f, Plot.WIDTH));
                }
            });
    }
}
