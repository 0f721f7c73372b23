package org.taizhang.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.api.web.Problem;

class MediaTypesTest {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final MediaTypes TYPES = new MediaTypes(Set.of(
            "text/plain", "text/csv", "application/zip", "application/ofd", "application/msword", "image/jpeg", WORD));

    @TempDir
    Path folder;

    private String settle(@Nullable String declared, byte[] bytes) throws IOException {
        return TYPES.settle(declared, Files.write(folder.resolve("file"), bytes));
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, ffd8ffe000104a46, image/jpeg",
        "image/jpg, ffd8ffe000104a46, image/jpeg",
        "application/octet-stream, ffd8ffe000104a46, image/jpeg",
        "application/msword, d0cf11e0a1b11ae10000, application/msword",
        "text/csv; charset=utf-8, 612c620a312c32, text/csv",
    })
    void whatTheBytesDoNotContradictIsTaken(String declared, String hex, String type) throws IOException {
        assertThat(settle(declared, HexFormat.of().parseHex(hex))).isEqualTo(type);
    }

    @Test
    void whatNobodySaysIsFoundOut() throws IOException {
        assertThat(settle(null, utf8("2026-11-23 08:15:00 ERROR 数据库连接失败\n"))).isEqualTo("text/plain");
        assertThat(settle("", "日志：磁盘已满".getBytes(Charset.forName("GB18030")))).isEqualTo("text/plain");
        assertThat(settle("", zip("OFD.xml", "Doc_0/Document.xml"))).isEqualTo("application/ofd");
        assertThat(settle("", zip("[Content_Types].xml", "word/document.xml"))).isEqualTo(WORD);
        assertThat(settle("application/zip", zip("[Content_Types].xml", "word/document.xml")))
                .isEqualTo("application/zip");
        assertThat(settle("application/x-zip-compressed", zip("logs/a.log"))).isEqualTo("application/zip");
    }

    @Test
    void aCharacterCutOffWhereOneStopsLookingIsNoReason() throws IOException {
        assertThat(settle("text/plain", utf8("日".repeat(5_000)))).isEqualTo("text/plain");
        assertThat(settle("text/plain", utf8("x" + "日".repeat(5_000)))).isEqualTo("text/plain");
        assertThat(settle("text/plain", utf8("xx" + "日".repeat(5_000)))).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><p>",
                "\uFEFF  <html>",
                "<script>alert(1)</script>",
                "<?xml version='1.0'?><svg onload='x'/>",
                "<svg/>",
                "#!/bin/sh\nrm -rf /",
                "<?php phpinfo();",
                "MZ\u0000\u0000",
                "\u007fELF\u0000\u0000"
            })
    void programsPagesAndScriptsAreRefusedWhateverTheyAreCalled(String text) {
        for (var declared : new String[] {"text/plain", "", "image/jpeg"}) assertRefused(declared, utf8(text));
    }

    @Test
    void packedProgramsAndMacrosAreRefused() throws IOException {
        assertRefused("application/zip", zip("META-INF/MANIFEST.MF", "a/B.class"));
        assertRefused("application/zip", zip("AndroidManifest.xml", "classes.dex"));
        assertRefused(WORD, zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        assertRefused("application/zip", utf8("PK\u0003\u0004 and nothing that follows"));
    }

    @Test
    void whatIsSaidToBeAnotherThingIsRefused() throws IOException {
        assertRefused(WORD, zip("logs/a.log"));
        assertRefused("image/jpeg", utf8("a text"));
        assertRefused("text/csv", zip("logs/a.log"));
        assertRefused("application/json", utf8("{}"));
    }

    private void assertRefused(String declared, byte[] bytes) {
        assertThatThrownBy(() -> settle(declared, bytes))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(415));
    }
}
