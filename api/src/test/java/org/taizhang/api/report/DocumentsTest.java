package org.taizhang.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taizhang.api.report.Documents.Form;
import org.taizhang.api.report.Section.Paragraph;

/** A report is signed by its digest: what is written depends on nothing but the report. */
class DocumentsTest {
    @ParameterizedTest
    @EnumSource
    void theSameReportGivesTheSameBytes(Form form) throws Exception {
        assertThat(Written.as(form, Samples.typical())).isEqualTo(Written.as(form, Samples.typical()));
    }

    @ParameterizedTest
    @EnumSource
    void anotherReportGivesOthers(Form form) throws Exception {
        var one = Written.as(form, Samples.of(new Paragraph(Wording.of("甲"))));
        assertThat(one).isNotEqualTo(Written.as(form, Samples.of(new Paragraph(Wording.of("乙")))));
    }

    @Test
    void anotherProcessInAnotherPlaceWritesTheSame(@TempDir Path folder) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=ar",
                        "-Duser.country=SA",
                        "-Duser.timezone=America/St_Johns",
                        "-Dfile.encoding=ISO-8859-1",
                        "-Djava.awt.headless=true",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Samples.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        for (var form : Form.values())
            assertThat(Files.readAllBytes(folder.resolve("typical." + form.extension())))
                    .isEqualTo(Written.as(form, Samples.typical()));
    }

    @Test
    void manyAreWrittenAtOnce() throws Exception {
        var alone = Written.as(Form.PDF, Samples.typical());
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<byte[]> write = () -> Written.as(Form.PDF, Samples.typical());
            for (var written : threads.invokeAll(List.of(write, write, write, write)))
                assertThat(written.get()).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCX", "XLSX"})
    void partsLieInOrderAndBearNoTime(Form form) throws Exception {
        var names = new TreeSet<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(Written.as(form, Samples.typical())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(names.isEmpty() || names.last().compareTo(entry.getName()) < 0)
                        .isTrue();
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                names.add(entry.getName());
            }
        }
        assertThat(names.first()).isEqualTo("[Content_Types].xml");
    }

    @Test
    void aFormSaysHowItIsServed() {
        assertThat(Form.PDF.mediaType()).isEqualTo("application/pdf");
        assertThat(Form.DOCX.extension()).isEqualTo("docx");
        assertThat(Form.XLSX.mediaType()).endsWith("spreadsheetml.sheet");
    }
}
