package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypefaceTest {
    @TempDir
    private Path folder;

    @Test
    void theFontThatComesWithTheProductDrawsWhatIsCommon() {
        try (var glyphs = Typeface.bundled().glyphs()) {
            var common = "〇一丁七万丈三上下不与丑专且世丘丙业丛东丝丞丢两严丧个中，。；：！？“”‘’（）《》【】、—…％℃№㎡±×÷≥≤→";
            assertThat(glyphs.legible(common)).isEqualTo(common);
            assertThat(glyphs.draws(0x1F600)).isFalse();
        }
    }

    @Test
    void aFontThatWillNotDoIsRefusedInASentence() throws IOException {
        assertRefused(folder.resolve("none.ttf"), "none.ttf cannot be read");
        assertRefused(
                file("text.ttf", "nothing of a font".getBytes(StandardCharsets.UTF_8)),
                "is no font that can be embedded");
        assertRefused(file("empty.ttf", new byte[0]), "is no font that can be embedded");
        assertRefused(
                file("cff.otf", "OTTO and more".getBytes(StandardCharsets.UTF_8)), "its outlines are PostScript's");
    }

    @Test
    void aFontWithoutChineseIsRefused() throws IOException {
        try (var latin =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            assertRefused(file("latin.ttf", latin.readAllBytes()), "it is no Chinese font");
        }
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(Path font, String why) {
        assertThatThrownBy(() -> Typeface.of(font))
                .isInstanceOf(UnusableFont.class)
                .hasMessageContaining(why);
    }
}
