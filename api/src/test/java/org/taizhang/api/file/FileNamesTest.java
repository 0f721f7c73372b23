package org.taizhang.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\照片\\巡检照片.jpg, 巡检照片.jpg",
        "gpj\u202Egpj.exe, gpjgpj.exe",
        "' a.txt ', a.txt",
        "'', file",
        ".., file",
        "a/.., file",
        "\\, file",
    })
    void aNameIsWhatCanBeSeenWithoutFolders(String given, String clean) {
        assertThat(FileNames.clean(given)).isEqualTo(clean);
    }

    @Test
    void whatCannotBeSeenIsNoPartOfAName() {
        assertThat(FileNames.clean("a\u0000b\r\n\u007f.txt")).isEqualTo("ab.txt");
    }

    @Test
    void noNameIsNamedToo() {
        assertThat(FileNames.clean(null)).isEqualTo("file");
    }

    @Test
    void aLongNameKeepsItsExtensionAndWholeCharacters() {
        assertThat(FileNames.clean("长".repeat(300) + ".pdf")).hasSize(200).endsWith("长.pdf");
        var rare = FileNames.clean("𠮷".repeat(150) + "a.pdf");
        assertThat(rare).endsWith("𠮷.pdf");
        assertThat(rare.length()).isLessThanOrEqualTo(200);
    }
}
