package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.report.Documents.Form;
import org.taizhang.probes.peer.Peer;

/** What other programs make of the documents: LibreOffice reads them, poppler draws them. */
class OfficeTest {
    private static final Path OFFICE = Path.of("/usr/lib/libreoffice/program");

    @TempDir
    private Path folder;

    @Test
    void libreOfficeReadsTheDocument() throws Exception {
        needs("libswlo.so", "libreoffice-writer-nogui");
        try (var pdf = Loader.loadPDF(converted(Form.DOCX).toFile())) {
            assertThat(pdf.getNumberOfPages()).isBetween(15, 60);
            var text = Written.text(pdf);
            assertThat(text)
                    .contains("一、总体运行情况", "十、问题与改进建议", "INC-2026-1039", "第 2 页 共 " + pdf.getNumberOfPages() + " 页");
            assertThat(Written.text(pdf, 3)).contains("处置用时");
        }
    }

    @Test
    void libreOfficeReadsTheSpreadsheet() throws Exception {
        needs("libsclo.so", "libreoffice-calc-nogui");
        try (var pdf = Loader.loadPDF(converted(Form.XLSX).toFile())) {
            assertThat(Written.text(pdf))
                    .contains("一、总体运行情况", "INC-2026-1039", "44,640", "99.875%", "2026-10-20 21:34:58", "3:51:13");
        }
    }

    @Test
    void popplerDrawsThePages() throws Exception {
        var draw = Peer.needs("pdftoppm", "poppler-utils");
        var file = Files.write(folder.resolve("typical.pdf"), Written.as(Form.PDF, Samples.typical()));
        run(
                draw,
                "-r",
                "50",
                "-l",
                "2",
                "-png",
                file.toString(),
                folder.resolve("page").toString());
        var cover = ImageIO.read(folder.resolve("page-01.png").toFile());
        var first = ImageIO.read(folder.resolve("page-02.png").toFile());
        assertThat(share(cover, Colours.RED)).isBetween(0.001, 0.02);
        assertThat(share(first, Colours.SHADE)).isBetween(0.005, 0.1);
        assertThat(share(first, Colours.WHITE)).isBetween(0.6, 0.95);
    }

    private static double share(BufferedImage image, int colour) {
        var dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return (double) Arrays.stream(dots).filter(dot -> isLike(dot, colour)).count() / dots.length;
    }

    private static boolean isLike(int dot, int colour) {
        for (var shift : new int[] {0, 8, 16})
            if (Math.abs((dot >> shift & 0xFF) - (colour >> shift & 0xFF)) > 6) return false;
        return true;
    }

    private static void needs(String part, String debianPackage) {
        assumeThat(OFFICE.resolve(part))
                .as("LibreOffice is not installed: apt-get install %s", debianPackage)
                .exists();
    }

    private Path converted(Form form) throws Exception {
        var file = Files.write(folder.resolve("typical." + form.extension()), Written.as(form, Samples.typical()));
        run(
                OFFICE.resolve("soffice").toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.resolve("converted").toString(),
                file.toString());
        return folder.resolve("converted/typical.pdf");
    }

    private void run(String... command) throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
