package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    private static final Glyphs GLYPHS = Typeface.bundled().glyphs();

    @AfterAll
    static void close() {
        GLYPHS.close();
    }

    @ParameterizedTest
    @CsvSource({"1,一", "9,九", "10,十", "11,十一", "20,二十", "21,二十一", "99,九十九"})
    void sectionsAreCountedInChinese(int number, String numeral) {
        assertThat(Numerals.of(number)).isEqualTo(numeral);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0秒", "PT0.25S,0.25秒", "PT1M,1分", "PT1H0M5S,1小时5秒", "P3DT4H,3天4小时", "PT-90S,-1分30秒", "PT25H,1天1小时"
    })
    void durationsAreToldToTheEnd(Duration duration, String text) {
        assertThat(Figures.duration(duration)).isEqualTo(text);
    }

    @Test
    void numbersAreRoundedAsTheirColumnSays() {
        assertThat(Figures.number(new BigDecimal("1234567.895"), 2)).isEqualTo("1,234,567.90");
        assertThat(Figures.number(new BigDecimal("-0.5"), 0)).isEqualTo("-1");
        assertThat(Figures.percent(new BigDecimal("0.99955"), 2)).isEqualTo("99.96%");
    }

    @Test
    void whatCannotBeShownIsNamedByItsCode() {
        assertThat(Legible.text("正文 <&> 😀\n二")).isEqualTo("正文 <&> 😀\n二");
        assertThat(Legible.text("a\u0000b\u001Bc\uFFFEd\uD800e\r\nf\tg"))
                .isEqualTo("a[U+0000]b[U+001B]c[U+FFFE]d[U+D800]e\nf g");
        assertThat(Legible.text("款\u202E001")).isEqualTo("款[U+202E]001");
        assertThat(GLYPHS.legible("好😀")).isEqualTo("好[U+1F600]");
    }

    @Test
    void aLineIsNoWiderThanItsRoomAndNothingIsLost() {
        var text = "黑龙江省人民政府办公厅（电子政务中心）发布：《运行维护规范》，自 2026-11-01 起施行。" + "x".repeat(200) + " end of it";
        var lines = Lines.of(GLYPHS, text, 120, 10);
        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(GLYPHS.width(line, 10)).isLessThanOrEqualTo(120));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void noLineBeginsWithAFullStopOrEndsWithAnOpeningBracket() {
        var text = "运维（一）、运维（二），运维（三）。".repeat(40);
        for (var width = 45; width < 90; width++)
            assertThat(Lines.of(GLYPHS, text, width, 10))
                    .allSatisfy(
                            line -> assertThat(line).doesNotMatch("^[，。、）].*").doesNotMatch(".*（$"));
    }

    @Test
    void wordsAndIdentifiersStayWhole() {
        assertThat(Lines.of(GLYPHS, "编号 INC-2026-1000 end", 75, 10)).containsExactly("编号", "INC-2026-1000", "end");
    }

    @Test
    void anAxisGoesFromOneRoundNumberToAnother() {
        assertThat(axis(true, "0", "373")).isEqualTo(List.of("0", "100", "200", "300", "400"));
        assertThat(axis(true, "-30", "20")).isEqualTo(List.of("-30", "-20", "-10", "0", "10", "20"));
        assertThat(axis(false, "0.9951", "0.9998"))
                .isEqualTo(List.of("0.995", "0.996", "0.997", "0.998", "0.999", "1"));
        assertThat(axis(true)).startsWith("0").endsWith("1");
        assertThat(axis(false, "7", "7")).contains("7");
        assertThat(axis(true, "1E+12"))
                .startsWith("0")
                .endsWith("1000000000000")
                .hasSizeLessThan(8);
        assertThat(axis(false, "-5", "-5")).contains("-5");
    }

    private static List<String> axis(boolean zero, String... values) {
        var numbers = new ArrayList<BigDecimal>();
        for (var value : values) numbers.add(new BigDecimal(value));
        return Axis.of(numbers, zero).ticks().stream()
                .map(tick ->
                        tick.signum() == 0 ? "0" : tick.stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void everyPhraseIsSaidInBothLanguages() {
        var chinese = ResourceBundle.getBundle(Phrases.class.getName(), Locale.ROOT);
        var english = ResourceBundle.getBundle(Phrases.class.getName(), Locale.ENGLISH);
        assertThat(english.getLocale()).isEqualTo(Locale.ENGLISH);
        assertThat(chinese.keySet()).isNotEmpty().allSatisfy(key -> {
            assertThat(GLYPHS.legible(chinese.getString(key))).isEqualTo(chinese.getString(key));
            assertThat(english.getString(key)).isNotNull();
        });
    }
}
